package org.bandeja.soak.faults;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.bench.client.Api;

/**
 * An agent's socket that connects again whenever it was cut, names the last event that it saw, and looks at each event:
 * may this agent see it?
 */
final class Watcher implements Runnable, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int MOST_KEPT = 20;

    private final HttpClient client;
    private final URI app;
    private final Person person;
    private final Dialogs dialogs;
    private final List<String> foreign = new CopyOnWriteArrayList<>();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong reloads = new AtomicLong();
    private final BitSet[] heard;
    private volatile String last = "";
    private volatile JsonObject counters = JsonValue.EMPTY_JSON_OBJECT;
    private volatile WebSocket socket;
    private volatile Instant toldAt = Instant.now();
    private volatile boolean connecting;
    private volatile boolean ended;

    /**
     * Whose socket it is.
     *
     * @param departments ids of those that this person is a member of
     * @param leads whether as ADMIN
     */
    record Person(String id, String name, String token, Set<String> departments, boolean leads) {}

    Watcher(HttpClient client, URI app, Person person, Dialogs dialogs) {
        this.client = client;
        this.app = app;
        this.person = person;
        this.dialogs = dialogs;
        this.heard = new BitSet[dialogs.all().size()];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = new BitSet();
        }
    }

    @Override
    public void run() {
        while (!ended) {
            CountDownLatch over = new CountDownLatch(1);
            try {
                connecting = true;
                String after = last.isEmpty() ? "" : "?after=" + last;
                socket = client.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + person.token())
                        .connectTimeout(CONNECT)
                        .buildAsync(URI.create("ws://" + app.getAuthority() + "/push" + after), new Ear(over))
                        .join();
                connecting = false;
                connections.incrementAndGet();
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Nobody there, or it was cut: it is tried again.
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    Person person() {
        return person;
    }

    /** What this agent was told and must not have been. */
    List<String> foreign() {
        return foreign;
    }

    long events() {
        return events.get();
    }

    long connections() {
        return connections.get();
    }

    /** How often it was told to load everything again instead of hearing what it had missed. */
    long reloads() {
        return reloads.get();
    }

    /** Whether it was told of what the customer wrote. */
    boolean hasHeard(int customer, int number) {
        synchronized (heard) {
            return heard[customer].get(number);
        }
    }

    /** The badges as they were told last. */
    JsonObject counters() {
        return counters;
    }

    @Override
    public String toString() {
        return "%s: %d connections, %d events, the last %s, which came %d s ago, %d times to load again, %s"
                .formatted(
                        person.name(),
                        connections(),
                        events(),
                        last,
                        Duration.between(toldAt, Instant.now()).toSeconds(),
                        reloads(),
                        connecting ? "connecting" : "connected");
    }

    private void note(String text) {
        toldAt = Instant.now();
        JsonObject event = Api.json(text);
        String type = event.getString("type");
        events.incrementAndGet();
        String id = event.getString("id", "");
        if (!id.isEmpty() && (last.isEmpty() || !type.equals("hello"))) {
            last = id;
        }
        if (event.get("counters") instanceof JsonObject told) {
            counters = told;
        }
        if (type.equals("reload")) {
            reloads.incrementAndGet();
        }
        if (event.get("conversation") instanceof JsonObject conversation && !type.equals("conversation.gone")) {
            judge(type, conversation);
        }
        if (event.get("message") instanceof JsonObject message) {
            hear(message);
        }
    }

    private void judge(String type, JsonObject conversation) {
        boolean mine = conversation.get("department") instanceof JsonObject department
                && person.departments().contains(department.getString("id"));
        if (!mine && foreign.size() < MOST_KEPT) {
            foreign.add(type + " of conversation " + conversation.getString("id") + " in "
                    + conversation.get("department"));
        }
    }

    private void hear(JsonObject message) {
        String id = message.getString("whatsappId", "");
        if (id.startsWith(dialogs.idPrefix())) {
            String[] parts = id.substring(dialogs.idPrefix().length()).split("\\.");
            synchronized (heard) {
                heard[Integer.parseInt(parts[0])].set(Integer.parseInt(parts[1]));
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        WebSocket present = socket;
        if (present != null) {
            present.abort();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();
        private final CountDownLatch over;

        private Ear(CountDownLatch over) {
            this.over = over;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
            parts.append(data);
            if (whole) {
                String text = parts.toString();
                parts.setLength(0);
                note(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            over.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            over.countDown();
        }
    }
}
