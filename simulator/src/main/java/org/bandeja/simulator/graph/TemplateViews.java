package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Templates;

/** Templates by the Graph API: what there is, filtered, page by page, with the fields that were asked for. */
final class TemplateViews {
    private static final String USUAL_FIELDS =
            "name,parameter_format,components,language,status,category,sub_category,id";

    private final Access access;
    private final Templates templates;

    TemplateViews(Access access, Templates templates) {
        this.access = access;
        this.templates = templates;
    }

    Response list(Request request) {
        Account account = access.account(request, request.place("number"));
        List<Template> found = templates.of(account.id()).stream()
                .filter(template -> matches(template, request.query()))
                .toList();
        Set<String> fields = fields(request);
        return Paging.answer(request, found, template -> shape(template, fields));
    }

    private static boolean matches(Template template, Map<String, String> query) {
        return query.entrySet().stream().allMatch(filter -> {
            String wanted = filter.getValue().toUpperCase(Locale.ROOT);
            return switch (filter.getKey()) {
                case "name" -> template.key().name().equalsIgnoreCase(wanted);
                case "language" -> template.key().language().equalsIgnoreCase(wanted);
                case "status" -> template.status().equals(wanted);
                case "category" -> template.category().equals(wanted);
                case "quality_score" -> template.quality().equals(wanted);
                case "name_or_content" ->
                    (template.key().name() + " " + template.components())
                            .toUpperCase(Locale.ROOT)
                            .contains(wanted);
                default -> true;
            };
        });
    }

    private static Set<String> fields(Request request) {
        return new HashSet<>(
                Arrays.asList(request.query("fields").orElse(USUAL_FIELDS).split(",")));
    }

    private static JsonObject shape(Template template, Set<String> fields) {
        JsonObjectBuilder all = JsonText.object()
                .add("name", template.key().name())
                .add("parameter_format", template.isNamed() ? "NAMED" : "POSITIONAL")
                .add("components", template.components())
                .add("language", template.key().language())
                .add("status", template.status())
                .add("category", template.category())
                .add("rejected_reason", template.reason())
                .add(
                        "quality_score",
                        JsonText.object()
                                .add("score", template.quality())
                                .add("date", template.judgedAt().getEpochSecond()));
        JsonText.addIfPresent(all, "previous_category", template.previousCategory());
        JsonObjectBuilder some = JsonText.object();
        all.build().forEach((name, value) -> {
            if (fields.contains(name)) {
                some.add(name, value);
            }
        });
        return some.add("id", template.id()).build();
    }

    /** The template with that id, if the token reaches one. */
    Optional<Response> one(Request request, String id) {
        return reached(request, id).map(template -> Response.metaJson(200, shape(template, fields(request))));
    }

    /** The template with that id, if the token reaches one. */
    Optional<Template> reached(Request request, String id) {
        List<Account> accounts = access.accounts(request);
        return templates
                .find(id)
                .filter(template -> accounts.stream()
                        .anyMatch(account -> account.id().equals(template.key().account())));
    }
}
