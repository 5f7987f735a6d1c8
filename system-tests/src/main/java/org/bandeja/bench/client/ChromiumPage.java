package org.bandeja.bench.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A page of Chromium, by the commands of its protocol (flat sessions, 1.3). One thread asks. */
public final class ChromiumPage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOADED = Duration.ofSeconds(30);

    private final WebSocket socket;
    private final AtomicInteger next;
    private final Map<Integer, CompletableFuture<JsonObject>> waiting;
    private final Map<String, List<Consumer<JsonObject>>> listeners;
    private String session = "";
    private String context = "";

    private ChromiumPage(HttpClient client, URI address) {
        next = new AtomicInteger();
        waiting = new ConcurrentHashMap<>();
        listeners = new ConcurrentHashMap<>();
        socket = client.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    }

    static ChromiumPage open(HttpClient client, URI address, int width, int height) {
        ChromiumPage page = new ChromiumPage(client, address);
        page.context = page.call("Target.createBrowserContext", Map.of()).getString("browserContextId");
        String target = page.call("Target.createTarget", Map.of("url", "about:blank", "browserContextId", page.context))
                .getString("targetId");
        page.session = page.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .getString("sessionId");
        for (String domain : List.of("Page", "Runtime", "Network", "Performance")) {
            page.call(domain + ".enable", Map.of());
        }
        page.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        page.call("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        return page;
    }

    /**
     * @param values texts, whole and broken numbers, truth values
     * @throws IllegalStateException if Chromium refuses it or says nothing
     */
    public JsonObject call(String method, Map<String, ?> values) {
        JsonObjectBuilder parameters = Json.createObjectBuilder();
        values.forEach((name, value) -> parameters.add(name, json(value)));
        int id = next.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        JsonObjectBuilder message =
                Json.createObjectBuilder().add("id", id).add("method", method).add("params", parameters);
        if (!session.isEmpty()) {
            message.add("sessionId", session);
        }
        socket.sendText(message.build().toString(), true).join();
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method + " did not work: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonValue json(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Integer whole) {
            return Json.createValue(whole);
        }
        return value instanceof Double broken ? Json.createValue(broken) : Json.createValue(value.toString());
    }

    /** Is told of every such event, on the thread that reads. */
    public void on(String event, Consumer<JsonObject> listener) {
        listeners.computeIfAbsent(event, key -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /** The value of an expression, or of what it promises. */
    public JsonValue evaluate(String expression) {
        JsonObject answer =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(expression + " failed: " + answer.get("exceptionDetails"));
        }
        return answer.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
    }

    public double number(String expression) {
        return Double.parseDouble(evaluate(expression).toString());
    }

    /** Presses a key that writes one letter. */
    public void press(String letter) {
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", letter, "text", letter));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", letter));
    }

    /** Runs in every page before the page's own scripts. */
    public void beforeEachPage(String script) {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** The page has begun to come when this returns; what it needs to be used is for the caller to wait for. */
    public void navigate(String address) {
        CompletableFuture<Void> loaded = new CompletableFuture<>();
        on("Page.loadEventFired", event -> loaded.complete(null));
        call("Page.navigate", Map.of("url", address));
        try {
            loaded.get(LOADED.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(address + " does not come", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A network as slow as this.
     *
     * @param roundTrip milliseconds; 0 with a rate of 0: as it is
     * @param bytesPerSecond both ways
     */
    public void network(int roundTrip, int bytesPerSecond) {
        call(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        roundTrip,
                        "downloadThroughput",
                        bytesPerSecond == 0 ? -1 : bytesPerSecond,
                        "uploadThroughput",
                        bytesPerSecond == 0 ? -1 : bytesPerSecond));
    }

    /** A figure of Chromium's about the page, after a collection of garbage: {@code Nodes}, {@code JSHeapUsedSize}. */
    public double metric(String name) {
        call("HeapProfiler.collectGarbage", Map.of());
        return call("Performance.getMetrics", Map.of()).getJsonArray("metrics").getValuesAs(JsonObject.class).stream()
                .filter(metric -> metric.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium tells no " + name))
                .getJsonNumber("value")
                .doubleValue();
    }

    @Override
    public void close() {
        session = "";
        call("Target.disposeBrowserContext", Map.of("browserContextId", context));
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                hear(Api.json(message));
            }
            from.request(1);
            return null;
        }

        private void hear(JsonObject message) {
            if (!message.containsKey("id")) {
                listeners
                        .getOrDefault(message.getString("method"), List.of())
                        .forEach(listener -> listener.accept(message.getJsonObject("params")));
                return;
            }
            CompletableFuture<JsonObject> answer = waiting.remove(message.getInt("id"));
            if (message.containsKey("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.getJsonObject("result"));
            }
        }
    }
}
