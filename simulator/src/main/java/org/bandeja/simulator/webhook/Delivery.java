package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.bandeja.simulator.json.MetaJson;

/** One webhook on its way: a body that is posted until it is answered 200. */
public final class Delivery {
    private static final int EXCERPT = 2_000;

    private final Kind kind;
    private final String lane;
    private final String subject;
    private final String account;
    private final byte[] body;
    private final CompletableFuture<Attempt> firstAttempt = new CompletableFuture<>();
    private final CompletableFuture<Attempt> answered = new CompletableFuture<>();
    private long id;
    private long acceptedMillis;
    private int attempts;

    /** What it carries. */
    public enum Kind {
        MESSAGE,
        STATUS,
        BATCH,
        /** News of an account. */
        ACCOUNT
    }

    /**
     * An envelope as the courier posts it.
     *
     * @param account whose app signs it
     * @param body exactly the bytes
     */
    public record Packet(String account, byte[] body) {
        /** With the escaping of WhatsApp's own servers. */
        public static Packet of(String account, JsonObject envelope) {
            return new Packet(account, MetaJson.write(envelope));
        }
    }

    /**
     * @param lane deliveries of one lane are posted one after the other; an empty one stands alone
     * @param subject whom or what it is about, for people to read
     */
    public Delivery(Kind kind, String lane, String subject, Packet packet) {
        this.kind = kind;
        this.lane = lane;
        this.subject = subject;
        this.account = packet.account();
        this.body = packet.body();
    }

    /** Completes with the first attempt, whatever came of it. */
    public CompletableFuture<Attempt> firstAttempt() {
        return firstAttempt;
    }

    /** Completes with the attempt that was answered 200; never, if there is none. */
    public CompletableFuture<Attempt> answered() {
        return answered;
    }

    String lane() {
        return lane;
    }

    String account() {
        return account;
    }

    byte[] body() {
        return body;
    }

    void accept(long newId, long nowMillis) {
        id = newId;
        acceptedMillis = nowMillis;
    }

    long acceptedMillis() {
        return acceptedMillis;
    }

    int attempts() {
        return attempts;
    }

    /** Only the courier calls this, and for one delivery never twice at a time. */
    Attempt attempted(Answer answer) {
        attempts++;
        String excerpt = new String(body, 0, Math.min(body.length, EXCERPT), StandardCharsets.US_ASCII);
        return new Attempt(
                id,
                attempts,
                answer.at(),
                answer.millis(),
                kind.name().toLowerCase(Locale.ROOT),
                subject,
                body.length,
                excerpt,
                answer.status(),
                answer.detail());
    }
}
