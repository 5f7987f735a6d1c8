package org.bandeja.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import org.bandeja.simulator.json.JsonText;

/** The application's side of the webhooks: keeps what it gets, answers as it is told. */
final class Receiver implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator status = count -> 200;

    record Post(byte[] body, String signature) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonObject value() {
            return JsonText.parseObject(body)
                    .getJsonArray("entry")
                    .getJsonObject(0)
                    .getJsonArray("changes")
                    .getJsonObject(0)
                    .getJsonObject("value");
        }
    }

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                handshake(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
            int count;
            synchronized (this) {
                posts.add(new Post(body, signature));
                count = posts.size();
            }
            exchange.sendResponseHeaders(status.applyAsInt(count), -1);
        }
    }

    private static void handshake(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery().replace("+", " ");
        boolean known = query.contains("hub.verify_token=verify me&") || query.endsWith("hub.verify_token=verify me");
        byte[] challenge = query.replaceAll(".*hub\\.challenge=([^&]*).*", "$1").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 403, known ? challenge.length : -1);
        if (known) {
            exchange.getResponseBody().write(challenge);
        }
    }

    /** @param answer the HTTP status by the number of the post, from 1 */
    void answers(IntUnaryOperator answer) {
        status = answer;
    }

    List<Post> posts() {
        return posts;
    }

    /** The statuses' words, in the order in which they came. */
    List<String> statuses() {
        return posts.stream()
                .filter(post -> post.value().containsKey("statuses"))
                .map(post ->
                        post.value().getJsonArray("statuses").getJsonObject(0).getString("status"))
                .toList();
    }

    /** The texts of customers, in the order in which they came. */
    List<String> texts() {
        return posts.stream()
                .filter(post -> post.value().containsKey("messages"))
                .flatMap(post -> post.value().getJsonArray("messages").getValuesAs(JsonObject.class).stream())
                .map(message -> message.getJsonObject("text").getString("body"))
                .toList();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhook/whatsapp";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
