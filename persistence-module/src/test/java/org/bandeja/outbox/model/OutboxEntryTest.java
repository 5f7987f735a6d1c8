package org.bandeja.outbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.outbox.model.OutboxEntry.State;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;

class OutboxEntryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final OutboxEntry entry = new OutboxEntry(
            Message.answer(
                    new MessageId(21),
                    new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), NOW),
                    4,
                    new AgentId(11),
                    "Buenos días",
                    NOW),
            NOW);

    @Test
    void leavesAsSoonAsItCan() {
        assertThat(entry.state()).isEqualTo(State.QUEUED);
        assertThat(field("nextAt")).isEqualTo(NOW);
        assertThat(field("seq")).isEqualTo(4L);
        assertThat(entry.message()).isEqualTo(new MessageId(21));
        assertThat(entry.conversation()).isEqualTo(new ConversationId(1));
        assertThat(entry.number()).isEqualTo(new NumberId(2));
        assertThat(entry.attempts()).isZero();
    }

    @Test
    void everyClaimIsAnAttemptOfThatNode() {
        entry.claim("node-1", NOW);
        entry.postpone(NOW.plusSeconds(1));
        entry.claim("node-2", NOW.plusSeconds(1));
        assertThat(entry.state()).isEqualTo(State.SENDING);
        assertThat(entry.attempts()).isEqualTo(2);
        assertThat(field("claimedBy")).isEqualTo("node-2");
        assertThat(field("claimedAt")).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void whatWhatsAppTookHoldsTheNextBackForTenSeconds() {
        entry.claim("node-1", NOW);
        entry.accepted(NOW);
        assertThat(entry.state()).isEqualTo(State.ACCEPTED);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void whatIsInDoubtHoldsTheNextBackForThirtySeconds() {
        entry.claim("node-1", NOW);
        entry.doubt(NOW);
        assertThat(entry.state()).isEqualTo(State.IN_DOUBT);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(30));
        assertThat(OutboxEntry.TELL_DOUBT_AFTER).hasMinutes(5);
    }

    @Test
    void postponedItWaitsAgain() {
        entry.claim("node-1", NOW);
        entry.postpone(NOW.plusSeconds(7));
        assertThat(entry.state()).isEqualTo(State.QUEUED);
        assertThat(field("nextAt")).isEqualTo(NOW.plusSeconds(7));
        assertThat(entry.createdAt()).isEqualTo(NOW);
    }

    /** Only the queue's query reads it. */
    private Object field(String name) {
        try {
            var field = OutboxEntry.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(entry);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
