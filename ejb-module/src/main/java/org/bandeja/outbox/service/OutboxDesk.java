package org.bandeja.outbox.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.outbox.model.Attempt;
import org.bandeja.outbox.model.Attempts;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.outbox.rules.CallbackData;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.OutgoingFile;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.template.service.TemplateGate;
import org.jboss.logging.Logger;

/**
 * The steps of sending that touch the database, each a transaction of its own; between them WhatsApp is called. Every step
 * locks the conversation first.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxDesk {
    private static final Logger LOG = Logger.getLogger(OutboxDesk.class);
    private static final int MOST_TOLD = 200;

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Contacts contacts;

    @Inject
    Messages messages;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Outbox outbox;

    @Inject
    UnmatchedStatuses unmatched;

    @Inject
    FilesOut files;

    @Inject
    Attempts attempts;

    @Inject
    TemplateGate templates;

    @Inject
    StatusDesk statuses;

    @Inject
    Failures failures;

    @Inject
    Channels channels;

    @Inject
    Ticks ticks;

    @Inject
    Event<OutboxChanged> changed;

    @Inject
    Clock clock;

    /** What may leave now. */
    public List<Outbox.Due> due(int limit) {
        return outbox.due(clock.instant(), limit);
    }

    /** When something that waits for a time may leave at the earliest; empty when nothing does. */
    public Optional<Instant> earliest() {
        return outbox.earliest(clock.instant());
    }

    /** These have to wait for their customers' sake. */
    public void postpone(Map<MessageId, Instant> until) {
        until.forEach(outbox::postpone);
    }

    /**
     * Takes a message for sending by this node.
     *
     * @return empty when another node was faster, its number has been stopped, or it must not leave any more: then it has failed
     */
    public Optional<OutgoingMessage> claim(Outbox.Due due, String node) {
        Instant now = clock.instant();
        Conversation conversation = conversations.lockForSystem(due.conversation());
        Optional<OutboxEntry> found =
                outbox.lock(due.message()).filter(entry -> entry.state() == OutboxEntry.State.QUEUED);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        BusinessNumber number = numberOf(due);
        return mayLeave(due, number, now) ? claim(found.get(), conversation, number, node, now) : Optional.empty();
    }

    private Optional<OutgoingMessage> claim(
            OutboxEntry entry, Conversation conversation, BusinessNumber number, String node, Instant now) {
        Message message = messages.find(entry.message()).orElseThrow();
        Contact contact = contacts.find(conversation.contact()).orElseThrow();
        Contact address = addressOf(conversation, contact);
        OptionalInt obstacle = obstacle(message, conversation, contact, address, now);
        if (obstacle.isPresent()) {
            failures.notSent(entry, message, conversation, obstacle.getAsInt());
            return Optional.empty();
        }
        Optional<OutgoingFile> file = files.of(message);
        if (lacksFile(message, file)) {
            entry.awaitFile();
            changed.fire(new OutboxChanged());
            return Optional.empty();
        }
        leaves(entry, number, node, now);
        return Optional.of(outgoing(message, number, address, file));
    }

    /** Of several addresses of one person that which wrote last: the window is with that one. */
    private Contact addressOf(Conversation conversation, Contact contact) {
        return correspondences
                .via(conversation.number(), contact.id())
                .flatMap(contacts::find)
                .filter(part -> part.address().isPresent())
                .orElse(contact);
    }

    /** Locked when it is to be tried: one message does that. */
    private BusinessNumber numberOf(Outbox.Due due) {
        return due.trial()
                ? numbers.lock(due.number())
                : numbers.find(due.number()).orElseThrow();
    }

    /** From a number that runs, or as the one message that tries a stopped one. */
    private static boolean mayLeave(Outbox.Due due, BusinessNumber number, Instant now) {
        return number.stoppedBecauseOf().isEmpty() || due.trial() && number.isTrialDue(now);
    }

    /** Why it must not leave any more: the code of the error; empty when it may. */
    private OptionalInt obstacle(
            Message message, Conversation conversation, Contact contact, Contact address, Instant now) {
        if (message.said().isFreeForm() && !isWindowOpen(conversation, now)) {
            return OptionalInt.of(ErrorCatalogue.WINDOW_CLOSED);
        }
        if (address.isGroup() || phone(address).isEmpty() && address.userId().isEmpty()) {
            return OptionalInt.of(ErrorCatalogue.NO_ADDRESS);
        }
        return templates.refusal(message.said(), contact);
    }

    private boolean isWindowOpen(Conversation conversation, Instant now) {
        return correspondences
                .window(conversation.number(), conversation.contact())
                .filter(window -> window.mayLeaveAt(now))
                .isPresent();
    }

    private static Optional<String> phone(Contact contact) {
        return contact.phone().filter(value -> value.startsWith("+"));
    }

    private boolean lacksFile(Message message, Optional<OutgoingFile> file) {
        return message.media().isPresent() && file.isEmpty() || files.lacksOneOfCards(message);
    }

    /** The call follows for certain: only now a stopped number counts as tried. */
    private static void leaves(OutboxEntry entry, BusinessNumber number, String node, Instant now) {
        if (number.stoppedBecauseOf().isPresent()) {
            number.tried(now);
        }
        entry.claim(node, now);
    }

    private OutgoingMessage outgoing(
            Message message, BusinessNumber number, Contact address, Optional<OutgoingFile> file) {
        return new OutgoingMessage(
                number.phoneNumberId(),
                phone(address),
                address.userId(),
                message.said(),
                new CallbackData(message.id(), message.attempt()).text(),
                file,
                files.ofCards(message));
    }

    /** Its file is with WhatsApp: it may leave. */
    public void fileBrought(MessageId id) {
        withEntry(id, (entry, message, conversation) -> {
            if (entry.awaitsFile()) {
                entry.postpone(clock.instant());
                changed.fire(new OutboxChanged());
            }
        });
    }

    /** Its file could not be brought to WhatsApp: it has not left. */
    public void fileNotBrought(MessageId id, SendResult why) {
        withEntry(id, (entry, message, conversation) -> {
            if (entry.awaitsFile()) {
                entry.attempt();
                if (why instanceof SendResult.Refused refused) {
                    failures.refused(entry, message, conversation, refused);
                } else if (why instanceof SendResult.NotReached notReached) {
                    failures.notReached(entry, message, conversation, notReached);
                }
            }
        });
    }

    /** Records how the call ended. */
    public void conclude(Outbox.Due due, SendResult result) {
        Conversation conversation = conversations.lockForSystem(due.conversation());
        Message message = messages.find(due.message()).orElseThrow();
        Optional<OutboxEntry> found = outbox.lock(due.message()).filter(entry -> isConcludedBy(result, entry));
        if (found.isEmpty()) {
            return;
        }
        OutboxEntry entry = found.get();
        if (result instanceof SendResult.Accepted accepted) {
            accepted(entry, message, conversation, accepted);
        } else if (reachedCustomer(message)) {
            remove(entry);
        } else if (message.status() == MessageStatus.FAILED) {
            failures.afterFailure(found, message, conversation);
        } else if (result instanceof SendResult.Refused refused) {
            refused(entry, message, conversation, refused);
        } else if (result instanceof SendResult.NotReached notReached) {
            failures.notReached(entry, message, conversation, notReached);
        } else {
            LOG.warnf("message %s is in doubt: %s", message.id().text(), result);
            entry.doubt(clock.instant());
        }
    }

    /** What WhatsApp took is known even if this node was thought dead meanwhile. */
    private static boolean isConcludedBy(SendResult result, OutboxEntry entry) {
        return entry.state() == OutboxEntry.State.SENDING
                || entry.state() == OutboxEntry.State.IN_DOUBT && result instanceof SendResult.Accepted;
    }

    /** A node died while it sent this, or hangs: nobody knows whether WhatsApp took it. */
    public void abandoned(MessageId id) {
        withEntry(id, (entry, message, conversation) -> {
            if (entry.state() == OutboxEntry.State.SENDING) {
                if (reachedCustomer(message)) {
                    remove(entry);
                } else {
                    entry.doubt(clock.instant());
                }
            }
        });
    }

    /**
     * Nothing has settled the doubt: the agent has to know.
     *
     * @return whether that was so; else something has settled it meanwhile
     */
    public boolean tellDoubt(MessageId id) {
        AtomicBoolean told = new AtomicBoolean();
        withEntry(id, (entry, message, conversation) -> {
            if (entry.state() == OutboxEntry.State.IN_DOUBT) {
                message.doubt(ErrorCatalogue.IN_DOUBT);
                failures.record(message, Attempt.Outcome.IN_DOUBT, ErrorCatalogue.IN_DOUBT, "", clock.instant());
                ticks.tell(message, conversation);
                remove(entry);
                told.set(true);
            }
        });
        return told.get();
    }

    /** What a dead node was sending. */
    public List<MessageId> abandoned(String node, Duration longestCall, boolean nodeJustStarted) {
        return outbox.abandoned(node, clock.instant(), longestCall, nodeJustStarted);
    }

    /** What has been in doubt for so long that agents have to be told. */
    public List<MessageId> inDoubtTooLong() {
        return outbox.inDoubtSince(clock.instant().minus(OutboxEntry.TELL_DOUBT_AFTER));
    }

    /** What has waited for a while, and whoever wrote it does not know why. */
    public List<OutboxEntry> waitingUntold() {
        return outbox.waitingUntold(clock.instant().minus(OutboxEntry.TELL_WAIT_AFTER), MOST_TOLD);
    }

    /** @param customerWaits whether it waits because much has just gone to the same customer */
    public void tellWait(MessageId id, BiPredicate<NumberId, ContactId> customerWaits) {
        withEntry(id, (entry, message, conversation) -> {
            int own = customerWaits.test(entry.number(), conversation.contact())
                    ? ErrorCatalogue.PAIR_RATE
                    : ErrorCatalogue.WAITS_ITS_TURN;
            int usual = outbox.reasonBefore(entry).orElse(own);
            int code = numbers.find(entry.number())
                    .orElseThrow()
                    .stoppedBecauseOf()
                    .orElse(usual);
            boolean known = message.errorCode().orElse(0) == code;
            if (entry.state() == OutboxEntry.State.QUEUED && !known) {
                message.hold(code, "");
                ticks.tell(message, conversation);
            }
        });
    }

    /** What WhatsApp took and has not spoken of in time. */
    public List<MessageId> acceptedSilently() {
        return outbox.acceptedSilently(clock.instant(), MOST_TOLD);
    }

    /** It holds nothing back any more; if it tried a stopped number, that number works. */
    public void forgetAccepted(MessageId id) {
        withEntry(id, (entry, message, conversation) -> {
            Instant now = clock.instant();
            if (entry.isForgottenAt(now)) {
                channels.proved(entry, now);
                remove(entry);
            }
        });
    }

    private interface Step {
        void apply(OutboxEntry entry, Message message, Conversation conversation);
    }

    private void withEntry(MessageId id, Step step) {
        Optional<ConversationId> where = messages.conversationOfForSystem(id);
        if (where.isPresent()) {
            Conversation conversation = conversations.lockForSystem(where.get());
            outbox.lock(id)
                    .ifPresent(entry -> step.apply(entry, messages.find(id).orElseThrow(), conversation));
        }
    }

    private void accepted(OutboxEntry entry, Message message, Conversation conversation, SendResult.Accepted accepted) {
        Instant now = clock.instant();
        message.accepted(accepted.whatsappId());
        if (message.attempts() > 1) {
            attempts.record(
                    message.id(),
                    new Attempt(
                            message.attempts(),
                            now,
                            Attempt.Outcome.ACCEPTED,
                            OptionalInt.empty(),
                            "",
                            message.whatsappId()));
        }
        if (accepted.heldBack() && message.status() == MessageStatus.SENDING) {
            message.hold(ErrorCatalogue.HELD_BACK, "");
            ticks.tell(message, conversation);
        }
        entry.accepted(now);
        // The name has to stand in the database before the look: see StatusDesk.
        conversations.flush();
        ReportedStatus.failuresLast(unmatched.take(phoneNumberId(message), accepted.whatsappId()))
                .forEach(status -> statuses.apply(status, message, conversation));
        if (reachedCustomer(message)) {
            channels.proved(entry, now);
            outbox.lock(message.id()).ifPresent(this::remove);
        } else if (message.status() == MessageStatus.FAILED) {
            failures.afterFailure(outbox.lock(message.id()), message, conversation);
        }
    }

    private void refused(OutboxEntry entry, Message message, Conversation conversation, SendResult.Refused refused) {
        if (files.forgetIfUnknown(refused.code(), message, entry)) {
            entry.postpone(clock.instant());
            changed.fire(new OutboxChanged());
        } else {
            failures.refused(entry, message, conversation, refused);
        }
    }

    private String phoneNumberId(Message message) {
        return numbers.find(message.number()).orElseThrow().phoneNumberId();
    }

    private void remove(OutboxEntry entry) {
        outbox.remove(entry, clock.instant());
        changed.fire(new OutboxChanged());
    }

    private static boolean reachedCustomer(Message message) {
        return message.status().ordinal() >= MessageStatus.SENT.ordinal();
    }
}
