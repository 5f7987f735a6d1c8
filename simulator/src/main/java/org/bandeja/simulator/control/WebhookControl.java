package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Answer;
import org.bandeja.simulator.webhook.Courier;
import org.bandeja.simulator.webhook.Poster;
import org.bandeja.simulator.webhook.Signature;
import org.bandeja.simulator.webhook.Signatures;
import org.bandeja.simulator.webhook.WebhookUrl;

/** The webhooks themselves: what was posted and answered, pausing, raw posts, the handshake. */
public final class WebhookControl {
    private final Courier courier;
    private final Poster poster;
    private final Signatures signatures;
    private final String verifyToken;

    public WebhookControl(Courier courier, Poster poster, Signatures signatures, String verifyToken) {
        this.courier = courier;
        this.poster = poster;
        this.signatures = signatures;
        this.verifyToken = verifyToken;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/webhooks", this::list);
        routes.on("POST", "/control/webhooks", this::steer);
        routes.later("POST", "/control/webhook", this::raw);
        routes.later("POST", "/control/verify", this::verify);
    }

    private Response list(Request request) {
        int limit = request.query("limit", 100, 500);
        return Response.json(state().add(
                        "items",
                        JsonText.array(courier.log().recent(limit).stream().map(Shapes::attempt)))
                .build());
    }

    private JsonObjectBuilder state() {
        Courier.State state = courier.state();
        JsonObjectBuilder shape = JsonText.object();
        JsonText.addOrNull(shape, "url", state.url().map(URI::toString));
        return shape.add("paused", state.paused())
                .add("pending", state.pending())
                .add("inFlight", state.inFlight())
                .add("abandoned", state.abandoned())
                .add("answered", courier.log().answered())
                .add("failed", courier.log().failed());
    }

    private Response steer(Request request) {
        Fields fields = new Fields(request.json(), "paused", "url");
        fields.text("url").map(WebhookUrl::parse).ifPresent(courier::redirect);
        if (fields.has("paused")) {
            courier.pause(fields.flag("paused", false));
        }
        return Response.json(state().build());
    }

    private CompletionStage<Response> raw(Request request) {
        Fields fields = new Fields(request.json(), "body", "bodyBase64", "signature", "account");
        byte[] body = fields.text("bodyBase64")
                .map(text -> Base64.getDecoder().decode(text))
                .or(() -> fields.text("body").map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> new BadRequest("body or bodyBase64 is missing"));
        Optional<String> signed = switch (fields.text("signature").orElse("valid")) {
            case "valid" -> Optional.of(signatures.of(fields.text("account").orElse(""), body));
            case "wrong" -> Optional.of(new Signature("not the app secret").of(body));
            case "none" -> Optional.empty();
            default -> throw new BadRequest("signature must be valid, wrong or none");
        };
        return poster.post(url(), body, signed).thenApply(answer -> Response.json(shape(answer)));
    }

    private CompletionStage<Response> verify(Request request) {
        String challenge = UUID.randomUUID().toString();
        return poster.handshake(url(), verifyToken, challenge)
                .thenApply(answer -> Response.json(JsonText.object(shape(answer))
                        .add(
                                "verified",
                                answer.status().orElse(0) == 200
                                        && answer.detail().equals(challenge))
                        .build()));
    }

    private URI url() {
        return courier.state().url().orElseThrow(() -> new BadRequest("there is no webhook url"));
    }

    private static JsonObject shape(Answer answer) {
        return JsonText.object()
                .add("status", answer.status().orElse(0))
                .add("detail", answer.detail())
                .add("millis", answer.millis())
                .build();
    }
}
