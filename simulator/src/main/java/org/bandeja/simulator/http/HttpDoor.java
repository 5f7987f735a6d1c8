package org.bandeja.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.bandeja.simulator.json.MalformedJson;

/**
 * Listens on loopback and answers by the routes. Requests that come from a page of another origin are refused: who can
 * reach this door can sign webhooks.
 */
public final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpDoor.class.getName());
    private static final Pattern OURSELVES = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");
    private static final int THREADS = 32;
    private static final int WRITERS = 64;
    private static final int LARGEST_BODY = 32 << 20;

    static {
        // Without the first, Nagle's algorithm costs 40 ms an answer on a kept connection; the others keep the server
        // from closing a connection at the moment in which the application reuses it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "86400");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final ExecutorService writers =
            new ThreadPoolExecutor(0, WRITERS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), HttpDoor::daemon);
    private final Routes routes;

    /**
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public HttpDoor(int port, Routes routes) throws IOException {
        this.routes = routes;
        this.threads = Executors.newFixedThreadPool(THREADS, HttpDoor::daemon);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        writers.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange exchange) {
        try {
            answer(exchange).whenComplete((response, failure) -> send(exchange, told(response, failure)));
        } catch (IOException | RuntimeException e) {
            send(exchange, told(null, e));
        }
    }

    private CompletionStage<Response> answer(HttpExchange exchange) throws IOException {
        if (!comesFromHere(exchange)) {
            return done(Response.error(403, "only from this machine, and from no page but our own"));
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        Optional<Routes.Match> match = routes.find(method, path);
        InputStream stream = exchange.getRequestBody();
        boolean streamed = match.filter(Routes.Match::streamed).isPresent();
        byte[] body = streamed ? new byte[0] : stream.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return done(Response.error(413, "at most " + LARGEST_BODY + " bytes"));
        }
        if (match.isEmpty()) {
            return done(Response.error(404, "nothing answers " + method + " " + path));
        }
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Request request = new Request(method, path, match.get().places(), query, headers(exchange), body, stream);
        return streamed ? drained(match.get(), request) : match.get().handler().answer(request);
    }

    /** Whoever is still sending hears no answer, so what the handler left of the body is read all the same. */
    private static CompletionStage<Response> drained(Routes.Match match, Request request) throws IOException {
        try {
            return match.handler().answer(request);
        } finally {
            request.stream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }

    private static CompletionStage<Response> done(Response response) {
        return CompletableFuture.completedFuture(response);
    }

    private static boolean comesFromHere(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        return OURSELVES.matcher(host).matches() && (origin == null || origin.equals("http://" + host));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.put(decoded(name), decoded(value));
            }
        }
        return query;
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static Response told(Response response, Throwable failure) {
        if (failure == null) {
            return response;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BadRequest
                || cause instanceof MalformedJson
                || cause instanceof IllegalArgumentException) {
            return Response.error(400, cause.getMessage());
        }
        if (cause instanceof NotFound) {
            return Response.error(404, cause.getMessage());
        }
        LOG.log(Level.WARNING, "A request failed", cause);
        return Response.error(500, cause.toString());
    }

    private void send(HttpExchange exchange, Response response) {
        if (response.content().isEmpty()) {
            sendBytes(exchange, response);
            return;
        }
        try {
            writers.execute(
                    () -> sendContent(exchange, response, response.content().get()));
        } catch (RejectedExecutionException e) {
            exchange.close();
        }
    }

    private static void sendContent(HttpExchange exchange, Response response, Content content) {
        try (exchange) {
            response.headers().forEach(exchange.getResponseHeaders()::set);
            long length = content.length();
            exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : Math.max(length, 0));
            if (length != 0) {
                content.writeTo(exchange.getResponseBody());
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "The caller is gone", e);
        }
    }

    private static void sendBytes(HttpExchange exchange, Response response) {
        try (exchange) {
            if (response.isCut()) {
                return;
            }
            response.headers().forEach(exchange.getResponseHeaders()::set);
            int length = response.body().length;
            exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
            if (length > 0) {
                exchange.getResponseBody().write(response.body());
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "The caller is gone", e);
        }
    }
}
