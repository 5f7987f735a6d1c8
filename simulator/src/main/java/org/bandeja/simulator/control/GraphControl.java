package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.OptionalInt;
import org.bandeja.simulator.graph.Behaviour;
import org.bandeja.simulator.graph.Behaviours;
import org.bandeja.simulator.graph.LimitSettings;
import org.bandeja.simulator.graph.Limits;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;

/** How the Graph API behaves and which limits hold. */
public final class GraphControl {
    private final Behaviours behaviours;
    private final Limits limits;

    public GraphControl(Behaviours behaviours, Limits limits) {
        this.behaviours = behaviours;
        this.limits = limits;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/graph", request -> Response.json(behaviour()));
        routes.on("POST", "/control/graph", this::behave);
        routes.on("GET", "/control/limits", request -> Response.json(limits()));
        routes.on("POST", "/control/limits", this::limit);
    }

    private JsonObject behaviour() {
        return JsonText.object().add("mode", behaviours.present().word()).build();
    }

    private Response behave(Request request) {
        Fields fields = new Fields(
                request.json(), "mode", "code", "details", "act", "delayMillis", "retryAfter", "times", "number");
        Behaviour usual = Behaviour.of(fields.requiredText("mode"));
        Behaviour behaviour = new Behaviour(
                usual.mode(),
                usual.status(),
                optional(fields, "code"),
                fields.text("details"),
                fields.flag("act", usual.act()),
                fields.number("delayMillis", 0),
                optional(fields, "retryAfter"));
        if (!behaviour.act() && usual.mode() == Behaviour.Mode.OK) {
            throw new BadRequest("mode ok always acts");
        }
        behaviours.set(fields.text("number").orElse(""), behaviour, fields.number("times", 0));
        return Response.json(behaviour());
    }

    private static OptionalInt optional(Fields fields, String name) {
        return fields.has(name) ? OptionalInt.of(fields.number(name, 0)) : OptionalInt.empty();
    }

    private JsonObject limits() {
        LimitSettings settings = limits.settings();
        return JsonText.object()
                .add("messagesPerSecond", settings.messagesPerSecond())
                .add("pair", settings.pair())
                .add("window", settings.window().name().toLowerCase(Locale.ROOT))
                .add("strangers", settings.strangers())
                .build();
    }

    private Response limit(Request request) {
        Fields fields = new Fields(request.json(), "messagesPerSecond", "pair", "window", "strangers");
        LimitSettings present = limits.settings();
        limits.settle(new LimitSettings(
                fields.number("messagesPerSecond", present.messagesPerSecond()),
                fields.flag("pair", present.pair()),
                fields.text("window").map(GraphControl::window).orElse(present.window()),
                fields.flag("strangers", present.strangers())));
        return Response.json(limits());
    }

    private static LimitSettings.Window window(String word) {
        return switch (word) {
            case "sync" -> LimitSettings.Window.SYNC;
            case "async" -> LimitSettings.Window.ASYNC;
            case "off" -> LimitSettings.Window.OFF;
            default -> throw new BadRequest("window must be sync, async or off");
        };
    }
}
