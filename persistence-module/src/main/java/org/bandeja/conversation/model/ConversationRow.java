package org.bandeja.conversation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.label.model.LabelShown;
import org.bandeja.routing.model.NumberId;

/**
 * A conversation as lists and screens show it, read in one go. The same for everybody; what depends on who looks (unread,
 * flag, actions) is told by {@link #seenWith}.
 *
 * @param attendant the auto attendant that still talks with the customer
 * @param assignee who has it; of a completed one who had it last
 * @param window empty until the customer has written
 * @param freeUntil until when messages to the customer are free of charge, as WhatsApp said; perhaps past
 * @param anotherOpen whether it is completed, and another conversation of the two is open: then it cannot be reopened
 * @param messagesRemoved when its messages were removed, because they were old; empty: they were not
 * @param undoable what who did it may take back
 * @param labels by name
 */
public record ConversationRow(
        ConversationId id,
        long seq,
        ConversationStatus status,
        NumberShown number,
        ContactShown contact,
        Optional<DepartmentShown> department,
        Optional<AttendantShown> attendant,
        Optional<AgentShown> assignee,
        Optional<ServiceWindow> window,
        Optional<Instant> freeUntil,
        Optional<LastMessage> lastMessage,
        long inboundCount,
        long inboundBaseline,
        long renewedSeq,
        Optional<Instant> waitingSince,
        Instant openedAt,
        Optional<Instant> completedAt,
        Instant activityAt,
        boolean anotherOpen,
        Optional<Instant> messagesRemoved,
        Optional<UndoShown> undoable,
        List<LabelShown> labels) {

    /** The business number. */
    public record NumberShown(NumberId id, String phoneNumberId, String displayPhoneNumber, String name) {}

    /**
     * The customer.
     *
     * @param name the company's own name for the contact, else the profile name
     * @param marketingStopped since when the customer wants no marketing messages; empty: he has not said so
     * @param profileName as the customer calls himself
     * @param group whether it is a group of WhatsApp, where nothing is sent
     * @param blocked at the conversation's number
     * @param erased nothing of the person is left
     */
    public record ContactShown(
            ContactId id,
            String name,
            String profileName,
            Optional<String> phone,
            Optional<String> userId,
            boolean group,
            Optional<Instant> marketingStopped,
            boolean blocked,
            boolean erased) {}

    /**
     * The department.
     *
     * @param onlyAdminsTransfer whether assignees may not hand over their own
     */
    public record DepartmentShown(DepartmentId id, String name, boolean onlyAdminsTransfer) {}

    /** An auto attendant. */
    public record AttendantShown(AttendantId id, String name) {}

    /** An agent. */
    public record AgentShown(AgentId id, String name) {}

    /**
     * A deed that can be taken back.
     *
     * @param from whose the conversation was before
     */
    public record UndoShown(TimelineAction action, AgentId by, Optional<DepartmentId> from, Instant until) {}

    /**
     * What was said last.
     *
     * @param preview at most 200 characters
     */
    public record LastMessage(
            MessageId id,
            long seq,
            Direction direction,
            String type,
            Optional<String> preview,
            Instant at,
            MessageStatus status) {}

    public boolean isOpen() {
        return status == ConversationStatus.OPEN;
    }

    public Optional<DepartmentId> departmentId() {
        return department.map(DepartmentShown::id);
    }

    /** Open, in no department, and no attendant talks. */
    public boolean isWithoutRoute() {
        return isOpen() && department.isEmpty() && attendant.isEmpty();
    }

    /** The present assignee; empty when completed or unassigned. */
    public Optional<AgentId> assigneeId() {
        return isOpen() ? assignee.map(AgentShown::id) : Optional.empty();
    }

    /** What is new in it for an agent with this read mark. */
    public Activity seenWith(Optional<ReadMark> mark) {
        long read = mark.map(ReadMark::inboundCount).orElse(inboundBaseline);
        long unread = Math.max(0, inboundCount - read);
        boolean renewed = renewedSeq > mark.map(ReadMark::seq).orElse(0L);
        return new Activity(unread, unread > 0 || renewed);
    }

    /**
     * What is new for one agent.
     *
     * @param unread customer messages after the read mark
     * @param isNew also true for what was returned, reopened or moved by somebody else
     */
    public record Activity(long unread, boolean isNew) {}
}
