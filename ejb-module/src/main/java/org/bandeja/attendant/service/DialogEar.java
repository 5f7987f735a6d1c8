package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.model.AutoAttendant;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.ChoiceId;
import org.bandeja.attendant.rules.DialogState;
import org.bandeja.attendant.rules.Dialogue;
import org.bandeja.attendant.rules.Turn;
import org.bandeja.attendant.rules.Utterance;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.service.AutomaticMessages;
import org.bandeja.conversation.service.CustomersWords;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.service.Router;

/** Makes of what a customer said what an attendant does next. Reads only. */
@ApplicationScoped
public class DialogEar {
    @Inject
    Attendants attendants;

    @Inject
    TreeShelf shelf;

    @Inject
    AttendantHours hours;

    @Inject
    Messages messages;

    @Inject
    Router router;

    @Inject
    AutomaticMessages automatic;

    /** @return empty: nothing is to be done */
    Optional<Turn> listen(Dialog dialog, AttendantTree tree, List<CustomersWords.Word> said, Instant now) {
        return dialog.state() == Dialog.State.TALKING
                ? talk(dialog, tree, said, now).map(turn -> heard(dialog, tree, turn, now))
                : changedMind(dialog, dialogue(dialog, tree, now), said);
    }

    /** What would only say something is left where WhatsApp takes nothing any more. */
    private Turn heard(Dialog dialog, AttendantTree tree, Turn turn, Instant now) {
        return turn.lead().isPresent() || automatic.canBeSaid(dialog.conversation(), now)
                ? turn
                : Dialogue.mute(state(dialog), tree);
    }

    private Optional<Turn> talk(Dialog dialog, AttendantTree tree, List<CustomersWords.Word> said, Instant now) {
        DialogState state = state(dialog);
        Dialogue dialogue = dialogue(dialog, tree, now);
        if (dialog.isBroken() || dialog.isChased() || hasFailed(dialog)) {
            return Optional.of(dialogue.broken(state));
        }
        if (state.isBeginning() || !said.isEmpty()) {
            return Optional.of(dialogue.hear(state, utterances(dialog, said)));
        }
        return dialog.isDueAt(now) ? Optional.of(dialogue.silent(state)) : Optional.empty();
    }

    /** A person of the company has answered: it says nothing any more, and leads nowhere else what it has led away. */
    Optional<Turn> silenced(Dialog dialog, AttendantTree tree) {
        return dialog.state() == Dialog.State.TALKING
                ? Optional.of(Dialogue.answeredElsewhere(state(dialog), tree))
                : Optional.empty();
    }

    /** Only a touch of one of its answers wakes it again: everything else is said to whoever comes. */
    private Optional<Turn> changedMind(Dialog dialog, Dialogue dialogue, List<CustomersWords.Word> said) {
        List<Utterance> touched = utterances(dialog, said).stream()
                .filter(Utterance.Chosen.class::isInstance)
                .toList();
        return touched.isEmpty() ? Optional.empty() : Optional.of(dialogue.hear(state(dialog), touched));
    }

    private static DialogState state(Dialog dialog) {
        return new DialogState(dialog.path(), dialog.wrong(), dialog.isReminded());
    }

    private Dialogue dialogue(Dialog dialog, AttendantTree tree, Instant now) {
        return new Dialogue(tree, newer(dialog), hours.isOpen(tree, now), this::isUsable);
    }

    /** Where there is one that the dialog was not begun with. */
    private Optional<AttendantTree> newer(Dialog dialog) {
        return newest(dialog)
                .filter(number -> number != dialog.number())
                .flatMap(number -> shelf.tree(dialog.attendant(), number));
    }

    /** The number of the version that talks with whoever comes now. */
    Optional<Integer> newest(Dialog dialog) {
        return attendants
                .find(dialog.attendant())
                .map(AutoAttendant::number)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt);
    }

    /** An agent who has left takes nothing, but his department's inbox does. */
    private boolean isUsable(String route) {
        return Route.parse(route)
                .filter(found -> router.shown(found)
                        .problem()
                        .filter(problem -> problem != RouteProblem.DISABLED && problem != RouteProblem.NOT_MEMBER)
                        .isEmpty())
                .isPresent();
    }

    private boolean hasFailed(Dialog dialog) {
        return dialog.said()
                .flatMap(messages::find)
                .filter(message -> message.status() == MessageStatus.FAILED)
                .isPresent();
    }

    private List<Utterance> utterances(Dialog dialog, List<CustomersWords.Word> said) {
        return said.stream().map(word -> utterance(dialog, word)).toList();
    }

    private Utterance utterance(Dialog dialog, CustomersWords.Word word) {
        return word.choice()
                .flatMap(ChoiceId::parse)
                .filter(id -> id.attendant().equals(dialog.attendant()))
                .flatMap(id -> shelf.tree(id.attendant(), id.version())
                        .flatMap(tree -> tree.menu(id.menu()))
                        .flatMap(menu -> menu.option(id.option()))
                        .<Utterance>map(option -> new Utterance.Chosen(id.menu(), option)))
                .or(() -> word.text().map(Utterance.Written::new))
                .orElseGet(Utterance.Other::new);
    }
}
