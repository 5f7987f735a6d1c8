package org.bandeja.simulator.webhook;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bandeja.simulator.chat.Changes;

/**
 * Posts deliveries to the application's webhook, several at a time, those of one lane one after the other. What is not
 * answered 200 comes again after 1, 2, 4 … seconds, at most 5 minutes apart, for 7 days. A lane waits for its head only
 * through the first attempts; then the head goes on alone and the order is lost, as WhatsApp promises none.
 */
public final class Courier {
    private static final int ORDERED_ATTEMPTS = 8;
    private static final long LONGEST_DELAY_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long PATIENCE_MILLIS = Duration.ofDays(7).toMillis();
    private static final int MOST_PENDING = 200_000;
    private static final long MOST_PENDING_BYTES = 256L << 20;

    private final Poster poster;
    private final Signatures signatures;
    private final Subscriptions subscriptions;
    private final ScheduledExecutorService scheduler;
    private final Changes changes;
    private final Settings settings;
    private final AttemptLog log = new AttemptLog();
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private Optional<URI> url;
    private boolean paused;
    private int inFlight;
    private int pending;
    private long pendingBytes;
    private long lastId;
    private long abandoned;
    private int generation;

    /**
     * @param concurrency most POSTs at the same time
     * @param firstRetryMillis how long the first retry waits
     */
    public record Settings(int concurrency, long firstRetryMillis) {}

    /**
     * How things stand.
     *
     * @param pending deliveries that are not answered yet, those in flight and those that wait for a retry included
     * @param abandoned deliveries that were given up
     */
    public record State(Optional<URI> url, boolean paused, int pending, int inFlight, long abandoned) {}

    public Courier(
            Poster poster,
            Signatures signatures,
            Subscriptions subscriptions,
            ScheduledExecutorService scheduler,
            Changes changes,
            Settings settings,
            Optional<URI> url) {
        this.poster = poster;
        this.signatures = signatures;
        this.subscriptions = subscriptions;
        this.scheduler = scheduler;
        this.changes = changes;
        this.settings = settings;
        this.url = url;
    }

    public AttemptLog log() {
        return log;
    }

    public synchronized State state() {
        return new State(url, paused, pending, inFlight, abandoned);
    }

    /**
     * Posts it as soon as possible; of an account that the app has not subscribed to nothing is posted.
     *
     * @throws TooManyPending if the application has not answered for so long that memory is at its bound
     */
    public void submit(Delivery delivery) {
        if (!subscriptions.isSubscribed(delivery.account())) {
            Answer nobody = new Answer(Instant.now(), 0, OptionalInt.empty(), "not subscribed");
            delivery.firstAttempt().complete(delivery.attempted(nobody));
            return;
        }
        synchronized (this) {
            if (pending >= MOST_PENDING || pendingBytes + delivery.body().length > MOST_PENDING_BYTES) {
                throw new TooManyPending();
            }
            delivery.accept(++lastId, nowMillis());
            pending++;
            pendingBytes += delivery.body().length;
            enqueue(delivery);
        }
        pump();
    }

    private void enqueue(Delivery delivery) {
        if (delivery.lane().isEmpty()) {
            ready.add(alone(delivery));
            return;
        }
        Lane lane = lanes.get(delivery.lane());
        if (lane == null) {
            lane = new Lane(delivery.lane());
            lanes.put(delivery.lane(), lane);
            ready.add(lane);
        }
        lane.add(delivery);
    }

    private static Lane alone(Delivery delivery) {
        Lane lane = new Lane("");
        lane.add(delivery);
        return lane;
    }

    public void pause(boolean nowPaused) {
        synchronized (this) {
            paused = nowPaused;
        }
        pump();
    }

    public void redirect(URI newUrl) {
        synchronized (this) {
            url = Optional.of(newUrl);
        }
        pump();
    }

    /** Forgets everything that is pending, and the log. */
    public synchronized void reset() {
        generation++;
        lanes.clear();
        ready.clear();
        pending = 0;
        pendingBytes = 0;
        abandoned = 0;
        inFlight = 0;
        paused = false;
        log.clear();
    }

    private void pump() {
        while (true) {
            Lane lane;
            URI target;
            int current;
            synchronized (this) {
                if (paused || url.isEmpty() || ready.isEmpty() || inFlight >= settings.concurrency()) {
                    return;
                }
                lane = ready.remove();
                target = url.get();
                current = generation;
                inFlight++;
            }
            post(lane, target, current);
        }
    }

    private void post(Lane lane, URI target, int current) {
        Delivery delivery;
        synchronized (this) {
            delivery = lane.head();
        }
        URI address = subscriptions.callback(delivery.account()).orElse(target);
        poster.post(address, delivery.body(), Optional.of(signatures.of(delivery.account(), delivery.body())))
                .thenAccept(answer -> settle(lane, delivery, answer, current))
                .thenRun(this::pump);
    }

    private void settle(Lane lane, Delivery delivery, Answer answer, int current) {
        Attempt attempt = delivery.attempted(answer);
        synchronized (this) {
            if (current != generation) {
                return;
            }
            log.add(attempt);
            inFlight--;
            if (attempt.isAnswered()) {
                finish(lane);
            } else if (nowMillis() - delivery.acceptedMillis() > PATIENCE_MILLIS) {
                abandoned++;
                finish(lane);
            } else {
                retry(lane, delivery);
            }
        }
        changes.touch();
        delivery.firstAttempt().complete(attempt);
        if (attempt.isAnswered()) {
            delivery.answered().complete(attempt);
        }
    }

    private void finish(Lane lane) {
        Delivery delivery = lane.removeHead();
        pending--;
        pendingBytes -= delivery.body().length;
        release(lane);
    }

    private void release(Lane lane) {
        if (!lane.isEmpty()) {
            ready.add(lane);
        } else if (!lane.name().isEmpty()) {
            lanes.remove(lane.name());
        }
    }

    private void retry(Lane lane, Delivery delivery) {
        Lane waiting = lane;
        if (delivery.attempts() == ORDERED_ATTEMPTS && !lane.name().isEmpty()) {
            waiting = alone(lane.removeHead());
            release(lane);
        }
        int current = generation;
        Lane next = waiting;
        scheduler.schedule(() -> makeReady(next, current), delayMillis(delivery.attempts()), TimeUnit.MILLISECONDS);
    }

    private void makeReady(Lane lane, int current) {
        synchronized (this) {
            if (current != generation) {
                return;
            }
            ready.add(lane);
        }
        pump();
    }

    private long delayMillis(int attempts) {
        int doublings = Math.min(attempts - 1, 20);
        return Math.min(settings.firstRetryMillis() << doublings, LONGEST_DELAY_MILLIS);
    }

    private static long nowMillis() {
        return System.nanoTime() / 1_000_000;
    }
}
