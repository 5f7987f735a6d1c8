package org.bandeja.soak.machine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Somebody's browser at an installation that is reached by TLS: it keeps cookies and follows where it is sent. */
public final class SecureBrowser {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private static final String HANDSHAKE = """
            GET /push HTTP/1.1\r
            Host: %s\r
            Cookie: %s\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            \r
            """;

    private final URI app;
    private final SSLContext trust;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    public SecureBrowser(URI app, SSLContext trust) {
        this.app = app;
        this.trust = trust;
        client = HttpClient.newBuilder()
                .sslContext(trust)
                .cookieHandler(cookies)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(app.resolve(path)));
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
        HttpResponse<String> page = send(HttpRequest.newBuilder(app.resolve("/api/login/sso?next=/inbox.xhtml"))
                .header("Accept", "text/html"));
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

    /** The socket of a page, of which the handshake is sent. */
    public OpenSocket socket() {
        try {
            Socket socket = trust.getSocketFactory().createSocket(app.getHost(), app.getPort());
            String cookie = cookies.getCookieStore().get(app).stream()
                    .map(one -> one.getName() + "=" + one.getValue())
                    .collect(Collectors.joining("; "));
            return new OpenSocket(socket, HANDSHAKE.formatted(app.getAuthority(), cookie));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings a document to send. */
    public HttpResponse<String> upload(Path document) {
        try {
            return send(HttpRequest.newBuilder(app.resolve("/api/media?type=document"))
                    .header("Content-Type", "application/pdf")
                    .header("Content-Disposition", "attachment; filename*=UTF-8''" + document.getFileName())
                    .POST(HttpRequest.BodyPublishers.ofFile(document)));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the status */
    public int download(String path, Path target) {
        return send(HttpRequest.newBuilder(app.resolve(path)), HttpResponse.BodyHandlers.ofFile(target))
                .statusCode();
    }

    /** Asks for some bytes of a file. */
    public HttpResponse<String> part(String path, String range) {
        return send(HttpRequest.newBuilder(app.resolve(path)).header("Range", range));
    }

    public static JsonObject json(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    answer.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
