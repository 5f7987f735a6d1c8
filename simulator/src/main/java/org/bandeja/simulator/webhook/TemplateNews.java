package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.Locale;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.template.Template;

/** Tells the business what became of its templates. */
public final class TemplateNews {
    private final AccountEvents events;
    private final Clock clock;

    public TemplateNews(AccountEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param event usually the new status; {@code FLAGGED}, {@code REINSTATED} and others are events only */
    public void status(Template template, String event) {
        JsonObjectBuilder value = JsonText.object()
                .add("event", event)
                .add("message_template_id", Long.parseLong(template.id()))
                .add("message_template_name", template.key().name())
                .add("message_template_language", template.key().language());
        if (template.reason().equals("NONE") && !event.equals("APPROVED")) {
            value.addNull("reason");
        } else {
            value.add("reason", template.reason());
        }
        value.add("message_template_category", template.category());
        addDetails(value, template, event);
        events.tell(template.key().account(), "message_template_status_update", value.build());
    }

    private void addDetails(JsonObjectBuilder value, Template template, String event) {
        switch (event) {
            case "REJECTED" ->
                value.add(
                        "rejection_info",
                        JsonText.object()
                                .add("reason", "The template does not follow the rules: " + template.reason())
                                .add("recommendation", "Change what is named and send it in again."));
            case "PAUSED" ->
                value.add(
                        "other_info",
                        JsonText.object()
                                .add("title", "FIRST_PAUSE")
                                .add("description", "The template is paused for 3 hours because of its quality."));
            case "DISABLED" ->
                value.add(
                        "disable_info",
                        JsonText.object().add("disable_date", clock.instant().getEpochSecond()));
            default -> {}
        }
    }

    public void quality(Template template, String before) {
        JsonObject value = named(template)
                .add("previous_quality_score", before)
                .add("new_quality_score", template.quality())
                .build();
        events.tell(template.key().account(), "message_template_quality_update", value);
    }

    /** WhatsApp has put it into another category. */
    public void category(Template template, String before) {
        JsonObject value = named(template)
                .add("previous_category", before)
                .add("new_category", template.category())
                .build();
        events.tell(template.key().account(), "template_category_update", value);
    }

    /** WhatsApp will put it into another category in a day. */
    public void categoryInADay(Template template, String correct) {
        JsonObject value = named(template)
                .add("new_category", template.category())
                .add("correct_category", correct)
                .add("category_update_timestamp", clock.instant().getEpochSecond() + 86_400)
                .build();
        events.tell(template.key().account(), "template_category_update", value);
    }

    public void components(Template template) {
        JsonObjectBuilder value = named(template);
        template.component("HEADER")
                .ifPresent(header -> value.add("message_template_title", header.getString("text", "")));
        template.component("BODY").ifPresent(body -> value.add("message_template_element", body.getString("text", "")));
        template.component("FOOTER")
                .ifPresent(footer -> value.add("message_template_footer", footer.getString("text", "")));
        template.component("BUTTONS")
                .ifPresent(buttons -> value.add(
                        "message_template_buttons",
                        JsonText.array(buttons.getJsonArray("buttons").stream()
                                .map(JsonValue::asJsonObject)
                                .map(TemplateNews::button))));
        events.tell(template.key().account(), "message_template_components_update", value.build());
    }

    private static JsonObject button(JsonObject button) {
        JsonObjectBuilder to = JsonText.object()
                .add(
                        "message_template_button_type",
                        button.getString("type", "").toUpperCase(Locale.ROOT))
                .add("message_template_button_text", button.getString("text", ""));
        JsonText.addIfPresent(to, "message_template_button_url", JsonText.textOf(button, "url"));
        JsonText.addIfPresent(to, "message_template_button_phone_number", JsonText.textOf(button, "phone_number"));
        return to.build();
    }

    private static JsonObjectBuilder named(Template template) {
        return JsonText.object()
                .add("message_template_id", Long.parseLong(template.id()))
                .add("message_template_name", template.key().name())
                .add("message_template_language", template.key().language());
    }
}
