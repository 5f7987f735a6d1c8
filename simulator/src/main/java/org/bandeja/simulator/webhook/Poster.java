package org.bandeja.simulator.webhook;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends single requests to the application's webhook; the answer's body is read, but only its beginning kept. */
public final class Poster implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int KEPT = 500;

    private final ExecutorService threads = Executors.newFixedThreadPool(4, Poster::daemon);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(threads)
            .build();
    private final Clock clock;

    public Poster(Clock clock) {
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * @param signature the header's value; empty sends none
     * @return always completes normally
     */
    public CompletableFuture<Answer> post(URI url, byte[] body, Optional<String> signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(value -> request.header(Signature.HEADER, value));
        return send(request.build());
    }

    /** The handshake that WhatsApp does when a webhook is configured. */
    public CompletableFuture<Answer> handshake(URI url, String verifyToken, String challenge) {
        String query =
                "hub.mode=subscribe&hub.challenge=" + encoded(challenge) + "&hub.verify_token=" + encoded(verifyToken);
        String separator = url.getRawQuery() == null ? "?" : "&";
        return send(HttpRequest.newBuilder(URI.create(url + separator + query))
                .timeout(TIMEOUT)
                .build());
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        return client.sendAsync(request, beginning())
                .handle((response, failure) -> new Answer(
                        at,
                        (System.nanoTime() - start) / 1_000_000,
                        failure == null ? OptionalInt.of(response.statusCode()) : OptionalInt.empty(),
                        failure == null ? response.body() : reason(failure)));
    }

    private static BodyHandler<String> beginning() {
        return info -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> keep(kept, bytes))),
                    end -> kept.toString(StandardCharsets.UTF_8));
        };
    }

    private static void keep(ByteArrayOutputStream kept, byte[] bytes) {
        kept.write(bytes, 0, Math.min(bytes.length, KEPT - kept.size()));
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
