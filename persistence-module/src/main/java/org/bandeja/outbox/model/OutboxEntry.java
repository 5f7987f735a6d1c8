package org.bandeja.outbox.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.routing.model.NumberId;

/** A message that still has to leave, or whose fate is not known yet. */
@Entity
@Table(name = "outbox")
public class OutboxEntry {
    /** WhatsApp promises no order: what follows waits so long for the status of what WhatsApp took. */
    public static final Duration WAIT_FOR_STATUS = Duration.ofSeconds(10);
    /** What follows waits so long for a message of which nobody knows whether it left. */
    public static final Duration WAIT_IN_DOUBT = Duration.ofSeconds(30);
    /** After so long the agent is told that it may not have arrived. */
    public static final Duration TELL_DOUBT_AFTER = Duration.ofMinutes(5);
    /** When a message leaves whose file is not with WhatsApp yet: not before somebody says so. */
    static final Instant NOT_BEFORE_ITS_FILE = Instant.parse("2999-01-01T00:00:00Z");

    /** Who wrote it is told why it waits when that takes so long. */
    public static final Duration TELL_WAIT_AFTER = Duration.ofSeconds(30);

    /** Where it is. */
    public enum State {
        QUEUED,
        /** A node is calling WhatsApp. */
        SENDING,
        /** WhatsApp took it; its status has not come. */
        ACCEPTED,
        IN_DOUBT
    }

    @Id
    @Column(name = "message_id")
    private long messageId;

    @Column(name = "conversation_id")
    private long conversationId;

    @Column(name = "number_id")
    private long numberId;

    private long seq;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;
    private int refusals;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "awaits_file")
    private boolean awaitsFile;

    @Column(name = "claimed_by")
    private String claimedBy;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OutboxEntry() {}

    /** Leaves as soon as it can; with a file, as soon as that is with WhatsApp. */
    public OutboxEntry(Message message, Instant now) {
        this.messageId = message.id().value();
        this.conversationId = message.conversation().value();
        this.numberId = message.number().value();
        this.seq = message.seq();
        this.state = State.QUEUED;
        this.nextAt = now;
        this.createdAt = now;
        if (message.media().isPresent()) {
            awaitFile();
        }
    }

    public MessageId message() {
        return new MessageId(messageId);
    }

    public ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    public NumberId number() {
        return new NumberId(numberId);
    }

    long seq() {
        return seq;
    }

    public State state() {
        return state;
    }

    /** How often WhatsApp was called, this time included. */
    public int attempts() {
        return attempts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** WhatsApp has to get its file first; what follows it in the conversation waits with it. */
    public void awaitFile() {
        awaitsFile = true;
        nextAt = NOT_BEFORE_ITS_FILE;
    }

    public boolean awaitsFile() {
        return awaitsFile && state == State.QUEUED;
    }

    /** Its file could not be brought to WhatsApp; it has not left. */
    public void attempt() {
        attempts++;
    }

    /** When a node began to call WhatsApp for it, the last time; empty before. */
    public Optional<Instant> claimedAt() {
        return Optional.ofNullable(claimedAt);
    }

    /** Whether it would wait so long until then that its writer has to know why. */
    public boolean waitsLongUntil(Instant time) {
        return !createdAt.plus(TELL_WAIT_AFTER).isAfter(time);
    }

    /** A node is about to call WhatsApp. */
    public void claim(String node, Instant now) {
        state = State.SENDING;
        awaitsFile = false;
        attempts++;
        claimedBy = node;
        claimedAt = now;
    }

    /**
     * WhatsApp said no for a reason that passes.
     *
     * @return how often it has, this time included
     */
    public int refused() {
        return ++refusals;
    }

    /** WhatsApp took it. */
    public void accepted(Instant now) {
        state = State.ACCEPTED;
        nextAt = now.plus(WAIT_FOR_STATUS);
    }

    /** WhatsApp took it, and its status has not come in time: it holds nothing back any more. */
    public boolean isForgottenAt(Instant now) {
        return state == State.ACCEPTED && !nextAt.isAfter(now);
    }

    /** Not now. */
    public void postpone(Instant until) {
        state = State.QUEUED;
        awaitsFile = false;
        nextAt = until;
    }

    /** Nobody knows whether WhatsApp took it: never sent again blindly. */
    public void doubt(Instant now) {
        state = State.IN_DOUBT;
        nextAt = now.plus(WAIT_IN_DOUBT);
    }
}
