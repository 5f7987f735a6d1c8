package org.bandeja.soak.machine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Somebody's browser at an installation that is reached by TLS: it keeps cookies and follows where it is sent. */
public final class SecureBrowser {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final URI app;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    public SecureBrowser(URI app, SSLContext trust) {
        this.app = app;
        client = HttpClient.newBuilder()
                .sslContext(trust)
                .cookieHandler(cookies)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(app.resolve(path)).header("Accept", "text/html, application/json;q=0.9"));
    }

    public HttpResponse<String> call(String method, String path, JsonObject body) {
        return send(HttpRequest.newBuilder(app.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** As WhatsApp delivers, signed by a signature that was made before. */
    public HttpResponse<String> deliver(String body, String signature) {
        return send(HttpRequest.newBuilder(app.resolve("/webhook/whatsapp"))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** By the company's account: to the provider, through its page, and back. */
    public HttpResponse<String> signIn(String login, String password) {
        HttpResponse<String> page = get("/api/login/sso?next=/inbox.xhtml");
        Matcher hidden = HIDDEN.matcher(page.body());
        if (!hidden.find()) {
            return page;
        }
        return send(HttpRequest.newBuilder(page.uri().resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        form(Map.of("username", login, "password", password, "_csrf", hidden.group(1))))));
    }

    private static String form(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** The first thing that the socket says, with which it greets; or why there is none. */
    public String greeting() {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                first.complete(text.toString());
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable failure) {
                first.completeExceptionally(failure);
            }
        };
        try {
            URI address = URI.create(app.toString().replaceFirst("^http", "ws")).resolve("/push");
            WebSocket socket =
                    client.newWebSocketBuilder().buildAsync(address, listener).join();
            String said = first.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
            socket.abort();
            return said;
        } catch (CompletionException e) {
            return "no socket: " + e.getCause();
        }
    }

    public static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    answer.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
