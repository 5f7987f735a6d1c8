package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.label.model.LabelId;
import org.bandeja.routing.model.NumberId;

/**
 * An episode of messages between one business number and one contact. It knows whether something is possible now; who
 * may do it stands in the access policy.
 */
@Entity
@Table(name = "conversation")
public class Conversation {
    @Id
    private long id;

    @Column(name = "number_id")
    private long numberId;

    @Column(name = "contact_id")
    private long contactId;

    @Column(name = "department_id")
    private Long departmentId;

    @Column(name = "attendant_id")
    private Long attendantId;

    @Enumerated(EnumType.STRING)
    private ConversationStatus status;

    @Column(name = "assignee_id")
    private Long assigneeId;

    @Column(name = "last_assignee_id")
    private Long lastAssigneeId;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "activity_at")
    private Instant activityAt;

    @Column(name = "waiting_since")
    private Instant waitingSince;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "last_message_id")
    private Long lastMessageId;

    @Column(name = "inbound_count")
    private long inboundCount;

    @Column(name = "inbound_baseline")
    private long inboundBaseline;

    @Column(name = "renewed_seq")
    private long renewedSeq;

    @Column(name = "messages_removed_at", insertable = false, updatable = false)
    private Instant messagesRemovedAt;

    @Embedded
    private Undoable undoable;

    @Version
    private int version;

    protected Conversation() {}

    /** Begins OPEN and unassigned. */
    public Conversation(ConversationId id, NumberId number, ContactId contact, Instant openedAt) {
        this.id = id.value();
        this.numberId = number.value();
        this.contactId = contact.value();
        this.status = ConversationStatus.OPEN;
        this.openedAt = Objects.requireNonNull(openedAt, "openedAt");
        this.activityAt = openedAt;
    }

    public ConversationId id() {
        return new ConversationId(id);
    }

    public NumberId number() {
        return new NumberId(numberId);
    }

    public ContactId contact() {
        return new ContactId(contactId);
    }

    /** Empty: no route, or an auto attendant still talks. */
    public Optional<DepartmentId> department() {
        return Optional.ofNullable(departmentId).map(DepartmentId::new);
    }

    /** The auto attendant that still talks with the customer. */
    public Optional<AttendantId> attendant() {
        return Optional.ofNullable(attendantId).map(AttendantId::new);
    }

    /** Open, in no department, and no attendant talks: somebody has to find its way. */
    public boolean isWithoutRoute() {
        return isOpen() && departmentId == null && attendantId == null;
    }

    public Optional<AgentId> assignee() {
        return Optional.ofNullable(assigneeId).map(AgentId::new);
    }

    /** Who had it last; the present assignee while there is one. */
    public Optional<AgentId> lastAssignee() {
        return Optional.ofNullable(lastAssigneeId).map(AgentId::new);
    }

    public ConversationStatus status() {
        return status;
    }

    public boolean isOpen() {
        return status == ConversationStatus.OPEN;
    }

    public boolean isAssignedTo(AgentId agent) {
        return assigneeId != null && assigneeId == agent.value();
    }

    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    public long lastSeq() {
        return lastSeq;
    }

    /** The first message of the customer that nobody has answered; empty: there is none. */
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    /** When the messages that were here were removed, because they were old; empty: they were not. */
    public Optional<Instant> messagesRemoved() {
        return Optional.ofNullable(messagesRemovedAt);
    }

    /** Its contact was joined with another one, and is that one now. */
    public void isWith(ContactId person) {
        contactId = person.value();
    }

    /** How many messages the customer has sent here. */
    public long inboundCount() {
        return inboundCount;
    }

    /** What who did it last may take back; empty as soon as somebody else has acted. */
    public Optional<Undoable> undoable() {
        return Optional.ofNullable(undoable);
    }

    /** The number of the next event; the caller holds the conversation's lock. */
    public long nextSeq() {
        return ++lastSeq;
    }

    /** The route led to the inbox of a department; whoever had it elsewhere has it no more. */
    public ConversationChange routedTo(DepartmentId department, String name, Instant now) {
        requireOpen();
        Optional<DepartmentId> from = department();
        departmentId = department.value();
        attendantId = null;
        assigneeId = null;
        return change(TimelineAction.ROUTED, now)
                .to(department.value())
                .named(name)
                .after(from);
    }

    /** The route led to an agent of the department where it is. */
    public ConversationChange givenTo(AgentId agent, Instant now) {
        requireOpen();
        requireDepartment();
        requireUnassigned();
        assign(agent);
        return change(TimelineAction.GIVEN, now).to(agent.value());
    }

    /**
     * A call group gave it to one of its members, in the department where he works.
     *
     * @param group as it is called now
     */
    public ConversationChange givenBy(String group, DepartmentId where, AgentId agent, Instant now) {
        requireOpen();
        requireUnassigned();
        Optional<DepartmentId> from = department();
        departmentId = where.value();
        assign(agent);
        return change(TimelineAction.GIVEN, now).to(agent.value()).named(group).after(from);
    }

    /**
     * Nobody answered in a step of a call group: whoever had it has it no more, and it is new for all.
     *
     * @param where it waits now
     * @param step what comes next, and the group: {@code 2 · Support}; 0: nothing comes
     */
    public ConversationChange wentOn(DepartmentId where, String step, Instant now) {
        requireOpen();
        Optional<DepartmentId> from = department();
        Optional<AgentId> loser = assignee();
        departmentId = where.value();
        assigneeId = null;
        ConversationChange change =
                renewed(TimelineAction.WENT_ON, now).named(step).after(from);
        return loser.map(agent -> change.to(agent.value())).orElse(change);
    }

    /** The route led to an auto attendant: it is in no department while that talks. */
    public ConversationChange talksWith(AttendantId attendant, String name, Instant now) {
        requireOpen();
        Optional<DepartmentId> from = department();
        departmentId = null;
        attendantId = attendant.value();
        assigneeId = null;
        return change(TimelineAction.ATTENDED, now)
                .to(attendant.value())
                .named(name)
                .after(from);
    }

    /** The company writes first: it is whose who does it. */
    public ConversationChange startedBy(AgentId agent, DepartmentId department, String name, Instant now) {
        departmentId = department.value();
        assign(agent);
        return change(TimelineAction.STARTED, now)
                .by(agent)
                .to(department.value())
                .named(name);
    }

    /** It leads nowhere: kept, for administrators to see. */
    public ConversationChange withoutRoute(Instant now) {
        attendantId = null;
        return change(TimelineAction.NO_ROUTE, now);
    }

    /**
     * The agent takes it.
     *
     * @return empty when it was theirs already: nothing changes
     * @throws AlreadyAssigned if another agent has it
     * @throws ConversationCompleted if it is not open
     * @throws WithoutDepartment if it belongs to no department yet
     */
    public Optional<ConversationChange> claim(AgentId agent, Instant now) {
        requireOpen();
        requireDepartment();
        if (isAssignedTo(agent)) {
            return Optional.empty();
        }
        requireUnassigned();
        assign(agent);
        return Optional.of(change(TimelineAction.CLAIMED, now).by(agent));
    }

    /**
     * Somebody gives it to a member of the department.
     *
     * @throws AlreadyAssigned if somebody has it, whoever that is
     */
    public ConversationChange assignTo(AgentId colleague, AgentId actor, Instant now) {
        requireOpen();
        requireDepartment();
        requireUnassigned();
        assign(colleague);
        return change(TimelineAction.ASSIGNED, now).by(actor).to(colleague.value());
    }

    /**
     * The agent takes it from who has it.
     *
     * @param from who has it as far as the agent knows; empty: whoever it is
     * @return empty when it was theirs already: nothing changes
     * @throws AlreadyAssigned if it is somebody else by now
     * @throws NobodyAssigned if nobody has it: then it can be claimed
     */
    public Optional<ConversationChange> takeOver(AgentId actor, Optional<AgentId> from, Instant now) {
        requireOpen();
        requireDepartment();
        if (isAssignedTo(actor)) {
            return Optional.empty();
        }
        AgentId previous = requireAssigned(from);
        assign(actor);
        return Optional.of(change(TimelineAction.TAKEN_OVER, now).by(actor).to(previous.value()));
    }

    /**
     * It goes to another member of the department.
     *
     * @param from who has it as far as the actor knows; empty: whoever it is
     * @throws AlreadyAssigned if the colleague has it, or not who was thought to
     */
    public ConversationChange transferTo(AgentId colleague, Optional<AgentId> from, AgentId actor, Instant now) {
        requireOpen();
        requireDepartment();
        AgentId previous = requireAssigned(from);
        if (previous.equals(colleague)) {
            throw new AlreadyAssigned(previous);
        }
        Standing before = standing();
        assign(colleague);
        return undoable(change(TimelineAction.TRANSFERRED, now).to(colleague.value()), actor, before);
    }

    /**
     * It goes to another department, unassigned; new for all but who did it.
     *
     * @param name the department's, as it is now
     * @throws AlreadyInDepartment if it is there
     */
    public ConversationChange moveTo(DepartmentId department, String name, AgentId actor, Instant now) {
        requireOpen();
        if (department().filter(department::equals).isPresent()) {
            throw new AlreadyInDepartment();
        }
        Standing before = standing();
        Optional<DepartmentId> from = department();
        departmentId = department.value();
        attendantId = null;
        assigneeId = null;
        ConversationChange change = renewed(TimelineAction.MOVED, now)
                .to(department.value())
                .named(name)
                .after(from);
        return undoable(change, actor, before);
    }

    /**
     * Back to the inbox of the same department; new for all but who did it.
     *
     * @throws NobodyAssigned if it is there already
     */
    public ConversationChange returnToInbox(AgentId actor, Instant now) {
        requireOpen();
        requireAssigned(Optional.empty());
        Standing before = standing();
        assigneeId = null;
        return undoable(renewed(TimelineAction.RETURNED, now), actor, before);
    }

    /**
     * Back to the inbox because who has it does not work in the department any more, or not at all.
     *
     * @param actor who took them out; empty: Bandeja itself
     * @throws NobodyAssigned if it is there already
     */
    public ConversationChange returnBecauseLeft(Optional<AgentId> actor, Instant now) {
        requireOpen();
        AgentId previous = requireAssigned(Optional.empty());
        assigneeId = null;
        return renewed(TimelineAction.LEFT, now).by(actor).to(previous.value());
    }

    /** Done; stays visible to its department. */
    public ConversationChange complete(AgentId actor, Instant now) {
        requireOpen();
        Standing before = standing();
        status = ConversationStatus.COMPLETED;
        completedAt = now;
        attendantId = null;
        assigneeId = null;
        waitingSince = null;
        inboundBaseline = inboundCount;
        return undoable(change(TimelineAction.COMPLETED, now), actor, before);
    }

    /** Nothing of the contact is left: it is over, and nothing of it is taken back any more. */
    public Optional<ConversationChange> end(AgentId actor, Instant now) {
        Optional<ConversationChange> change = isOpen() ? Optional.of(complete(actor, now)) : Optional.empty();
        undoable = null;
        return change;
    }

    /** Open again by an agent: unassigned, in the inbox, new for all but who did it. */
    public ConversationChange reopen(AgentId actor, Instant now) {
        Standing before = standing();
        return undoable(reopened(now), actor, before);
    }

    /** Open again because the customer wrote within the reopening time: unassigned, in the inbox. */
    public ConversationChange reopenForCustomer(Instant now) {
        return reopened(now);
    }

    private ConversationChange reopened(Instant now) {
        if (isOpen()) {
            throw new ConversationStillOpen();
        }
        requireDepartment();
        status = ConversationStatus.OPEN;
        completedAt = null;
        assigneeId = null;
        return renewed(TimelineAction.REOPENED, now);
    }

    /** Back to who had it last, as the department wants it. */
    public ConversationChange giveBackTo(AgentId agent, Instant now) {
        requireOpen();
        assign(agent);
        return change(TimelineAction.GIVEN_BACK, now).to(agent.value());
    }

    /**
     * Takes back what was done last. It stands as before; what the customer has written since stays.
     *
     * @throws NothingToUndo if it is too late, or somebody has acted since
     */
    public ConversationChange undo(AgentId actor, Instant now) {
        Undoable undone = undoable()
                .filter(last -> last.by().equals(actor) && last.isPossibleAt(now))
                .orElseThrow(NothingToUndo::new);
        Standing before = undone.before();
        Optional<DepartmentId> from = department();
        Optional<Long> target = switch (undone.action()) {
            case TRANSFERRED -> assignee().map(AgentId::value);
            case MOVED -> from.map(DepartmentId::value);
            default -> Optional.empty();
        };
        status = before.status();
        departmentId = before.departmentId();
        attendantId = before.attendantId();
        assigneeId = before.assigneeId();
        lastAssigneeId = before.lastAssigneeId();
        completedAt = before.completedAt();
        inboundBaseline = before.inboundBaseline();
        renewedSeq = before.renewedSeq();
        if (undone.reopens()) {
            waitingSince = before.waitingSince();
        } else if (!isOpen()) {
            waitingSince = null;
        }
        ConversationChange change = change(TimelineAction.UNDONE, now)
                .by(actor)
                .named(undone.action().name())
                .after(from);
        return target.map(change::to).orElse(change);
    }

    /** Undoing the last deed also puts back how far who did it had read. */
    public void remember(ReadMark mark) {
        undoable().ifPresent(last -> undoable = last.with(mark));
    }

    /**
     * Whether what a customer says belongs to this conversation although it is completed. Of what comes together the first that was
     * said since counts; what was said before the completion only when nothing else comes with it.
     *
     * @param saidAt WhatsApp's times of the messages, in order
     */
    public boolean isReopenedBy(List<Instant> saidAt, Duration reopeningTime) {
        return completedAt != null
                && saidAt.stream()
                        .filter(at -> !at.isBefore(completedAt))
                        .findFirst()
                        .or(() -> saidAt.stream().findFirst())
                        .filter(at -> at.isBefore(completedAt.plus(reopeningTime)))
                        .isPresent();
    }

    /**
     * A message of the customer is appended.
     *
     * @return its number in the conversation
     */
    public long receive(MessageId message, Instant at) {
        requireOpen();
        if (undoable().filter(last -> last.action() == TimelineAction.REOPENED).isPresent()) {
            // Completing it again would hide what the customer has just said.
            undoable = null;
        }
        inboundCount++;
        if (waitingSince == null || at.isBefore(waitingSince)) {
            waitingSince = at;
        }
        return append(message, at);
    }

    /**
     * An answer of the assignee is appended.
     *
     * @return its number in the conversation
     */
    public long reply(MessageId message, Instant now) {
        requireOpen();
        waitingSince = null;
        undoable = null;
        return append(message, now);
    }

    /**
     * Bandeja itself says something: the customer still waits for a person, and whoever acted last may still take that back.
     *
     * @return its number in the conversation
     */
    public long sayAutomatically(MessageId message, Instant now) {
        requireOpen();
        return append(message, now);
    }

    /**
     * The company answered elsewhere, with the phone app; possible at any time, and nothing is opened by it.
     *
     * @return its number in the conversation
     */
    public long answeredElsewhere(MessageId message, Instant at) {
        waitingSince = null;
        undoable = null;
        return append(message, at);
    }

    /**
     * Something said before the number came to us is put in its place; nothing new for anybody.
     *
     * @return its number in the conversation
     */
    public long remember(MessageId message, Instant at) {
        return append(message, at);
    }

    /** One that consists of what was said before the number came to us: done from the beginning, and nobody's. */
    public void endAsPast(Instant lastSaidAt) {
        requireOpen();
        status = ConversationStatus.COMPLETED;
        attendantId = null;
        assigneeId = null;
        completedAt = lastSaidAt;
    }

    /**
     * Somebody says something to colleagues: possible at any time, and nothing for the customer or the inbox.
     *
     * @return its number in the conversation
     */
    public long note() {
        return acted();
    }

    /** Somebody puts a label on it: possible at any time, and nothing for the inbox. */
    public ConversationChange labelled(LabelId label, String name, AgentId actor, Instant now) {
        return change(TimelineAction.LABELLED, now).by(actor).to(label.value()).named(name);
    }

    /** Somebody takes a label off it: likewise. */
    public ConversationChange unlabelled(LabelId label, String name, AgentId actor, Instant now) {
        return change(TimelineAction.UNLABELLED, now)
                .by(actor)
                .to(label.value())
                .named(name);
    }

    /**
     * The assignee thinks something of a message, or does not any more: nothing for the inbox, and no answer.
     *
     * @return its number in the conversation
     */
    public long react() {
        requireOpen();
        return acted();
    }

    /**
     * Somebody decided about one of its messages: to send it again, or to let it be.
     *
     * @return the number of that event
     */
    public long settle() {
        return acted();
    }

    private long acted() {
        undoable = null;
        return nextSeq();
    }

    private long append(MessageId message, Instant at) {
        if (lastMessageId == null || !at.isBefore(activityAt)) {
            lastMessageId = message.value();
            activityAt = at;
        }
        return nextSeq();
    }

    private void assign(AgentId agent) {
        assigneeId = agent.value();
        lastAssigneeId = agent.value();
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new ConversationCompleted();
        }
    }

    private void requireDepartment() {
        if (departmentId == null) {
            throw new WithoutDepartment();
        }
    }

    private void requireUnassigned() {
        assignee().ifPresent(other -> {
            throw new AlreadyAssigned(other);
        });
    }

    /** @return who has it */
    private AgentId requireAssigned(Optional<AgentId> expected) {
        AgentId holder = assignee().orElseThrow(NobodyAssigned::new);
        if (expected.filter(agent -> !agent.equals(holder)).isPresent()) {
            throw new AlreadyAssigned(holder);
        }
        return holder;
    }

    private Standing standing() {
        return new Standing(
                status,
                departmentId,
                attendantId,
                assigneeId,
                lastAssigneeId,
                completedAt,
                waitingSince,
                inboundBaseline,
                renewedSeq);
    }

    /** The actor may take it back. */
    private ConversationChange undoable(ConversationChange change, AgentId actor, Standing before) {
        undoable = Undoable.of(change, actor, before);
        return change.by(actor);
    }

    /** New for all: whoever did it is marked as having read it. */
    private ConversationChange renewed(TimelineAction action, Instant now) {
        ConversationChange change = change(action, now);
        renewedSeq = change.seq();
        return change;
    }

    /** Of nobody and about nothing yet. Whatever could be undone until now cannot any more. */
    private ConversationChange change(TimelineAction action, Instant now) {
        undoable = null;
        return new ConversationChange(
                id(),
                nextSeq(),
                action,
                Optional.empty(),
                Optional.empty(),
                department(),
                Optional.empty(),
                Optional.empty(),
                now);
    }
}
