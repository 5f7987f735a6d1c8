package org.bandeja.push.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * A committed change, as thin as can be: what the screens are told, and in which order.
 *
 * @param id counts up in the order of insertion, which is not the order of commits; 0 before it is stored
 * @param seq gap-free within its conversation; empty for what concerns one agent only, or the contact
 * @param fromDepartment whose members lose sight of the conversation
 * @param onlyFor empty: all who may see the conversation; of a changed presence, and of writing: whose it is
 * @param trace under which the log tells what led to it
 */
public record InboxEvent(
        long id,
        Instant at,
        EventType type,
        Optional<ConversationId> conversation,
        Optional<Long> seq,
        Optional<DepartmentId> department,
        Optional<DepartmentId> fromDepartment,
        Optional<AgentId> onlyFor,
        Optional<MessageId> message,
        Optional<Long> timeline,
        Optional<String> trace) {
    public InboxEvent {
        requireNonNull(at, "at");
        requireNonNull(type, "type");
    }

    /** Something about a message. */
    public static InboxEvent ofMessage(
            EventType type,
            ConversationId conversation,
            long seq,
            Optional<DepartmentId> department,
            MessageId message,
            Instant at) {
        return new InboxEvent(
                0,
                at,
                type,
                Optional.of(conversation),
                Optional.of(seq),
                department,
                Optional.empty(),
                Optional.empty(),
                Optional.of(message),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A line of history.
     *
     * @param from whose members may lose sight of the conversation
     */
    public static InboxEvent ofTimeline(
            EventType type,
            ConversationId conversation,
            long seq,
            Optional<DepartmentId> department,
            Optional<DepartmentId> from,
            long timeline,
            Instant at) {
        return new InboxEvent(
                0,
                at,
                type,
                Optional.of(conversation),
                Optional.of(seq),
                department,
                from,
                Optional.empty(),
                Optional.empty(),
                Optional.of(timeline),
                Optional.empty());
    }

    /** The contact of a conversation has changed. */
    public static InboxEvent ofContact(ConversationId conversation, Optional<DepartmentId> department, Instant at) {
        return new InboxEvent(
                0,
                at,
                EventType.CONTACT_CHANGED,
                Optional.of(conversation),
                Optional.empty(),
                department,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** For one agent, about a conversation. */
    public static InboxEvent forAgent(EventType type, AgentId agent, ConversationId conversation, Instant at) {
        return new InboxEvent(
                0,
                at,
                type,
                Optional.of(conversation),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(agent),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Administrators have something to see to, or no longer. */
    public static InboxEvent noticeChanged(Instant at) {
        return new InboxEvent(
                0,
                at,
                EventType.NOTICE_CHANGED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The company has other labels, or calls them otherwise. */
    public static InboxEvent labelsChanged(Instant at) {
        return new InboxEvent(
                0,
                at,
                EventType.LABELS_CHANGED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Colleagues see this agent otherwise. */
    public static InboxEvent presenceChanged(AgentId whose, Instant at) {
        return new InboxEvent(
                0,
                at,
                EventType.PRESENCE_CHANGED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(whose),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Somebody is writing in a conversation, or not any more. */
    public static InboxEvent typing(ConversationId conversation, AgentId whose, boolean ended, Instant at) {
        return forAgent(ended ? EventType.CONVERSATION_TYPED : EventType.CONVERSATION_TYPING, whose, conversation, at);
    }

    /** Whether it is about somebody who writes at this moment, for all others who see the conversation. */
    public boolean isOfTyping() {
        return type.isOfTyping();
    }

    /** What this agent may see has changed, or their logins have ended. */
    public static InboxEvent accessChanged(AgentId agent, Instant at) {
        return new InboxEvent(
                0,
                at,
                EventType.ACCESS_CHANGED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(agent),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Likewise, with what led to it; what is known of that already stays. */
    public InboxEvent traced(Optional<String> by) {
        return trace.isPresent() || by.isEmpty()
                ? this
                : new InboxEvent(
                        id, at, type, conversation, seq, department, fromDepartment, onlyFor, message, timeline, by);
    }
}
