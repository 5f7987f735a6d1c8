package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.PhoneNumbers;
import org.bandeja.simulator.graph.Behaviour;
import org.bandeja.simulator.graph.Behaviours;
import org.bandeja.simulator.graph.Behaviours.On;
import org.bandeja.simulator.graph.GraphDoor;
import org.bandeja.simulator.graph.Held;
import org.bandeja.simulator.graph.LimitSettings;
import org.bandeja.simulator.graph.Limits;
import org.bandeja.simulator.graph.Rules;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;

/** How the Graph API behaves and which limits hold. */
public final class GraphControl {
    private final Behaviours behaviours;
    private final Limits limits;
    private final Rules rules;
    private final Held held;

    public GraphControl(GraphDoor.Settings settings) {
        this.behaviours = settings.behaviours();
        this.limits = settings.limits();
        this.rules = settings.rules();
        this.held = settings.held();
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/graph", request -> Response.json(behaviour(On.MESSAGES)));
        routes.on("POST", "/control/graph", this::behave);
        routes.on("POST", "/control/release", this::release);
        routes.on("GET", "/control/rules", request -> rules());
        routes.on("POST", "/control/rules", this::rule);
        routes.on("DELETE", "/control/rules", request -> {
            rules.reset();
            return rules();
        });
        routes.on("GET", "/control/limits", request -> Response.json(limits()));
        routes.on("POST", "/control/limits", this::limit);
    }

    private JsonObject behaviour(On on) {
        return JsonText.object().add("mode", behaviours.present(on).word()).build();
    }

    private Response behave(Request request) {
        Fields fields = new Fields(
                request.json(), "mode", "code", "details", "act", "delayMillis", "retryAfter", "times", "number", "on");
        Behaviour behaviour = behaviour(fields);
        On on = fields.text("on").map(GraphControl::on).orElse(On.MESSAGES);
        behaviours.set(on, fields.text("number").orElse(""), behaviour, fields.number("times", 0));
        return Response.json(behaviour(on));
    }

    private static Behaviour behaviour(Fields fields) {
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
        return behaviour;
    }

    private Response rule(Request request) {
        Fields fields = new Fields(
                request.json(),
                "contains",
                "to",
                "type",
                "number",
                "mode",
                "code",
                "details",
                "act",
                "delayMillis",
                "retryAfter");
        Optional<String> to =
                fields.text("to").map(text -> Customer.isUserId(text) ? text : PhoneNumbers.requireDigits(text));
        rules.add(new Rules.Rule(
                fields.text("contains"), to, fields.text("type"), fields.text("number"), behaviour(fields)));
        return rules();
    }

    private Response rules() {
        return Response.json(JsonText.object()
                .add("items", JsonText.array(rules.all().stream().map(GraphControl::shape)))
                .build());
    }

    private static JsonObject shape(Rules.Rule rule) {
        JsonObjectBuilder shape = JsonText.object();
        JsonText.addOrNull(shape, "contains", rule.contains());
        JsonText.addOrNull(shape, "to", rule.to());
        JsonText.addOrNull(shape, "type", rule.type());
        JsonText.addOrNull(shape, "number", rule.phoneNumberId());
        shape.add("mode", rule.behaviour().word());
        rule.behaviour().code().ifPresentOrElse(code -> shape.add("code", code), () -> shape.addNull("code"));
        return shape.build();
    }

    private static On on(String word) {
        return switch (word) {
            case "messages" -> On.MESSAGES;
            case "uploads" -> On.UPLOADS;
            case "others" -> On.OTHERS;
            default -> throw new BadRequest("on must be messages, uploads or others");
        };
    }

    private static OptionalInt optional(Fields fields, String name) {
        return fields.has(name) ? OptionalInt.of(fields.number(name, 0)) : OptionalInt.empty();
    }

    /** Lets held answers go. */
    private Response release(Request request) {
        List<String> ids = new Fields(request.json(), "ids").texts("ids");
        long released = ids.stream().filter(held::release).count();
        return Response.json(JsonText.object().add("released", released).build());
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
