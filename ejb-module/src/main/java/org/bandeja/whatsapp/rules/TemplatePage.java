package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.template.model.ListedTemplate;

/**
 * One page of {@code GET /{account}/message_templates} (WhatsApp, template management, 2026-09).
 *
 * @param after where the next page begins; empty: this is the last one
 */
public record TemplatePage(List<ListedTemplate> templates, Optional<String> after) {
    private static final String FIELDS = "id,name,language,status,category,sub_category,components,parameter_format,"
            + "quality_score,rejected_reason";
    private static final String A_PAGE = "100";
    private static final int LONGEST_CURSOR = 2000;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_COMPONENTS = 200_000;

    public TemplatePage {
        templates = List.copyOf(templates);
    }

    /** What to ask for. */
    public static Map<String, String> query(Optional<String> after) {
        return after.map(cursor -> Map.of("fields", FIELDS, "limit", A_PAGE, "after", cursor))
                .orElse(Map.of("fields", FIELDS, "limit", A_PAGE));
    }

    /** @throws IllegalArgumentException if it is no list: an answer that is cut or forged must not look like an empty one */
    public static TemplatePage of(JsonObject answer) {
        if (!(answer.get("data") instanceof JsonArray data)) {
            throw new IllegalArgumentException("no list of templates");
        }
        Optional<String> after = JsonParts.object(answer, "paging")
                .filter(paging -> JsonParts.word(paging, "next").isPresent())
                .flatMap(paging -> JsonParts.object(paging, "cursors"))
                .flatMap(cursors -> JsonParts.word(cursors, "after"))
                .filter(cursor -> cursor.length() <= LONGEST_CURSOR);
        return new TemplatePage(
                data.stream()
                        .flatMap(item -> JsonParts.object(item).stream())
                        .flatMap(item -> template(item).stream())
                        .toList(),
                after);
    }

    /** Empty for what nothing can be done with. */
    private static Optional<ListedTemplate> template(JsonObject item) {
        Optional<String> id =
                JsonParts.word(item, "id").filter(word -> word.matches("[0-9A-Za-z_]{1," + LONGEST_ID + "}"));
        Optional<String> name = JsonParts.word(item, "name")
                .map(word -> CleanText.line(word, LONGEST_NAME))
                .filter(word -> !word.isEmpty());
        Optional<String> language = JsonParts.word(item, "language")
                .filter(word -> word.matches("[A-Za-z0-9_-]{1," + LONGEST_LANGUAGE + "}"));
        String components = Optional.ofNullable(item.get("components"))
                .map(Object::toString)
                .filter(json -> json.length() <= LONGEST_COMPONENTS)
                .orElse("[]");
        if (id.isEmpty() || name.isEmpty() || language.isEmpty()) return Optional.empty();
        return Optional.of(new ListedTemplate(
                id.get(),
                name.get(),
                language.get(),
                word(item, "category").orElse("UNKNOWN"),
                word(item, "status").orElse("UNKNOWN"),
                word(item, "parameter_format").filter("NAMED"::equals).orElse("POSITIONAL"),
                JsonParts.object(item, "quality_score")
                        .flatMap(score -> word(score, "score"))
                        .or(() -> word(item, "quality_score")),
                components,
                word(item, "rejected_reason").filter(reason -> !reason.equals("NONE"))));
    }

    private static Optional<String> word(JsonObject item, String name) {
        return JsonParts.word(item, name)
                .map(word -> CleanText.line(word, LONGEST_WORD)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9_]", "_"))
                .filter(word -> !word.isEmpty());
    }
}
