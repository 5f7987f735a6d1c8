package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * A deed that who did it may take back, for {@link #TIME} and as long as nobody has acted since.
 *
 * @param seq the number of the deed in the conversation
 * @param readSeq how far who did it had read before; null: no mark
 */
@Embeddable
public record Undoable(
        @Enumerated(EnumType.STRING) @Column(name = "undo_action")
        TimelineAction action,

        @Column(name = "undo_agent_id") Long agentId,
        @Column(name = "undo_seq") Long seq,
        @Column(name = "undo_until") Instant until,
        @Embedded Standing before,
        @Column(name = "undo_read_seq") Long readSeq,
        @Column(name = "undo_read_inbound") Long readInbound) {
    /** So long may it be taken back. */
    public static final Duration TIME = Duration.ofSeconds(10);

    static Undoable of(ConversationChange change, AgentId by, Standing before) {
        if (!change.action().isUndoable()) {
            throw new IllegalArgumentException(change.action() + " is not taken back");
        }
        return new Undoable(
                change.action(), by.value(), change.seq(), change.at().plus(TIME), before, null, null);
    }

    Undoable with(ReadMark mark) {
        return new Undoable(action, agentId, seq, until, before, mark.seq(), mark.inboundCount());
    }

    /** Who did it. */
    public AgentId by() {
        return new AgentId(agentId);
    }

    /** Whether it is open when this is taken back. */
    public boolean leavesOpen() {
        return before.status() == ConversationStatus.OPEN;
    }

    /** Whose it was. */
    public Optional<DepartmentId> department() {
        return Optional.ofNullable(before.departmentId()).map(DepartmentId::new);
    }

    /** The attendant that talked with the customer. */
    public Optional<AttendantId> attendant() {
        return Optional.ofNullable(before.attendantId()).map(AttendantId::new);
    }

    /** Who had it. */
    public Optional<AgentId> assignee() {
        return Optional.ofNullable(before.assigneeId()).map(AgentId::new);
    }

    /** Whether undoing makes it open again. */
    public boolean reopens() {
        return action == TimelineAction.COMPLETED;
    }

    /** Half-open: too late at exactly {@link #until}. */
    public boolean isPossibleAt(Instant now) {
        return now.isBefore(until);
    }

    /** How far who did it had read before; empty: no mark. */
    public Optional<ReadMark> mark(ConversationId conversation) {
        return Optional.ofNullable(readSeq).map(read -> new ReadMark(by(), conversation, read, readInbound));
    }
}
