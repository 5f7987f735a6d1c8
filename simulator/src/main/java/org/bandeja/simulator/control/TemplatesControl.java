package org.bandeja.simulator.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Templates;
import org.bandeja.simulator.webhook.Reviews;
import org.bandeja.simulator.webhook.TemplateNews;

/** What becomes of templates: reviews, verdicts by hand, quality, categories. */
public final class TemplatesControl {
    private static final Set<String> EVENTS_ONLY = Set.of("FLAGGED", "LIMIT_EXCEEDED");
    private static final Set<String> APPROVING = Set.of("REINSTATED", "UNARCHIVED");

    private final Templates templates;
    private final Reviews reviews;
    private final TemplateNews news;

    public TemplatesControl(Templates templates, Reviews reviews, TemplateNews news) {
        this.templates = templates;
        this.reviews = reviews;
        this.news = news;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/templates", request -> list());
        routes.on("GET", "/control/templates/review", request -> Response.json(settings()));
        routes.on("POST", "/control/templates/review", this::settle);
        routes.on("POST", "/control/templates/{id}", this::change);
    }

    private Response list() {
        return Response.json(JsonText.object()
                .add("items", JsonText.array(templates.all().stream().map(TemplatesControl::shape)))
                .build());
    }

    private static JsonObject shape(Template template) {
        return JsonText.object()
                .add("id", template.id())
                .add("account", template.key().account())
                .add("name", template.key().name())
                .add("language", template.key().language())
                .add("category", template.category())
                .add("status", template.status())
                .add("reason", template.reason())
                .add("quality", template.quality())
                .build();
    }

    private JsonObject settings() {
        Reviews.Settings settings = reviews.settings();
        return JsonText.object()
                .add("auto", settings.auto())
                .add("delayMillis", settings.delayMillis())
                .add("verdict", settings.verdict())
                .add("reason", settings.reason())
                .build();
    }

    private Response settle(Request request) {
        Fields fields = new Fields(request.json(), "auto", "delayMillis", "verdict", "reason");
        Reviews.Settings present = reviews.settings();
        reviews.settle(new Reviews.Settings(
                fields.flag("auto", present.auto()),
                fields.number("delayMillis", (int) present.delayMillis()),
                fields.text("verdict").orElse(present.verdict()),
                fields.text("reason").orElse(present.reason())));
        return Response.json(settings());
    }

    private Response change(Request request) {
        String id = request.place("id");
        Template template = templates.find(id).orElseThrow(() -> new NotFound("no template " + id));
        JsonObject body = request.json();
        Fields fields = new Fields(body, "status", "reason", "quality", "category", "categoryInADay", "components");
        fields.text("status").ifPresent(status -> judge(template, status, fields.text("reason")));
        fields.text("quality").ifPresent(quality -> {
            String before = template.quality();
            template.rate(quality);
            news.quality(template, before);
        });
        fields.text("category").ifPresent(category -> {
            String before = template.category();
            template.recategorise(category);
            news.category(template, before);
        });
        fields.text("categoryInADay").ifPresent(category -> news.categoryInADay(template, category));
        if (fields.has("components")) {
            if (!(body.get("components") instanceof JsonArray components)
                    || !components.stream().allMatch(JsonObject.class::isInstance)) {
                throw new BadRequest("components must be a list of objects");
            }
            template.replace(components);
            news.components(template);
        }
        return Response.json(shape(template));
    }

    private void judge(Template template, String status, Optional<String> reason) {
        if (EVENTS_ONLY.contains(status)) {
            news.status(template, status);
        } else if (APPROVING.contains(status)) {
            template.judge("APPROVED", "NONE", template.judgedAt());
            news.status(template, status);
        } else {
            reviews.judge(template, status, reason.orElse("NONE"));
        }
        if (status.equals("DELETED")) {
            templates.delete(template);
        }
    }
}
