package org.bandeja.simulator.push;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;

/**
 * The push service, and the browsers that hang on it. A test makes a browser, gives its address to Bandeja as a page would, and reads
 * what came; what does not prove itself, or cannot be opened with the browser's keys, is refused.
 */
public final class PushService {
    private static final int LARGEST = 4096;
    private static final String ADDRESS = "/push-service/";

    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final Clock clock;

    public PushService(Clock clock) {
        this.clock = clock;
    }

    /** What has come, and how the next is answered. */
    private static final class Browser {
        private final BrowserKeys keys = new BrowserKeys();
        private final String key;
        private final List<JsonObject> messages = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private JsonObject answer = JsonText.object().build();
        private int calls;

        private Browser(String key) {
            this.key = key;
        }

        private synchronized JsonObject shown() {
            JsonArrayBuilder items = JsonText.array();
            messages.forEach(items::add);
            return JsonText.object()
                    .add("calls", calls)
                    .add("refused", JsonText.texts(refused))
                    .add("items", items)
                    .build();
        }

        private synchronized JsonObject called() {
            calls++;
            return answer;
        }

        private synchronized void answer(JsonObject wanted) {
            answer = wanted;
        }

        private synchronized void take(JsonObject message) {
            messages.add(message);
        }

        private synchronized void refuse(String reason) {
            refused.add(reason);
        }
    }

    public void addTo(Routes routes) {
        routes.later("POST", ADDRESS + "{browser}", this::receive);
        routes.on("POST", "/control/push/browsers", this::make);
        routes.on(
                "GET",
                "/control/push/browsers/{browser}",
                request -> Response.json(known(request).shown()));
        routes.on("POST", "/control/push/browsers/{browser}/answer", this::answerWith);
    }

    public void reset() {
        browsers.clear();
    }

    private Response make(Request request) {
        String key = JsonText.textOf(request.json(), "key").orElseThrow(() -> new BadRequest("key is missing"));
        Browser browser = new Browser(key);
        String id = UUID.randomUUID().toString();
        browsers.put(id, browser);
        return Response.json(
                201,
                JsonText.object()
                        .add("id", id)
                        .add("endpoint", "http://" + request.host() + ADDRESS + id)
                        .add(
                                "keys",
                                JsonText.object()
                                        .add("p256dh", base64(browser.keys.point()))
                                        .add("auth", base64(browser.keys.auth())))
                        .build());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** {@code {"status": 410, "retryAfter": 3, "delayMillis": 500}}; empty: as usual. */
    private Response answerWith(Request request) {
        known(request).answer(request.jsonOrEmpty());
        return Response.empty(204);
    }

    private Browser known(Request request) {
        return Optional.ofNullable(browsers.get(request.place("browser")))
                .orElseThrow(() -> new NotFound("no such browser"));
    }

    private CompletionStage<Response> receive(Request request) {
        Browser browser = browsers.get(request.place("browser"));
        if (browser == null) {
            return CompletableFuture.completedFuture(Response.error(410, "the subscription has ended"));
        }
        JsonObject told = browser.called();
        CompletableFuture<Response> answer = CompletableFuture.completedFuture(null);
        int delay = told.getInt("delayMillis", 0);
        return answer.thenApplyAsync(
                nothing -> told.containsKey("status") ? asTold(told) : taken(request, browser),
                CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS));
    }

    private static Response asTold(JsonObject told) {
        Response response = Response.error(told.getInt("status"), "as told");
        return told.containsKey("retryAfter")
                ? response.with("Retry-After", String.valueOf(told.getInt("retryAfter")))
                : response;
    }

    private Response taken(Request request, Browser browser) {
        try {
            if (request.body().length > LARGEST) {
                return refused(browser, 413, "at most " + LARGEST + " bytes");
            }
            if (!request.header("content-encoding").filter("aes128gcm"::equals).isPresent()) {
                return refused(browser, 400, "not aes128gcm");
            }
            Optional<String> life = request.header("ttl").filter(text -> text.matches("\\d{1,7}"));
            if (life.isEmpty()) {
                return refused(browser, 400, "no TTL");
            }
            if (request.header("topic")
                    .filter(text -> !text.matches("[\\w-]{1,32}"))
                    .isPresent()) {
                return refused(browser, 400, "no topic");
            }
            String subject = Vapid.subject(
                    request.authorization().orElse(""), browser.key, "http://" + request.host(), clock.instant());
            browser.take(JsonText.object()
                    .add("text", browser.keys.open(request.body()))
                    .add("ttl", Integer.parseInt(life.get()))
                    .add("urgency", request.header("urgency").orElse("normal"))
                    .add("topic", request.header("topic").orElse(""))
                    .add("subject", subject)
                    .build());
            return Response.empty(201).with("Location", request.path() + "/message");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return refused(browser, 403, String.valueOf(e.getMessage()));
        }
    }

    private static Response refused(Browser browser, int status, String reason) {
        browser.refuse(reason);
        return Response.error(status, reason);
    }
}
