package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * How a conversation stood before something was done to it: all that the deeds which can be undone may change.
 *
 * @param departmentId null: none
 * @param attendantId who talked with the customer; null: nobody
 * @param assigneeId null: unassigned, or completed
 */
@Embeddable
record Standing(
        @Enumerated(EnumType.STRING) @Column(name = "undo_status")
        ConversationStatus status,

        @Column(name = "undo_department_id") Long departmentId,
        @Column(name = "undo_attendant_id") Long attendantId,
        @Column(name = "undo_assignee_id") Long assigneeId,
        @Column(name = "undo_last_assignee_id") Long lastAssigneeId,
        @Column(name = "undo_completed_at") Instant completedAt,
        @Column(name = "undo_waiting_since") Instant waitingSince,
        @Column(name = "undo_inbound_baseline") Long inboundBaseline,
        @Column(name = "undo_renewed_seq") Long renewedSeq) {}
