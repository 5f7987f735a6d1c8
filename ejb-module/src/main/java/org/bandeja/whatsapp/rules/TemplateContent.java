package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.outbox.rules.OutgoingMessage;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.Attachment;
import org.bandeja.template.rules.FilledTemplate;
import org.bandeja.template.rules.FilledTemplate.FilledButton;
import org.bandeja.template.rules.FilledTemplate.FilledCard;
import org.bandeja.template.rules.FilledTemplate.FilledHeader;
import org.bandeja.template.rules.FilledTemplate.Part;
import org.bandeja.template.rules.FilledTemplate.Value;
import org.bandeja.template.rules.FilledTemplate.Where;
import org.bandeja.template.rules.Header;

/**
 * The content of a sent template (docs/MESSAGES.md): what the customer sees, in our form, and {@code parameters}, which are
 * WhatsApp's {@code components} but for files: these are named by our own id ({@code media}), since WhatsApp's runs out.
 */
public final class TemplateContent {
    private static final String MEDIA = "media";

    private TemplateContent() {}

    public static String of(Template template, FilledTemplate filled) {
        JsonObjectBuilder content = object().add("template", template.id().text())
                .add("name", template.name())
                .add("language", template.language())
                .add("category", template.category());
        filled.header().ifPresent(header -> content.add("header", header(header)));
        filled.footer().ifPresent(footer -> content.add("footer", footer));
        filled.offer().ifPresent(offer -> content.add("offer", offer));
        if (!filled.buttons().isEmpty()) content.add("buttons", buttons(filled.buttons()));
        if (!filled.cards().isEmpty()) {
            JsonArrayBuilder cards = array();
            filled.cards().forEach(card -> cards.add(card(card)));
            content.add("cards", cards);
        }
        return content.add("parameters", parameters(filled)).build().toString();
    }

    /** The template that a content is of; empty where it does not say. */
    public static Optional<TemplateId> template(String content) {
        return read(content)
                .flatMap(object -> JsonParts.word(object, "template"))
                .flatMap(TemplateId::parse);
    }

    /** As it leaves. */
    static JsonObjectBuilder request(OutgoingMessage message) {
        JsonObject content =
                message.said().content().flatMap(TemplateContent::read).orElseThrow();
        JsonObjectBuilder request = object().add("name", content.getString("name"))
                .add("language", object().add("code", content.getString("language")));
        JsonArray parameters = content.getJsonArray("parameters");
        if (!parameters.isEmpty()) request.add("components", brought(parameters, message));
        return request;
    }

    private static Optional<JsonObject> read(String content) {
        try {
            return JsonParts.object(JsonParts.read(content.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** Our name of a file becomes WhatsApp's. */
    private static JsonValue brought(JsonValue value, OutgoingMessage message) {
        if (value instanceof JsonArray array) {
            JsonArrayBuilder copy = array();
            array.forEach(item -> copy.add(brought(item, message)));
            return copy.build();
        }
        if (value instanceof JsonObject object) {
            JsonObjectBuilder copy = object();
            object.forEach((name, part) -> {
                if (name.equals(MEDIA)) copy.add("id", name(object.getString(MEDIA), message));
                else copy.add(name, brought(part, message));
            });
            return copy.build();
        }
        return value;
    }

    private static String name(String media, OutgoingMessage message) {
        return Optional.ofNullable(message.cardFiles().get(media))
                .orElseGet(() -> message.file().orElseThrow().whatsappId());
    }

    // --- what the customer sees

    private static JsonObjectBuilder header(FilledHeader header) {
        JsonObjectBuilder shown = object().add("format", header.format().name());
        header.text().ifPresent(text -> shown.add("text", text));
        header.attached().ifPresent(attached -> {
            if (attached instanceof Attachment.File file) {
                shown.add(MEDIA, file.media());
                file.name().ifPresent(name -> shown.add("name", name));
            } else if (attached instanceof Attachment.Place place) {
                shown.add(
                        "location",
                        named(
                                object().add("latitude", BigDecimal.valueOf(place.latitude()))
                                        .add("longitude", BigDecimal.valueOf(place.longitude())),
                                place));
            }
        });
        return shown;
    }

    private static JsonArrayBuilder buttons(List<FilledButton> buttons) {
        JsonArrayBuilder shown = array();
        for (FilledButton button : buttons) {
            JsonObjectBuilder item = object().add("type", button.kind().name()).add("text", button.text());
            button.url().ifPresent(url -> item.add("url", url));
            button.phone().ifPresent(phone -> item.add("phone", phone));
            button.code().ifPresent(code -> item.add("code", code));
            shown.add(item);
        }
        return shown;
    }

    private static JsonObjectBuilder card(FilledCard card) {
        JsonObjectBuilder shown = object();
        card.header().ifPresent(header -> shown.add("header", header(header)));
        if (!card.text().isEmpty()) shown.add("text", card.text());
        return shown.add("buttons", buttons(card.buttons()));
    }

    // --- what leaves

    private static JsonArrayBuilder parameters(FilledTemplate filled) {
        JsonArrayBuilder components = components(filled.parts());
        if (!filled.cardParts().isEmpty()) {
            JsonArrayBuilder cards = array();
            int index = 0;
            for (List<Part> parts : filled.cardParts()) {
                cards.add(object().add("card_index", index++).add("components", components(parts)));
            }
            components.add(object().add("type", "carousel").add("cards", cards));
        }
        return components;
    }

    private static JsonArrayBuilder components(List<Part> parts) {
        JsonArrayBuilder components = array();
        for (Part part : parts) {
            JsonArrayBuilder values = array();
            part.values().forEach(value -> values.add(value(value)));
            JsonObjectBuilder component = object().add("type", type(part.where()));
            subType(part.where()).ifPresent(sub -> component.add("sub_type", sub));
            part.button().ifPresent(button -> component.add("index", String.valueOf(button)));
            components.add(component.add("parameters", values));
        }
        return components;
    }

    private static String type(Where where) {
        return switch (where) {
            case HEADER -> "header";
            case BODY -> "body";
            case OFFER -> "limited_time_offer";
            case LINK_BUTTON, COUPON_BUTTON, FLOW_BUTTON, CATALOG_BUTTON -> "button";
        };
    }

    private static Optional<String> subType(Where where) {
        return switch (where) {
            case LINK_BUTTON -> Optional.of("url");
            case COUPON_BUTTON -> Optional.of("copy_code");
            case FLOW_BUTTON -> Optional.of("flow");
            case CATALOG_BUTTON -> Optional.of("catalog");
            default -> Optional.empty();
        };
    }

    private static JsonObjectBuilder value(Value value) {
        if (value instanceof Value.Text text) {
            JsonObjectBuilder item = object().add("type", "text");
            text.name().ifPresent(name -> item.add("parameter_name", name));
            return item.add("text", text.text());
        } else if (value instanceof Value.Coupon coupon) {
            return object().add("type", "coupon_code").add("coupon_code", coupon.code());
        } else if (value instanceof Value.Product product) {
            return object().add("type", "action")
                    .add("action", object().add("thumbnail_product_retailer_id", product.id()));
        } else if (value instanceof Value.Expiry expiry) {
            return object().add("type", "limited_time_offer")
                    .add("limited_time_offer", object().add("expiration_time_ms", expiry.millis()));
        } else if (value instanceof Value.Attached attached) {
            return attached(attached.attachment());
        }
        return object().add("type", "action").add("action", object().add("flow_token", "unused"));
    }

    /** What is empty is not said. */
    private static JsonObjectBuilder named(JsonObjectBuilder location, Attachment.Place place) {
        if (!place.name().isEmpty()) location.add("name", place.name());
        if (!place.address().isEmpty()) location.add("address", place.address());
        return location;
    }

    private static JsonObjectBuilder attached(Attachment attachment) {
        if (attachment instanceof Attachment.Place place) {
            return object().add("type", "location")
                    .add(
                            "location",
                            named(
                                    object().add("latitude", String.valueOf(place.latitude()))
                                            .add("longitude", String.valueOf(place.longitude())),
                                    place));
        }
        Attachment.File file = (Attachment.File) attachment;
        String type = file.format().name().toLowerCase(Locale.ROOT);
        JsonObjectBuilder named = object().add(MEDIA, file.media());
        file.name()
                .filter(name -> file.format() == Header.Format.DOCUMENT)
                .ifPresent(name -> named.add("filename", name));
        return object().add("type", type).add(type, named);
    }

    private static JsonObjectBuilder object() {
        return JsonParts.builders().createObjectBuilder();
    }

    private static JsonArrayBuilder array() {
        return JsonParts.builders().createArrayBuilder();
    }
}
