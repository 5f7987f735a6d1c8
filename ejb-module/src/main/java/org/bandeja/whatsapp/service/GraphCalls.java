package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bandeja.health.service.GraphSight;
import org.bandeja.http.service.BoundedBody;
import org.bandeja.whatsapp.rules.GraphReply;

/**
 * Calls of the Graph API that send no message: they may be made again, so nothing here minds doing something twice. Blocks for
 * some seconds at most, so never within a transaction. Follows no redirect, logs nothing.
 */
@ApplicationScoped
public class GraphCalls {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;
    private static final String JSON = "application/json";

    private WhatsAppSettings settings;
    private GraphSight sight;
    private HttpClient http;

    /** For the container's proxy. */
    protected GraphCalls() {}

    @Inject
    public GraphCalls(WhatsAppSettings settings, GraphSight sight) {
        this.settings = settings;
        this.sight = sight;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /** @param path below the version, its segments already escaped ({@link #segment}) */
    public GraphReply get(GraphAccess access, String path, Map<String, String> query) {
        return call("GET", access, path, query, BodyPublishers.noBody(), JSON, PATIENCE);
    }

    public GraphReply delete(GraphAccess access, String path, Map<String, String> query) {
        return call("DELETE", access, path, query, BodyPublishers.noBody(), JSON, PATIENCE);
    }

    /** Of some things of an object those that the body names. */
    public GraphReply delete(GraphAccess access, String path, JsonObject body) {
        return call("DELETE", access, path, Map.of(), BodyPublishers.ofString(body.toString()), JSON, PATIENCE);
    }

    public GraphReply post(GraphAccess access, String path, JsonObject body) {
        return post(access, path, BodyPublishers.ofString(body.toString()), JSON, PATIENCE);
    }

    /**
     * Posts something else than JSON.
     *
     * @param patience for all of it, to the last byte of the answer
     */
    public GraphReply post(GraphAccess access, String path, BodyPublisher body, String contentType, Duration patience) {
        return call("POST", access, path, Map.of(), body, contentType, patience);
    }

    /** Posts nothing but parameters. */
    public GraphReply post(GraphAccess access, String path, Map<String, String> query) {
        return call("POST", access, path, query, BodyPublishers.noBody(), JSON, PATIENCE);
    }

    /**
     * Gives a file to an upload that has been begun.
     *
     * @param session its id, which is a path
     * @param patience for all of it
     */
    public GraphReply upload(
            GraphAccess access, String session, BodyPublisher file, String contentType, Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.graphBase() + session))
                .timeout(patience)
                .header("Authorization", access.uploadAuthorization())
                .header("Content-Type", contentType)
                .header("Accept", JSON)
                .header("file_offset", "0")
                .POST(file)
                .build();
        return answer(http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER)), patience);
    }

    /** An id as a part of a path. */
    public static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private GraphReply call(
            String method,
            GraphAccess access,
            String path,
            Map<String, String> query,
            BodyPublisher body,
            String contentType,
            Duration patience) {
        HttpRequest request = HttpRequest.newBuilder(address(path, query))
                .timeout(patience)
                .header("Authorization", access.authorization())
                .header("Content-Type", contentType)
                .header("Accept", JSON)
                .method(method, body)
                .build();
        return answer(http.sendAsync(request, head -> new BoundedBody(LONGEST_ANSWER)), patience);
    }

    /** The client's own time limit ends with the head of the answer; this one includes the last byte. */
    private GraphReply answer(CompletableFuture<HttpResponse<byte[]>> call, Duration patience) {
        try {
            HttpResponse<byte[]> response = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            sight.answered();
            return GraphReply.understand(response.statusCode(), response.body(), response.headers()::firstValue);
        } catch (ExecutionException e) {
            sight.silent();
            return new GraphReply.NotReached(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            call.cancel(true);
            sight.silent();
            return new GraphReply.NotReached("no answer in " + patience.toSeconds() + " s");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new GraphReply.NotReached("interrupted");
        }
    }

    private URI address(String path, Map<String, String> query) {
        String question = query.entrySet().stream()
                .map(entry -> segment(entry.getKey()) + "=" + segment(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(settings.graphBase() + path + (question.isEmpty() ? "" : "?" + question));
    }
}
