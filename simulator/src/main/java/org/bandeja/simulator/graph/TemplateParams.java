package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.template.Template;
import org.bandeja.simulator.template.Templates;
import org.bandeja.simulator.template.Variables;

/** Template messages: the template must be there and approved, and everything in it that varies must be given. */
final class TemplateParams {
    private static final int COUNT = 132000;
    private static final int NO_SUCH = 132001;
    private static final int TOO_LONG = 132005;
    private static final int FORMAT = 132012;
    private static final int PAUSED = 132015;
    private static final int DISABLED = 132016;
    private static final int BAD_TEXT = 132018;
    private static final int NOT_BY_USER_ID = 131062;
    private static final int LONGEST_BODY = 1024;
    private static final Set<String> WITH_FILE = Set.of("IMAGE", "VIDEO", "DOCUMENT");

    private final Templates templates;
    private final MediaParams media;

    TemplateParams(Templates templates, MediaParams media) {
        this.templates = templates;
        this.media = media;
    }

    /**
     * A template with everything filled in.
     *
     * @param shown what the customer sees: {@code header}, {@code body}, {@code footer}, {@code buttons}, {@code cards}
     */
    record Filled(Template template, String body, JsonObject shown) {}

    /** @throws GraphError that WhatsApp would answer with */
    Filled check(Params message, String account, BusinessNumber number, Recipient recipient) {
        message.only("name", "language", "components", "namespace");
        String name = message.required("name", 512);
        String language = message.object("language").only("code", "policy").required("code", 20);
        Template template = templates
                .find(new Template.Key(account, name, language))
                .orElseThrow(
                        () -> GraphError.of(NO_SUCH, "template name (" + name + ") does not exist in " + language));
        requireSendable(template);
        boolean byUserId = recipient.phone().isEmpty();
        if (template.category().equals("AUTHENTICATION") && byUserId) {
            throw GraphError.of(NOT_BY_USER_ID);
        }
        GivenParams given = GivenParams.of(message.objects("components", 30));
        JsonObjectBuilder shown = shown(template.components(), given, template.isNamed(), number);
        template.component("CAROUSEL")
                .ifPresent(carousel -> shown.add("cards", cards(carousel, given, template.isNamed(), number)));
        given.requireAllUsed();
        JsonObject all = shown.build();
        String body = all.getString("body", "");
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw GraphError.of(TOO_LONG, "Translated text too long");
        }
        return new Filled(template, body, all);
    }

    private static void requireSendable(Template template) {
        switch (template.status()) {
            case "APPROVED" -> {}
            case "PAUSED" -> throw GraphError.of(PAUSED);
            case "DISABLED" -> throw GraphError.of(DISABLED);
            default ->
                throw GraphError.of(
                        NO_SUCH,
                        "template name (" + template.key().name() + ") is not approved in "
                                + template.key().language() + ": " + template.status());
        }
    }

    private JsonObjectBuilder shown(JsonArray components, GivenParams given, boolean named, BusinessNumber number) {
        JsonObjectBuilder shown = JsonText.object();
        Template.component(components, "HEADER")
                .ifPresent(header -> shown.add("header", header(header, given, named, number)));
        Template.component(components, "BODY")
                .ifPresent(body ->
                        shown.add("body", filled("body", body.getString("text", ""), given.parameters("body"), named)));
        Template.component(components, "FOOTER").ifPresent(footer -> shown.add("footer", footer.getString("text", "")));
        Template.component(components, "BUTTONS")
                .ifPresent(buttons -> shown.add("buttons", buttons(buttons.getJsonArray("buttons"), given)));
        return shown;
    }

    private JsonObject header(JsonObject header, GivenParams given, boolean named, BusinessNumber number) {
        String format = header.getString("format").toUpperCase(Locale.ROOT);
        JsonObjectBuilder shown = JsonText.object().add("format", format);
        List<Params> parameters = given.parameters("header");
        if (format.equals("TEXT")) {
            return shown.add("text", filled("header", header.getString("text"), parameters, named))
                    .build();
        }
        String kind = format.toLowerCase(Locale.ROOT);
        if (parameters.size() != 1 || !parameters.get(0).text("type").equals(Optional.of(kind))) {
            throw GraphError.of(
                    FORMAT,
                    "header: Format mismatch, expected " + format + ", received "
                            + parameters.stream()
                                    .findFirst()
                                    .flatMap(one -> one.text("type"))
                                    .orElse("UNKNOWN"));
        }
        Params value = parameters.get(0).only("type", kind).object(kind);
        if (WITH_FILE.contains(format)) {
            value.without("caption", "a template's header has none");
            if (media.check(value, kind, number).isPresent()) {
                throw GraphError.of(FORMAT, "header: the file is no " + format);
            }
        } else {
            PlaceParams.location(value);
        }
        return shown.add(kind, value.json()).build();
    }

    private static String filled(String where, String text, List<Params> parameters, boolean named) {
        List<String> names = Variables.in(text);
        if (parameters.size() != names.size()) {
            throw GraphError.of(
                    COUNT,
                    where + ": number of localizable_params (" + parameters.size()
                            + ") does not match the expected number of params (" + names.size() + ")");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Params parameter = parameters.get(i);
            String name = named
                    ? parameter
                            .text("parameter_name")
                            .filter(names::contains)
                            .orElseThrow(() -> GraphError.of(FORMAT, where + ": Parameter name is missing or unknown"))
                    : Integer.toString(i + 1);
            values.put(name, value(where, parameter, named));
        }
        if (values.size() != names.size()) {
            throw GraphError.of(COUNT, where + ": a parameter is given twice");
        }
        return Variables.fill(text, values::get);
    }

    private static String value(String where, Params parameter, boolean named) {
        String type = parameter.oneOf("type", "text", "currency", "date_time");
        if (!type.equals("text")) {
            return parameter.only("type", type).object(type).required("fallback_value", LONGEST_BODY);
        }
        Params known = named ? parameter.only("type", "text", "parameter_name") : parameter.only("type", "text");
        String text = known.required("text", 32_000);
        if (text.matches("(?s).*([\n\t\r]| {5,}).*")) {
            throw GraphError.of(
                    BAD_TEXT,
                    where + ": Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
        }
        return text;
    }

    private static JsonArray buttons(JsonArray buttons, GivenParams given) {
        List<JsonObject> shown = new ArrayList<>();
        for (JsonObject button : buttons.getValuesAs(JsonObject.class)) {
            shown.add(button(button, shown.size(), given.take("button " + shown.size())));
        }
        return JsonText.array(shown.stream());
    }

    private static JsonObject button(JsonObject button, int index, Optional<Params> given) {
        String type = button.getString("type").toUpperCase(Locale.ROOT);
        JsonObjectBuilder shown = JsonText.object().add("type", type).add("text", button.getString("text", ""));
        given.map(component -> component.required("sub_type", 30).toUpperCase(Locale.ROOT))
                .filter(sub -> !sub.equals(type) && !(type.equals("OTP") && sub.equals("URL")))
                .ifPresent(sub -> {
                    throw GraphError.of(FORMAT, "buttons: Button at index " + index + " is of type " + type);
                });
        Optional<Params> parameter = given.flatMap(
                component -> component.objects("parameters", 1).stream().findFirst());
        switch (type) {
            case "URL" -> shown.add("url", url(button.getString("url"), index, parameter));
            case "PHONE_NUMBER" -> shown.add("phone", button.getString("phone_number"));
            case "COPY_CODE" -> shown.add("code", required(index, type, parameter, "coupon_code", 15));
            case "OTP" -> shown.add("code", required(index, type, parameter, "text", 15));
            case "QUICK_REPLY" ->
                shown.add(
                        "payload",
                        parameter
                                .map(one -> one.only("type", "payload").required("payload", 256))
                                .orElse(button.getString("text")));
            case "CATALOG" ->
                parameter.ifPresent(one -> one.only("type", "action")
                        .object("action")
                        .only("thumbnail_product_retailer_id")
                        .required("thumbnail_product_retailer_id", 100));
            case "FLOW" ->
                parameter.ifPresent(
                        one -> one.only("type", "action").object("action").only("flow_token", "flow_action_data"));
            default -> {}
        }
        return shown.build();
    }

    private static String url(String url, int index, Optional<Params> parameter) {
        if (Variables.in(url).isEmpty()) {
            if (parameter.isPresent()) {
                throw GraphError.of(FORMAT, "buttons: Button at index " + index + " of type Url takes no parameter");
            }
            return url;
        }
        String end = required(index, "Url", parameter, "text", 2000);
        return Variables.fill(url, name -> end);
    }

    private static String required(int index, String type, Optional<Params> parameter, String name, int longest) {
        Params given = parameter.orElseThrow(() -> GraphError.of(
                131008, "buttons: Button at index " + index + " of type " + type + " requires a parameter"));
        return given.only("type", name).required(name, longest);
    }

    private JsonArray cards(JsonObject carousel, GivenParams given, boolean named, BusinessNumber number) {
        JsonArray cards = carousel.getJsonArray("cards");
        List<Params> sent = given.take("carousel")
                .map(component -> component.requiredObjects("cards", 10))
                .orElse(List.of());
        if (sent.size() != cards.size()) {
            throw GraphError.of(
                    COUNT, "carousel: number of cards (" + sent.size() + ") does not match (" + cards.size() + ")");
        }
        JsonValue[] shown = new JsonValue[cards.size()];
        for (Params card : sent) {
            int index = card.only("card_index", "components")
                    .number("card_index", 0, cards.size() - 1)
                    .intValue();
            GivenParams ofCard = GivenParams.of(card.objects("components", 15));
            shown[index] = shown(cards.getJsonObject(index).getJsonArray("components"), ofCard, named, number)
                    .build();
            ofCard.requireAllUsed();
        }
        List<JsonValue> inOrder = new ArrayList<>();
        for (JsonValue one : shown) {
            if (one == null) {
                throw GraphError.of(COUNT, "carousel: a card is missing");
            }
            inOrder.add(one);
        }
        return JsonText.array(inOrder.stream());
    }
}
