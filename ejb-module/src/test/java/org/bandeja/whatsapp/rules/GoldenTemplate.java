package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.Said;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.Attachment;
import org.bandeja.template.rules.FilledTemplate;
import org.bandeja.template.rules.Header;
import org.bandeja.template.rules.TemplateFill;
import org.bandeja.template.rules.TemplateShape;

/** A template of a golden file, as WhatsApp lists it, and what an agent fills in. */
record GoldenTemplate(JsonObject content) {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    Said said() {
        TemplateShape shape = TemplateComponents.of(category(), format(), components());
        FilledTemplate filled = TemplateFill.fill(
                shape,
                values("values", values -> values::getString),
                values("attached", GoldenTemplate::attached),
                NOW);
        Template template = new Template(
                new TemplateId(7),
                "1",
                new ListedTemplate(
                        "11",
                        "order_update",
                        "en_US",
                        category(),
                        "APPROVED",
                        format(),
                        Optional.empty(),
                        components(),
                        Optional.empty()),
                NOW);
        return new Said(
                Said.TEMPLATE,
                Optional.of(filled.text()),
                Optional.of(TemplateContent.of(template, filled)),
                Optional.empty());
    }

    String category() {
        return content.getString("category");
    }

    boolean isNamed() {
        return format().equals("NAMED");
    }

    private String format() {
        return content.getString("format");
    }

    private String components() {
        return content.getJsonArray("components").toString();
    }

    private <V> Map<String, V> values(String key, Function<JsonObject, Function<String, V>> read) {
        JsonObject values = content.getJsonObject(key);
        return values == null
                ? Map.of()
                : values.keySet().stream().collect(Collectors.toMap(name -> name, read.apply(values)));
    }

    private static Function<String, Attachment> attached(JsonObject all) {
        return key -> attachment(all.getJsonObject(key));
    }

    private static Attachment attachment(JsonObject one) {
        if (one.containsKey("latitude")) {
            return new Attachment.Place(
                    one.getJsonNumber("latitude").doubleValue(),
                    one.getJsonNumber("longitude").doubleValue(),
                    one.getString("name"),
                    one.getString("address"));
        }
        return new Attachment.File(
                one.getString("media"),
                Header.Format.valueOf(one.getString("format").toUpperCase(Locale.ROOT)),
                GoldenFile.text(one, "name"));
    }
}
