package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.graph.GraphDoor.TemplateParts;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MalformedJson;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Template.Key;
import org.bandeja.simulator.template.Templates;
import org.bandeja.simulator.webhook.Reviews;
import org.bandeja.simulator.webhook.TemplateNews;

/** Templates by the Graph API: writing, changing, deleting. */
final class TemplateDoor {
    private static final Set<String> CATEGORIES = Set.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private final Access access;
    private final Templates templates;
    private final TemplateViews views;
    private final TemplateChecks checks;
    private final Reviews reviews;
    private final TemplateNews news;
    private final Clock clock;

    TemplateDoor(Access access, TemplateParts parts, TemplateViews views, Clock clock) {
        this.access = access;
        this.views = views;
        this.templates = parts.templates();
        this.checks = new TemplateChecks(parts.handles());
        this.reviews = parts.reviews();
        this.news = parts.news();
        this.clock = clock;
    }

    Response create(Request request) {
        Account account = access.account(request, request.place("number"));
        JsonObject body = body(request);
        Params params = Params.of(body, "$")
                .only(
                        "name",
                        "category",
                        "language",
                        "parameter_format",
                        "components",
                        "allow_category_change",
                        "message_send_ttl_seconds",
                        "sub_category");
        String name = requiredText(params, "name");
        if (!name.matches("[a-z0-9_]{1,512}")) {
            throw GraphError.parameter("Param name must consist of lower case letters, digits and underscores.");
        }
        String language = requiredText(params, "language");
        if (!language.matches("[a-z]{2,3}(_[A-Z]{2,3})?")) {
            throw GraphError.parameter("Param language is not a supported language: " + language);
        }
        String category = category(requiredText(params, "category"));
        params.flag("allow_category_change");
        boolean named = params.has("parameter_format")
                && params.oneOf("parameter_format", "NAMED", "POSITIONAL", "named", "positional")
                        .equalsIgnoreCase("NAMED");
        JsonArray components = components(body);
        checks.check(components, category, named);
        Key key = new Key(account.id(), name, language);
        requireRoom(key);
        Template template = templates.create(key, category, named, components);
        reviews.begin(template);
        return Response.metaJson(
                200,
                JsonText.object()
                        .add("id", template.id())
                        .add("status", "PENDING")
                        .add("category", template.category())
                        .build());
    }

    private void requireRoom(Key key) {
        if (templates.find(key).isPresent()) {
            throw TemplateRefusal.EXISTS.error();
        }
        if (templates.isBlocked(key.account(), key.name())) {
            throw TemplateRefusal.BEING_DELETED.error();
        }
        if (templates.of(key.account()).size() >= Templates.MOST) {
            throw TemplateRefusal.LIMIT.error();
        }
        if (!templates.mayCreate(key.account())) {
            throw GraphError.of(80007, "at most 100 templates may be created within an hour");
        }
    }

    private static String requiredText(Params params, String name) {
        return params.text(name).orElseThrow(() -> GraphError.parameter("The parameter " + name + " is required."));
    }

    private static String category(String word) {
        String category = word.toUpperCase(Locale.ROOT);
        if (!CATEGORIES.contains(category)) {
            throw GraphError.parameter(
                    "Param category must be one of {AUTHENTICATION, MARKETING, UTILITY} - got \"" + word + "\".");
        }
        return category;
    }

    private static JsonArray components(JsonObject body) {
        if (body.get("components") instanceof JsonArray components) {
            return components;
        }
        throw GraphError.parameter("The parameter components is required.");
    }

    private static JsonObject body(Request request) {
        try {
            return request.json();
        } catch (MalformedJson e) {
            throw GraphError.parameter("The request body is not a JSON object.");
        }
    }

    /** Changes the template with that id, if the token reaches one. */
    Optional<Response> edit(Request request, String id) {
        return views.reached(request, id).map(template -> {
            JsonObject body = body(request);
            Params params = Params.of(body, "$")
                    .only("category", "components", "message_send_ttl_seconds", "parameter_format", "name", "language");
            if (!params.has("category") && !params.has("components")) {
                throw GraphError.parameter("The parameter components is required.");
            }
            if (!EDITABLE.contains(template.status()) || !template.mayBeEdited(clock.instant())) {
                throw TemplateRefusal.STATUS.error("It is " + template.status() + ".");
            }
            Optional<String> category = params.text("category").map(TemplateDoor::category);
            if (category.isPresent() && !category.get().equals(template.category())) {
                if (template.status().equals("APPROVED")) {
                    throw TemplateRefusal.STATUS.error("The category of an approved template stays.");
                }
                template.recategorise(category.get());
            }
            if (params.has("components")) {
                JsonArray components = components(body);
                checks.check(components, template.category(), template.isNamed());
                template.edit(components, clock.instant());
            }
            reviews.begin(template);
            return success();
        });
    }

    /** Lets a paused template be sent again. */
    Response unpause(Request request) {
        String id = request.place("number");
        Template template = views.reached(request, id).orElseThrow(() -> GraphError.unknownObject(id));
        if (!template.status().equals("PAUSED")) {
            throw TemplateRefusal.STATUS.error("It is " + template.status() + ".");
        }
        reviews.judge(template, "APPROVED", "NONE");
        return success();
    }

    Response delete(Request request) {
        Account account = access.account(request, request.place("number"));
        List<Template> condemned = condemned(request, account);
        if (condemned.stream().anyMatch(template -> template.status().equals("DISABLED"))) {
            throw TemplateRefusal.STATUS.error("One that is disabled cannot be deleted.");
        }
        condemned.forEach(template -> {
            templates.delete(template);
            news.status(template, "DELETED");
        });
        return success();
    }

    private List<Template> condemned(Request request, Account account) {
        Optional<String> name = request.query("name");
        List<String> ids = ids(request);
        if (ids.isEmpty()) {
            List<Template> all = name.map(wanted -> templates.named(account.id(), wanted))
                    .orElseThrow(() -> GraphError.parameter("The parameter name is required."));
            if (all.isEmpty()) {
                throw GraphError.shown(
                        2593002, "Message Template Not Found", "There is no message template of this name.");
            }
            return all;
        }
        List<Template> found = new ArrayList<>();
        for (String id : ids) {
            found.add(templates
                    .find(id)
                    .filter(template -> template.key().account().equals(account.id()))
                    .filter(template ->
                            name.isEmpty() || name.get().equals(template.key().name()))
                    .orElseThrow(() -> GraphError.unknownObject(id)));
        }
        return found;
    }

    private static List<String> ids(Request request) {
        if (request.query("hsm_id").isPresent()) {
            return List.of(request.query("hsm_id").get());
        }
        if (request.query("hsm_ids").isEmpty()) {
            return List.of();
        }
        byte[] wrapped = ("{\"ids\":" + request.query("hsm_ids").get() + "}").getBytes(StandardCharsets.UTF_8);
        try {
            return JsonText.parseObject(wrapped).getJsonArray("ids").stream()
                    .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                    .limit(101)
                    .toList();
        } catch (MalformedJson e) {
            throw GraphError.parameter("Param hsm_ids must be an array.");
        }
    }

    private static Response success() {
        return Response.metaJson(
                200, JsonText.object().add("success", JsonValue.TRUE).build());
    }
}
