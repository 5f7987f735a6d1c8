package org.bandeja.attendant.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.model.AutoAttendant;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.ChoiceId;
import org.bandeja.attendant.rules.Turn;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.AutomaticMessages;
import org.bandeja.conversation.service.CustomersWords;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;
import org.bandeja.routing.service.Router;
import org.bandeja.routing.service.Way;

/**
 * One step of one dialog: what was said, the answer, where it leads, in one transaction, so that a step that is done again has never been
 * done. Locks are taken in one order: the dialog, what is at the end of the way, the conversation.
 */
@Stateless
@PermitAll
public class DialogDesk {
    /** Who writes in several pieces does not get an answer to each. */
    static final Duration QUIET = Duration.ofSeconds(1);

    /** Who never stops gets one all the same. */
    static final Duration LONGEST = Duration.ofSeconds(6);

    /** The longest silence that attendants wait for is shorter: then it is over anyway. */
    private static final Duration UNHEARD_WITHIN = Duration.ofDays(1);

    @Inject
    Dialogs dialogs;

    @Inject
    Attendants attendants;

    @Inject
    TreeShelf shelf;

    @Inject
    DialogEar ear;

    @Inject
    CustomersWords words;

    @Inject
    Conversations conversations;

    @Inject
    AutomaticMessages automatic;

    @Inject
    Router router;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    @Inject
    Clock clock;

    /** Where something is to be looked at now. */
    public List<ConversationId> waiting(int limit) {
        Instant now = clock.instant();
        return Stream.of(
                        dialogs.calls().quiet(now.minus(QUIET), now.minus(LONGEST), limit),
                        dialogs.silent(now, limit),
                        dialogs.unheard(now.minus(UNHEARD_WITHIN), limit))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Whether somebody writes who is not quiet yet. */
    public boolean isSomebodyWriting() {
        return dialogs.calls().isAny();
    }

    /** Looks at one dialog; another worker that has it is not waited for. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void attend(ConversationId id) {
        Optional<Dialog> dialog = dialogs.lockIfFree(id);
        if (dialog.isEmpty() && dialogs.find(id).isPresent()) {
            return;
        }
        long calls = dialogs.calls().last(id);
        dialog.filter(found -> found.state() != Dialog.State.ENDED).ifPresent(this::step);
        dialogs.calls().forget(id, calls);
    }

    /**
     * It broke, and everything was undone: noted, so that it is not tried for ever.
     *
     * @return whether the fallback is next
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean failed(ConversationId id) {
        Optional<Dialog> dialog = dialogs.lockIfFree(id);
        dialog.ifPresent(found -> {
            found.failed(clock.instant());
            boolean talking = found.state() == Dialog.State.TALKING;
            if (!talking && found.isBroken()) {
                found.end();
            }
            if (talking || found.isBroken()) {
                // While it talks it is due again in a moment, and reads what was said by itself.
                dialogs.calls().forget(id, dialogs.calls().last(id));
            }
        });
        return dialog.filter(Dialog::isBroken).isPresent();
    }

    /** The last resort: nothing is asked and nothing is said, the conversation goes to where people see it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void giveUp(ConversationId id) {
        dialogs.lockIfFree(id).ifPresent(dialog -> {
            Way way = open(fallbacks(dialog)).orElseGet(router::nowhere);
            Conversation conversation = conversations.lockForSystem(id);
            if (conversation.isOpen() && conversation.attendant().isPresent()) {
                way.lead(conversation, RouteReason.ERROR, clock.instant());
            }
            dialog.end();
        });
    }

    private void step(Dialog dialog) {
        Instant now = clock.instant();
        List<CustomersWords.Word> said = words.after(dialog.conversation(), dialog.heardSeq());
        Optional<AttendantTree> tree = shelf.tree(dialog.attendant(), dialog.number());
        if (tree.isEmpty()) {
            throw new IllegalStateException("no tree " + dialog.number() + " of attendant " + dialog.attendant());
        }
        boolean answered = words.isAnsweredElsewhere(dialog.conversation(), dialog.heardSeq());
        Optional<Turn> turn = (answered ? ear.silenced(dialog, tree.get()) : ear.listen(dialog, tree.get(), said, now))
                .filter(next -> !leadsWhereItLed(dialog, next));
        Optional<Way> way = turn.flatMap(Turn::lead)
                .flatMap(lead -> open(Stream.concat(Stream.of(lead.route()), fallbacks(dialog))));
        Conversation conversation = conversations.lockForSystem(dialog.conversation());
        if (!isStillIts(dialog, conversation)) {
            dialog.end();
            return;
        }
        said.forEach(word -> dialog.heard(word.seq()));
        turn.ifPresent(next -> take(dialog, conversation, next, way, now));
        if (answered) {
            dialog.end();
        }
    }

    /** Somebody touched an answer twice: he keeps his place among those who wait. */
    private static boolean leadsWhereItLed(Dialog dialog, Turn turn) {
        return turn.lead().filter(lead -> dialog.isLedTo(lead.route())).isPresent();
    }

    /** While it talks, the conversation says so; when it has led it away, no person has had it since, and nobody has moved it. */
    private static boolean isStillIts(Dialog dialog, Conversation conversation) {
        if (!conversation.isOpen()) {
            return false;
        }
        if (dialog.state() == Dialog.State.TALKING) {
            return conversation.attendant().filter(dialog.attendant()::equals).isPresent();
        }
        return conversation.assignee().isEmpty()
                && conversation.lastAssignee().isEmpty()
                && conversation.attendant().isEmpty()
                && conversation.department().equals(dialog.ledTo());
    }

    /** The first that takes something; empty: none does. */
    private Optional<Way> open(Stream<String> routes) {
        return routes.flatMap(route -> Route.parse(route).stream())
                .flatMap(route -> router.open(route).stream())
                .findFirst();
    }

    /** That of its own version, then that of the newest: where an older one leads may be archived. */
    private Stream<String> fallbacks(Dialog dialog) {
        return Stream.concat(Stream.of(dialog.number()), ear.newest(dialog).stream())
                .distinct()
                .flatMap(number -> shelf.tree(dialog.attendant(), number).stream())
                .map(AttendantTree::fallback);
    }

    /** @param way where it leads; empty: nothing is taken there, or it leads nowhere */
    private void take(Dialog dialog, Conversation conversation, Turn turn, Optional<Way> way, Instant now) {
        if (turn.renewed()) {
            ear.newest(dialog).ifPresent(dialog::goOnWith);
        }
        AttendantTree tree = shelf.tree(dialog.attendant(), dialog.number()).orElseThrow();
        String name =
                attendants.find(dialog.attendant()).map(AutoAttendant::name).orElse(AutomaticMessages.BANDEJA);
        // Nobody is promised who cannot come.
        boolean said = turn.say()
                .filter(say -> turn.lead().isEmpty() || way.isPresent())
                .map(say -> say(dialog, conversation, tree, say, name, now))
                .orElse(false);
        turn.chosen()
                .ifPresent(choice -> paths.add(
                        conversation.id(), RouteStep.option(dialog.attendant(), choice.key(), choice.label(), now)));
        // What could not be said is answered by nobody: it is looked at again at once.
        Duration wait = said && turn.lead().isEmpty()
                ? Duration.ofMinutes(tree.silence().minutes())
                : Duration.ZERO;
        if (turn.lead().isEmpty()) {
            backToItself(dialog, conversation, name, now);
        }
        dialog.goOn(turn.state().path(), turn.state().wrong(), turn.state().reminded(), now.plus(wait));
        turn.lead().ifPresent(lead -> lead(dialog, conversation, lead, way, now));
    }

    private void lead(Dialog dialog, Conversation conversation, Turn.Lead lead, Optional<Way> way, Instant now) {
        way.orElseGet(router::nowhere).lead(conversation, lead.why(), now);
        if (conversation.attendant().isEmpty()) {
            dialog.led(conversation.department(), lead.route());
        }
    }

    /** Who had been led away and touches an answer that leads to a menu talks with the attendant again. */
    private void backToItself(Dialog dialog, Conversation conversation, String name, Instant now) {
        if (dialog.state() == Dialog.State.LED) {
            paths.add(conversation.id(), RouteStep.attendant(dialog.attendant(), name, RouteReason.OPTION, now));
            timeline.record(conversation.talksWith(dialog.attendant(), name, now));
        }
    }

    /** @return whether WhatsApp takes it */
    private boolean say(
            Dialog dialog, Conversation conversation, AttendantTree tree, Turn.Say say, String name, Instant now) {
        List<MessageId> said = Speech.messages(
                        tree,
                        say,
                        (menu, option) ->
                                new ChoiceId(dialog.attendant(), dialog.number(), menu.key(), option.key()).text())
                .stream()
                .flatMap(message -> automatic.say(conversation, Speech.reply(message), name, now).stream())
                .toList();
        said.forEach(dialog::said);
        return !said.isEmpty();
    }
}
