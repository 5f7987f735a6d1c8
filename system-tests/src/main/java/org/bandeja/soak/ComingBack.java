package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * An agent's screen as the browser keeps it: opened again whenever it ends, after the same pauses, with the last event that
 * it saw; what comes twice counts once.
 */
final class ComingBack implements AutoCloseable {
    private static final long SOONEST = 250;
    private static final long SPREAD = 3_000;
    private static final long LONGEST = 30_000;
    private static final int SENT_AWAY = 1012;
    private static final long AT_ONCE = 500;
    private static final int BROKEN = 1006;
    private static final long GREETED_WITHIN = 15_000;
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final HttpClient client;
    private final ScheduledExecutorService timers;
    private final URI app;
    private final String token;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> order = new HashMap<>();
    private String lastEvent;
    private int attempts;
    private int reloads;
    private int disorders;
    private long lostAt = System.nanoTime();
    private long longestAway;
    private boolean online;
    private boolean greeted;
    private boolean closed;
    private WebSocket socket;
    private int line;

    ComingBack(HttpClient client, ScheduledExecutorService timers, URI app, String token) {
        this.client = client;
        this.timers = timers;
        this.app = app;
        this.token = token;
        connect();
    }

    private synchronized void connect() {
        if (closed) {
            return;
        }
        int own = ++line;
        String after = lastEvent == null ? "" : "?after=" + lastEvent;
        ScheduledFuture<?> mute = timers.schedule(() -> lost(own, BROKEN), GREETED_WITHIN, TimeUnit.MILLISECONDS);
        client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(Duration.ofMillis(GREETED_WITHIN))
                .buildAsync(URI.create("ws://" + app.getAuthority() + "/push" + after), new Ear(own, mute))
                .whenComplete((opened, failure) -> {
                    if (failure != null) {
                        mute.cancel(false);
                        lost(own, BROKEN);
                    }
                });
    }

    private synchronized void lost(int from, int code) {
        if (from != line || closed) {
            return;
        }
        line++;
        if (online) {
            lostAt = System.nanoTime();
        }
        online = false;
        if (socket != null) {
            socket.abort();
            socket = null;
        }
        attempts++;
        timers.schedule(
                this::connect,
                ThreadLocalRandom.current().nextLong(SOONEST, longestPause(code)),
                TimeUnit.MILLISECONDS);
    }

    /** As the pages' pauses.js has it. */
    private long longestPause(int code) {
        if (attempts == 1 && code == SENT_AWAY) {
            return AT_ONCE;
        }
        return Math.min(LONGEST, SPREAD << Math.min(10, Math.max(0, attempts - 2)));
    }

    /** What a socket that has been given up still brings is brought again by the next. */
    private synchronized void take(int from, JsonObject event, long now) {
        if (from != line) {
            return;
        }
        String type = event.getString("type");
        String id = event.getString("id", null);
        if (type.equals("hello")) {
            attempts = 0;
            lastEvent = lastEvent == null ? id : lastEvent;
            longestAway = Math.max(longestAway, greeted ? now - lostAt : 0);
            greeted = true;
            online = true;
            return;
        }
        if (type.equals("reload")) {
            reloads++;
        }
        if (id == null) {
            return;
        }
        lastEvent = id;
        if (seen.add(id)) {
            note(event, now);
        }
    }

    private void note(JsonObject event, long now) {
        if (event.get("message") instanceof JsonObject message
                && message.getString("whatsappId", "").startsWith("wamid.")) {
            heard.putIfAbsent(message.getString("whatsappId"), now);
        }
        if (event.get("seq") instanceof JsonNumber seq
                && event.get("conversation") instanceof JsonObject conversation) {
            Long before = order.put(conversation.getString("id"), seq.longValue());
            disorders += before != null && before > seq.longValue() ? 1 : 0;
        }
    }

    synchronized boolean isOnline() {
        return online;
    }

    OptionalLong heardAt(String whatsappId) {
        Long at = heard.get(whatsappId);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** How often it was told to load everything again. */
    synchronized int reloads() {
        return reloads;
    }

    /** How often something of a conversation came that was older than what had come before. */
    synchronized int disorders() {
        return disorders;
    }

    synchronized void forgetAway() {
        longestAway = 0;
    }

    /** From the end of a socket to the greeting on the next, at most. */
    synchronized double longestAwaySeconds() {
        return longestAway / 1e9;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final int own;
        private final ScheduledFuture<?> mute;
        private final StringBuilder parts = new StringBuilder();

        private Ear(int own, ScheduledFuture<?> mute) {
            this.own = own;
            this.mute = mute;
        }

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (ComingBack.this) {
                if (own == line && !closed) {
                    socket = opened;
                } else {
                    opened.abort();
                }
            }
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            long now = System.nanoTime();
            mute.cancel(false);
            parts.append(data);
            if (last) {
                try (JsonReader reader = READERS.createReader(new StringReader(parts.toString()))) {
                    take(own, reader.readObject(), now);
                }
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            lost(own, code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            lost(own, BROKEN);
        }
    }
}
