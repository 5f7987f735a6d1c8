package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.template.model.Template;
import org.bandeja.template.rules.Button;
import org.bandeja.template.rules.Card;
import org.bandeja.template.rules.Header;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.rules.Words;

/**
 * Understands the components of a template (WhatsApp, template components, 2026-09). What nobody knows makes a template that is
 * shown and cannot be sent; nothing makes it fail.
 */
public final class TemplateComponents {
    private static final String NAMED = "NAMED";
    private static final Set<String> ONE_TIME = Set.of("COPY_CODE", "ONE_TAP", "ZERO_TAP");

    private final boolean authentication;
    private Optional<Header> header = Optional.empty();
    private Optional<Words> body = Optional.empty();
    private Optional<String> footer = Optional.empty();
    private Optional<String> offer = Optional.empty();
    private boolean expires;
    private List<Button> buttons = List.of();
    private List<Card> cards = List.of();
    private boolean unknown;

    private TemplateComponents(boolean authentication) {
        this.authentication = authentication;
    }

    public static TemplateShape of(Template template) {
        return of(template.category(), template.parameterFormat(), template.components());
    }

    /** @param components JSON array in any case of letters, as it is listed or as it is submitted */
    public static TemplateShape of(String category, String parameterFormat, String components) {
        TemplateComponents reading = new TemplateComponents(upper(category).equals(Template.AUTHENTICATION));
        try {
            JsonValue parsed = JsonParts.read(components.getBytes(StandardCharsets.UTF_8));
            if (parsed instanceof JsonArray array) {
                array.forEach(reading::read);
            } else {
                reading.unknown = true;
            }
        } catch (JsonException e) {
            reading.unknown = true;
        }
        return new TemplateShape(
                upper(parameterFormat).equals(NAMED),
                reading.authentication,
                reading.header,
                reading.body,
                reading.footer,
                reading.offer,
                reading.expires,
                reading.buttons,
                reading.cards,
                reading.unknown);
    }

    private void read(JsonValue value) {
        Optional<JsonObject> component = JsonParts.object(value);
        String type = component.map(object -> kind(object, "type")).orElse("");
        switch (type) {
            case "HEADER" -> header = Optional.of(header(component.orElseThrow()));
            case "BODY" -> body = words(component.orElseThrow(), "body_text");
            case "FOOTER" ->
                footer = JsonParts.text(component.orElseThrow(), "text").map(CleanText::text);
            case "BUTTONS" -> buttons = buttons(component.orElseThrow());
            case "CAROUSEL" -> cards = cards(component.orElseThrow());
            case "LIMITED_TIME_OFFER" -> offer(component.orElseThrow());
            default -> unknown = true;
        }
    }

    private static Header header(JsonObject component) {
        Header.Format format = switch (kind(component, "format")) {
            case "", "TEXT" -> Header.Format.TEXT;
            case "IMAGE" -> Header.Format.IMAGE;
            case "VIDEO" -> Header.Format.VIDEO;
            case "DOCUMENT" -> Header.Format.DOCUMENT;
            case "LOCATION" -> Header.Format.LOCATION;
            case "GIF" -> Header.Format.GIF;
            case "PRODUCT" -> Header.Format.PRODUCT;
            default -> Header.Format.OTHER;
        };
        Optional<Words> words = format == Header.Format.TEXT ? words(component, "header_text") : Optional.empty();
        Optional<String> sample = JsonParts.object(component, "example").stream()
                .flatMap(example -> JsonParts.items(example, "header_handle").stream())
                .flatMap(TemplateComponents::string)
                .findFirst();
        return new Header(format, words, sample);
    }

    private static Optional<Words> words(JsonObject component, String exampleName) {
        return JsonParts.text(component, "text").map(CleanText::text).map(text -> {
            Words bare = Words.plain(text);
            return new Words(
                    text,
                    JsonParts.object(component, "example")
                            .map(example -> examples(example, exampleName, bare.places()))
                            .orElse(Map.of()));
        });
    }

    private static Map<String, String> examples(JsonObject example, String name, List<String> places) {
        Map<String, String> found = new HashMap<>();
        List<String> inOrder = JsonParts.items(example, name).stream()
                .flatMap(item -> item instanceof JsonArray array ? array.stream() : Stream.of(item))
                .flatMap(TemplateComponents::string)
                .toList();
        for (int i = 0; i < Math.min(inOrder.size(), places.size()); i++) found.put(places.get(i), inOrder.get(i));
        JsonParts.items(example, name + "_named_params").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .forEach(item -> JsonParts.word(item, "param_name")
                        .ifPresent(place -> JsonParts.text(item, "example")
                                .ifPresent(text -> found.put(place, CleanText.text(text)))));
        return found;
    }

    private static Stream<String> string(JsonValue value) {
        return value instanceof JsonString text ? Stream.of(CleanText.text(text.getString())) : Stream.empty();
    }

    private List<Button> buttons(JsonObject component) {
        List<Button> found = new ArrayList<>();
        for (JsonValue item : JsonParts.items(component, "buttons")) {
            found.add(button(JsonParts.object(item).orElse(JsonValue.EMPTY_JSON_OBJECT), found.size()));
        }
        return found;
    }

    private Button button(JsonObject button, int index) {
        Button.Kind kind = buttonKind(button);
        Optional<Words> url = JsonParts.word(button, "url").map(CleanText::text).map(text -> link(text, button));
        return new Button(
                kind,
                index,
                JsonParts.text(button, "text").map(CleanText::text).orElse(""),
                kind == Button.Kind.ONE_TIME_CODE ? Optional.empty() : url,
                JsonParts.word(button, "phone_number"),
                JsonParts.items(button, "example").stream()
                        .flatMap(TemplateComponents::string)
                        .findFirst());
    }

    /** A code for signing in is listed as a link of WhatsApp's own, and submitted as an OTP button. */
    private Button.Kind buttonKind(JsonObject button) {
        return switch (kind(button, "type")) {
            case "QUICK_REPLY" -> Button.Kind.QUICK_REPLY;
            case "URL" -> authentication ? Button.Kind.ONE_TIME_CODE : Button.Kind.URL;
            case "OTP" ->
                ONE_TIME.contains(kind(button, "otp_type"))
                                || kind(button, "otp_type").isEmpty()
                        ? Button.Kind.ONE_TIME_CODE
                        : Button.Kind.OTHER;
            case "PHONE_NUMBER" -> Button.Kind.PHONE_NUMBER;
            case "COPY_CODE" -> authentication ? Button.Kind.ONE_TIME_CODE : Button.Kind.COPY_CODE;
            case "FLOW" -> Button.Kind.FLOW;
            case "VOICE_CALL" -> Button.Kind.VOICE_CALL;
            case "REQUEST_CONTACT_INFO" -> Button.Kind.CONTACT_INFO;
            case "CATALOG" -> Button.Kind.CATALOG;
            case "MPM", "SPM" -> Button.Kind.PRODUCTS;
            default -> Button.Kind.OTHER;
        };
    }

    /** The sample of a link is all of it; what is wanted is what stands in the place. */
    private static Words link(String url, JsonObject button) {
        Words bare = Words.plain(url);
        if (bare.places().isEmpty()) return bare;
        String before = url.substring(0, url.indexOf("{{"));
        return JsonParts.items(button, "example").stream()
                .flatMap(TemplateComponents::string)
                .findFirst()
                .map(sample -> sample.startsWith(before) ? sample.substring(before.length()) : sample)
                .map(sample -> new Words(url, Map.of(bare.places().get(0), sample)))
                .orElse(bare);
    }

    private List<Card> cards(JsonObject component) {
        List<Card> found = new ArrayList<>();
        for (JsonValue item : JsonParts.items(component, "cards")) {
            TemplateComponents card = new TemplateComponents(false);
            JsonParts.items(JsonParts.object(item).orElse(JsonValue.EMPTY_JSON_OBJECT), "components")
                    .forEach(card::read);
            unknown |= card.unknown || !card.cards.isEmpty();
            found.add(new Card(found.size(), card.header, card.body, card.buttons));
        }
        return found;
    }

    private void offer(JsonObject component) {
        JsonObject about = JsonParts.object(component, "limited_time_offer").orElse(component);
        offer = JsonParts.text(about, "text").map(CleanText::text);
        expires = JsonParts.isTrue(about, "has_expiration");
    }

    private static String kind(JsonObject object, String name) {
        return JsonParts.word(object, name).map(TemplateComponents::upper).orElse("");
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
