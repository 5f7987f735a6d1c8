package org.bandeja.bench.client;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An agent's socket: notes when it heard of which customer message, and its badges. */
public final class Screen implements AutoCloseable {
    /** Looked for by hand: with hundreds of screens a pattern costs more than all else here. */
    private static final String RECEIVED = "\"whatsappId\":\"wamid.";

    private static final int PREFIX = "wamid.".length();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String COUNTERS = "\"counters\":{";

    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private volatile String counters = "";
    private WebSocket socket;

    private Screen() {}

    /** Connected and greeted when this returns. */
    public static Screen open(HttpClient client, URI app, String token) {
        Screen screen = new Screen();
        screen.socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .connectTimeout(PATIENCE)
                .buildAsync(URI.create("ws://" + app.getAuthority() + "/push"), screen.new Ear())
                .join();
        try {
            if (!screen.greeted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a socket was not greeted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return screen;
    }

    /** When it heard of a message first ({@link System#nanoTime()}). */
    public OptionalLong heardAt(String whatsappId) {
        Long at = heard.get(whatsappId);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    public boolean hasHeard(String whatsappId) {
        return heard.containsKey(whatsappId);
    }

    /** The badges as they were told last. */
    public JsonObject counters() {
        return Api.json(counters);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            long now = System.nanoTime();
            parts.append(data);
            if (last) {
                note(parts, now);
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void note(StringBuilder event, long now) {
            int told = event.indexOf(COUNTERS);
            if (told >= 0) {
                int from = told + COUNTERS.length() - 1;
                counters = event.substring(from, event.indexOf("}", from) + 1);
            }
            greeted.countDown();
            int begin = event.indexOf(RECEIVED);
            if (begin >= 0) {
                int id = begin + RECEIVED.length() - PREFIX;
                heard.putIfAbsent(event.substring(id, event.indexOf("\"", id)), now);
            }
        }
    }
}
