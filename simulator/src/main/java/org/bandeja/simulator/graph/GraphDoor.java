package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.graph.Behaviours.On;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MalformedJson;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.template.Templates;
import org.bandeja.simulator.template.UploadHandles;
import org.bandeja.simulator.webhook.Poster;
import org.bandeja.simulator.webhook.Reviews;
import org.bandeja.simulator.webhook.Statuses;
import org.bandeja.simulator.webhook.Subscriptions;
import org.bandeja.simulator.webhook.TemplateNews;

/** Answers the calls of the business, in any version of the API, as it is told to behave. */
public final class GraphDoor {
    private final Network network;
    private final Settings settings;
    private final Access access;
    private final Outbound outbound;
    private final ReadMarks readMarks;
    private final MediaDoor media;
    private final TemplateViews templateViews;
    private final TemplateDoor templates;
    private final UploadDoor uploads;
    private final AccountDoor accounts;
    private final BlockDoor blocks;
    private final ProfileDoor profiles;
    private final Conduct conduct;

    /** How the door is to behave. */
    public record Settings(Behaviours behaviours, Rules rules, Limits limits, States states, Usage usage, Held held) {
        /** Everything as usual again. */
        public void reset() {
            behaviours.reset();
            rules.reset();
            limits.reset();
            states.reset();
            usage.reset();
            held.reset();
        }
    }

    /** What belongs to templates. */
    public record TemplateParts(Templates templates, UploadHandles handles, Reviews reviews, TemplateNews news) {}

    /** What belongs to files. */
    public record MediaParts(MediaStore store, Downloads downloads) {}

    /**
     * What belongs to webhooks.
     *
     * @param usual where they usually go
     */
    public record WebhookParts(
            Statuses statuses, Subscriptions subscriptions, Poster poster, Supplier<Optional<URI>> usual) {}

    public GraphDoor(
            Network network,
            Settings settings,
            ReadMarks readMarks,
            WebhookParts webhooks,
            MediaParts media,
            TemplateParts templates,
            ScheduledExecutorService scheduler) {
        this.network = network;
        this.settings = settings;
        this.access = new Access(network, settings.states());
        this.readMarks = readMarks;
        SendChecks checks = new SendChecks(media.store(), templates.templates());
        this.outbound = new Outbound(network, settings, readMarks, webhooks.statuses(), checks);
        this.media = new MediaDoor(network, access, media.store(), media.downloads());
        this.templateViews = new TemplateViews(access, templates.templates());
        this.templates = new TemplateDoor(access, templates, templateViews, network.clock());
        this.uploads = new UploadDoor(access, templates.handles());
        this.profiles = new ProfileDoor(access, settings.states(), templates.handles());
        this.accounts = new AccountDoor(access, settings.states(), webhooks);
        this.blocks = new BlockDoor(network, access);
        this.conduct = new Conduct(scheduler);
    }

    public void addTo(Routes routes) {
        String any = "/v{version}.0/";
        String object = any + "{number}";
        routes.later("POST", object + "/messages", this::messages);
        routes.streamed("POST", object + "/media", answered(On.UPLOADS, media::upload));
        routes.on("GET", "/media-files/{key}", refusing(media::download));
        routes.later("GET", object + "/message_templates", answered(On.OTHERS, templateViews::list));
        routes.later("POST", object + "/message_templates", answered(On.OTHERS, templates::create));
        routes.later("DELETE", object + "/message_templates", answered(On.OTHERS, templates::delete));
        routes.later("POST", object + "/unpause", answered(On.OTHERS, templates::unpause));
        routes.later("POST", object + "/uploads", answered(On.UPLOADS, uploads::begin));
        routes.streamed("POST", any + "upload:{upload}", answered(On.UPLOADS, uploads::receive));
        routes.streamed("POST", any + "upload%3A{upload}", answered(On.UPLOADS, uploads::receive));
        routes.later("GET", object + "/phone_numbers", answered(On.OTHERS, accounts::numbers));
        routes.later("GET", object + "/whatsapp_business_profile", answered(On.OTHERS, profiles::show));
        routes.later("POST", object + "/whatsapp_business_profile", answered(On.OTHERS, profiles::change));
        routes.later("GET", object + "/subscribed_apps", answered(On.OTHERS, accounts::subscriptions));
        routes.later("POST", object + "/subscribed_apps", answeredLater(On.OTHERS, accounts::subscribe));
        routes.later("DELETE", object + "/subscribed_apps", answered(On.OTHERS, accounts::unsubscribe));
        routes.later("GET", object + "/block_users", answered(On.OTHERS, blocks::list));
        routes.later("POST", object + "/block_users", answered(On.OTHERS, blocks::block));
        routes.later("DELETE", object + "/block_users", answered(On.OTHERS, blocks::unblock));
        routes.later("GET", any + "debug_token", answered(On.OTHERS, accounts::debugToken));
        routes.later("GET", "/debug_token", answered(On.OTHERS, accounts::debugToken));
        routes.later("GET", object, answered(On.OTHERS, this::show));
        routes.later("POST", object, answered(On.OTHERS, this::change));
        routes.later("DELETE", object, answered(On.OTHERS, this::delete));
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
            routes.on(method, any + "{rest*}", refusing(request -> {
                access.accounts(request);
                throw GraphError.unknownPath("/" + request.place("rest"));
            }));
        }
    }

    private Routes.Handler answered(On on, Function<Request, Response> work) {
        return answeredLater(on, request -> Conduct.done(work.apply(request)));
    }

    /** A handler that does its work, unless told to behave otherwise. */
    private Routes.Handler answeredLater(On on, Function<Request, CompletionStage<Response>> work) {
        return request -> {
            String object = request.places().getOrDefault("number", "");
            Behaviour behaviour = settings.behaviours().next(on, object);
            return conduct.answer(behaviour, () -> work.apply(request)).thenApply(response -> warned(response, object));
        };
    }

    private Response warned(Response response, String object) {
        String account = network.account(object).isPresent()
                ? object
                : network.accountOf(object).id();
        return settings.usage().addTo(response, account);
    }

    private static Function<Request, Response> refusing(Function<Request, Response> work) {
        return request -> {
            try {
                return work.apply(request);
            } catch (GraphError refusal) {
                return refusal.response();
            }
        };
    }

    private CompletionStage<Response> messages(Request request) {
        String number = request.place("number");
        Behaviour behaviour = byRule(request, number)
                .orElseGet(() -> settings.behaviours().next(isReceipt(request) ? On.OTHERS : On.MESSAGES, number));
        return conduct.answer(behaviour, () -> act(request, behaviour)).thenApply(response -> warned(response, number));
    }

    /** What marks as read sends nothing: how messages fare does not concern it. */
    private static boolean isReceipt(Request request) {
        try {
            return request.json().containsKey("status");
        } catch (MalformedJson e) {
            return false;
        }
    }

    private CompletionStage<Response> act(Request request, Behaviour behaviour) {
        BusinessNumber number = access.number(request, request.place("number"));
        JsonObject body = body(request);
        if (body.containsKey("status")) {
            readMarks.mark(number, body);
            return Conduct.done(Response.metaJson(
                    200, JsonText.object().add("success", true).build()));
        }
        OptionalInt failure = behaviour.mode() == Behaviour.Mode.FAIL_LATER
                ? OptionalInt.of(behaviour.codeOrUsual())
                : OptionalInt.empty();
        return outbound.accept(number, body, failure)
                .thenCompose(accepted -> held(accepted, behaviour))
                .thenApply(accepted -> Response.metaJson(200, accepted));
    }

    private CompletionStage<JsonObject> held(JsonObject accepted, Behaviour behaviour) {
        if (behaviour.mode() != Behaviour.Mode.HOLD) {
            return CompletableFuture.completedFuture(accepted);
        }
        String id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
        return settings.held().hold(id).thenApply(released -> accepted);
    }

    private static JsonObject body(Request request) {
        try {
            return request.json();
        } catch (MalformedJson e) {
            throw GraphError.parameter("The request body is not a JSON object.");
        }
    }

    private Optional<Behaviour> byRule(Request request, String number) {
        if (settings.rules().isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonObject body = request.json();
            String to = JsonText.textOf(body, "to")
                    .map(phone -> phone.replaceAll("[^0-9]", ""))
                    .or(() -> JsonText.textOf(body, "recipient"))
                    .orElse("");
            String type = JsonText.textOf(body, "type").orElse(body.containsKey("status") ? "read" : "text");
            StringBuilder texts = new StringBuilder();
            collect(body, texts);
            return settings.rules().behaviour(number, new Rules.Summary(texts.toString(), to, type));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private static void collect(JsonValue value, StringBuilder texts) {
        Stream<JsonValue> parts = switch (value.getValueType()) {
            case OBJECT -> ((JsonObject) value).values().stream();
            case ARRAY -> ((JsonArray) value).stream();
            default -> Stream.empty();
        };
        parts.forEach(part -> collect(part, texts));
        if (value instanceof JsonString text) {
            texts.append(text.getString()).append('\n');
        }
    }

    /** Whatever has an id of its own. */
    private Response show(Request request) {
        String id = request.place("number");
        return accounts.number(request, id)
                .or(() -> accounts.account(request, id))
                .or(() -> media.info(request, id))
                .or(() -> templateViews.one(request, id))
                .orElseThrow(() -> GraphError.unknownObject(id));
    }

    private Response change(Request request) {
        String id = request.place("number");
        access.accounts(request);
        return templates.edit(request, id).orElseThrow(() -> GraphError.unknownObject(id));
    }

    private Response delete(Request request) {
        String id = request.place("number");
        access.accounts(request);
        return media.delete(request, id).orElseThrow(() -> GraphError.unknownObject(id));
    }
}
