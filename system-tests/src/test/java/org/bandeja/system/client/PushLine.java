package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A socket that listens to what happens, and remembers all of it. */
public final class PushLine implements AutoCloseable {
    private final List<JsonObject> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private WebSocket socket;

    private PushLine() {}

    static PushLine open(URI app, String token, Optional<String> after) {
        PushLine line = connect(
                address(app, after.map(id -> "?after=" + id).orElse("")),
                Http.client().newWebSocketBuilder().header("Authorization", "Bearer " + token));
        line.await("hello", event -> type(event).equals("hello"));
        return line;
    }

    /** @throws java.util.concurrent.CompletionException if the handshake is refused */
    public static PushLine connect(URI address, WebSocket.Builder builder) {
        PushLine line = new PushLine();
        line.socket = builder.buildAsync(address, line.new Ear()).join();
        return line;
    }

    public static URI address(URI app, String query) {
        return URI.create("ws://" + app.getAuthority() + "/push" + query);
    }

    public List<JsonObject> heard() {
        return List.copyOf(heard);
    }

    public List<String> types() {
        return heard.stream().map(PushLine::type).toList();
    }

    /** The text of every customer message heard of a conversation, in order. */
    public List<String> received(String conversation) {
        return heard.stream()
                .filter(event -> type(event).equals("message.received") && isOf(event, conversation))
                .map(event -> event.getJsonObject("message").getString("text"))
                .toList();
    }

    public boolean mentions(String text) {
        return heard.stream().anyMatch(event -> event.toString().contains(text));
    }

    public JsonObject await(String what, Predicate<JsonObject> wanted) {
        return Eventually.found(what, () -> heard.stream().filter(wanted).findFirst());
    }

    /** An event of a type about a conversation. */
    public JsonObject await(String type, String conversation) {
        return await(type + " of " + conversation, event -> type(event).equals(type) && isOf(event, conversation));
    }

    /** The id of the last event that has one. */
    public String lastId() {
        return heard.stream()
                .filter(event -> !event.isNull("id"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .getString("id");
    }

    /** The code with which the server has ended it. */
    public int awaitEnd() {
        return ended.orTimeout(60, TimeUnit.SECONDS).join();
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    public static String type(JsonObject event) {
        return event.getString("type");
    }

    private static boolean isOf(JsonObject event, String conversation) {
        return event.containsKey("conversation")
                && !event.isNull("conversation")
                && event.getJsonObject("conversation").getString("id").equals(conversation);
    }

    /** Cuts the line as a lost network does. */
    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                try (JsonReader reader = Json.createReader(new StringReader(parts.toString()))) {
                    heard.add(reader.readObject());
                }
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            ended.complete(-1);
        }
    }
}
