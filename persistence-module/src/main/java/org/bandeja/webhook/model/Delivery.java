package org.bandeja.webhook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** One webhook POST of WhatsApp, kept as it came. */
@Entity
@Table(name = "delivery")
public class Delivery {
    /** How often processing is tried before a person has to look. */
    public static final int MOST_ATTEMPTS = 8;

    private static final int MAX_REASON = 500;
    private static final int SHORTEST_WHY = 3;

    /** How far its processing is. */
    public enum State {
        PENDING,
        DONE,
        /** An administrator sees it, with the reason, and can replay it. */
        PARKED,
        /** An administrator has decided that nothing is lost without it. */
        DISCARDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(updatable = false)
    private byte[] body;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    private String reason;

    @Column(name = "processed_at")
    private Instant processedAt;

    @Column(name = "discarded_at")
    private Instant discardedAt;

    @Column(name = "discarded_by")
    private Long discardedBy;

    @Column(name = "discard_reason")
    private String discardReason;

    protected Delivery() {}

    public long id() {
        return id;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** The bytes as WhatsApp signed them. */
    public byte[] body() {
        return body.clone();
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    /** Why it is parked or waits, or what of it was left aside; empty when all went well. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** @param leftAside what it held that has no place yet; may be empty */
    public void done(String leftAside, Instant now) {
        state = State.DONE;
        reason = leftAside.isEmpty() ? null : cut(leftAside);
        processedAt = now;
    }

    /** It will never work as it is. */
    public void park(String why, Instant now) {
        state = State.PARKED;
        reason = cut(why);
        processedAt = now;
    }

    /** It may work later: after 1, 2, 4 … seconds; after {@link #MOST_ATTEMPTS} it is parked. */
    public void failed(String why, Instant now) {
        attempts++;
        if (attempts >= MOST_ATTEMPTS) {
            park(why, now);
        } else {
            nextAt = now.plus(Duration.ofSeconds(1L << (attempts - 1)));
            reason = cut(why);
        }
    }

    /**
     * Once more from the beginning; what was stored already stays single.
     *
     * @throws DeliveryNotParked if it was processed, or is about to be: what was removed since for its age would come back
     */
    public void replay(Instant now) {
        if (state == State.DONE || state == State.PENDING) {
            throw new DeliveryNotParked();
        }
        state = State.PENDING;
        attempts = 0;
        nextAt = now;
        reason = null;
        processedAt = null;
        discardedAt = null;
        discardedBy = null;
        discardReason = null;
    }

    /**
     * Nothing will come of it; it is kept as long as any other.
     *
     * @param why in the words of who decided it
     * @throws DeliveryNotParked unless it is parked
     * @throws DiscardReasonMissing unless the words say something
     */
    public void discard(AgentId who, String why, Instant now) {
        String words = why.strip();
        if (words.length() < SHORTEST_WHY || words.length() > MAX_REASON) {
            throw new DiscardReasonMissing();
        }
        if (state != State.PARKED) {
            throw new DeliveryNotParked();
        }
        state = State.DISCARDED;
        discardedBy = who.value();
        discardedAt = now;
        discardReason = words;
    }

    private static String cut(String text) {
        return text.length() > MAX_REASON ? text.substring(0, MAX_REASON) : text;
    }
}
