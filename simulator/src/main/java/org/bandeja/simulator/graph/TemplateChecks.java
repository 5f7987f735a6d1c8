package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandeja.simulator.template.UploadHandles;
import org.bandeja.simulator.template.Variables;

/** Checks the components of a template that is sent in, as WhatsApp does before the review. */
final class TemplateChecks {
    private static final Pattern NAMED = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)+");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/=]{11}");
    private static final Map<String, Set<String>> MEDIA = Map.of(
            "IMAGE", Set.of("image/jpeg", "image/png"),
            "VIDEO", Set.of("video/mp4", "video/3gpp"),
            "GIF", Set.of("video/mp4"),
            "DOCUMENT", Set.of("application/pdf"));
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_CARD_BODY = 160;
    private static final int LONGEST_OFFER_BODY = 600;
    private static final int LONGEST_OFFER = 16;
    private static final int FEWEST_CARDS = 2;
    private static final int MOST_CARDS = 10;
    private static final int MOST_CARD_BUTTONS = 2;
    private static final int MOST_APPS = 5;
    private static final Set<String> CARD_PARTS = Set.of("HEADER", "BODY", "BUTTONS");
    private static final Set<String> CARD_HEADERS = Set.of("IMAGE", "VIDEO");
    private static final Set<Button> CARD_BUTTONS = EnumSet.of(Button.QUICK_REPLY, Button.URL, Button.PHONE_NUMBER);
    private static final int LONGEST_LINE = 60;
    private static final int MOST_BUTTONS = 10;
    private static final int LONGEST_BUTTON = 25;

    private final UploadHandles handles;

    TemplateChecks(UploadHandles handles) {
        this.handles = handles;
    }

    /** Kinds of buttons that WhatsApp counts, and how many of each it takes. */
    private enum Button {
        QUICK_REPLY(10),
        URL(2),
        PHONE_NUMBER(1),
        COPY_CODE(1),
        OTP(1),
        FLOW(1),
        MPM(1),
        CATALOG(1),
        SPM(1),
        VOICE_CALL(1),
        REQUEST_CONTACT_INFO(1);

        private final int most;

        Button(int most) {
            this.most = most;
        }
    }

    /** @param named whether places have names */
    void check(JsonArray components, String category, boolean named) {
        Map<String, JsonObject> parts = parts(components);
        if (!parts.containsKey("BODY")) {
            throw TemplateRefusal.MISSING.error("There is no BODY.");
        }
        int longestBody = parts.containsKey("LIMITED_TIME_OFFER") ? LONGEST_OFFER_BODY : LONGEST_BODY;
        parts.forEach((type, component) -> {
            switch (type) {
                case "HEADER" -> header(component, named);
                case "BODY" -> {
                    if (!category.equals("AUTHENTICATION")) {
                        body(component, named, longestBody);
                    }
                }
                case "FOOTER" -> footer(component);
                case "BUTTONS" -> {
                    if (buttons(component).contains(Button.CATALOG)) {
                        catalog(component, parts, category);
                    }
                }
                case "CAROUSEL" -> carousel(component, parts, category, named);
                case "LIMITED_TIME_OFFER" -> offer(component, parts, category);
                case "CALL_PERMISSION_REQUEST" -> {}
                default -> throw GraphError.parameter("Param components['type'] is unknown: " + type);
            }
        });
    }

    /** The components by their types, each of which is there once. */
    private static Map<String, JsonObject> parts(JsonArray components) {
        Map<String, JsonObject> parts = new LinkedHashMap<>();
        for (JsonValue value : components) {
            if (!(value instanceof JsonObject component)) {
                throw GraphError.parameter("Param components must hold objects.");
            }
            String type = component.getString("type", "").toUpperCase(Locale.ROOT);
            if (parts.put(type, component) != null) {
                throw TemplateRefusal.MISSING.error("There are two components of type " + type + ".");
            }
            TemplateKeys.requireOf(type, component);
        }
        return parts;
    }

    private void header(JsonObject header, boolean named) {
        String format = header.getString("format", "").toUpperCase(Locale.ROOT);
        if (format.equals("LOCATION")) {
            return;
        }
        if (format.equals("TEXT")) {
            String text = text(header, "text", LONGEST_LINE, TemplateRefusal.HEADER);
            List<String> variables = Variables.in(text);
            if (variables.size() > 1) {
                throw TemplateRefusal.HEADER.error("It may hold one variable.");
            }
            if (text.contains("\n") || text.matches(".*[*_~`].*")) {
                throw TemplateRefusal.HEADER.error("It may hold neither line breaks nor formatting.");
            }
            requireNames(variables, named, TemplateRefusal.HEADER);
            requireExample(header, variables.size(), named ? "header_text_named_params" : "header_text");
            return;
        }
        if (!MEDIA.containsKey(format)) {
            throw TemplateRefusal.HEADER.error("Its format is unknown.");
        }
        String handle = example(header, "header_handle")
                .filter(list -> !list.isEmpty() && list.get(0) instanceof JsonString)
                .map(list -> list.getString(0))
                .orElseThrow(() -> TemplateRefusal.MISSING.error("HEADER needs example.header_handle."));
        String mime = handles.type(handle)
                .orElseThrow(() -> TemplateRefusal.HEADER.error("The handle of its example is not valid."));
        if (!MEDIA.get(format).contains(mime)) {
            throw TemplateRefusal.HEADER.error("The example is " + mime + ", which is no " + format + ".");
        }
    }

    private static void body(JsonObject body, boolean named, int longest) {
        String text = text(body, "text", longest, TemplateRefusal.BODY);
        List<String> variables = Variables.in(text);
        requireNames(variables, named, TemplateRefusal.BODY);
        if (Variables.leadOrTrail(text)) {
            throw TemplateRefusal.LEADING_OR_TRAILING.error();
        }
        if (Variables.touch(text)) {
            throw TemplateRefusal.BODY.error("Two variables stand side by side.");
        }
        if (text.contains("\n\n\n") || text.contains("     ")) {
            throw TemplateRefusal.BODY.error("There are too many line breaks or blanks in a row.");
        }
        if (!variables.isEmpty() && Variables.words(text) < 2 * variables.size() + 1) {
            throw TemplateRefusal.RATIO.error();
        }
        requireExample(body, variables.size(), named ? "body_text_named_params" : "body_text");
    }

    private static void footer(JsonObject footer) {
        if (footer.containsKey("code_expiration_minutes")) {
            return;
        }
        if (!Variables.in(text(footer, "text", LONGEST_LINE, TemplateRefusal.FOOTER))
                .isEmpty()) {
            throw TemplateRefusal.FOOTER.error("It may hold no variables.");
        }
    }

    private static String text(JsonObject from, String name, int longest, TemplateRefusal refusal) {
        String text = from.get(name) instanceof JsonString string ? string.getString() : "";
        if (text.isBlank()) {
            throw refusal.error("It is empty.");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw TemplateRefusal.LENGTH.error("At most " + longest + " are possible here.");
        }
        return text;
    }

    /** Numbers count from 1 without gaps; names are lower case. */
    private static void requireNames(List<String> variables, boolean named, TemplateRefusal refusal) {
        for (int i = 0; i < variables.size(); i++) {
            String name = variables.get(i);
            boolean right = named
                    ? NAMED.matcher(name).matches()
                    : name.matches("[0-9]{1,3}") && variables.contains(Integer.toString(i + 1));
            if (!right) {
                throw refusal.error("The variable {{" + name + "}} is not possible here.");
            }
        }
    }

    private static Optional<JsonArray> example(JsonObject component, String name) {
        return component.get("example") instanceof JsonObject example && example.get(name) instanceof JsonArray list
                ? Optional.of(list)
                : Optional.empty();
    }

    private static void requireExample(JsonObject component, int variables, String name) {
        if (variables == 0) {
            return;
        }
        JsonArray list = example(component, name)
                .orElseThrow(
                        () -> TemplateRefusal.MISSING.error("An example for each variable is needed: " + name + "."));
        boolean nested = !list.isEmpty() && list.get(0) instanceof JsonArray;
        int given = nested ? list.getJsonArray(0).size() : list.size();
        if (given != variables) {
            throw TemplateRefusal.MISSING.error(
                    "There are " + variables + " variables and " + given + " examples in " + name + ".");
        }
    }

    private static List<Button> buttons(JsonObject component) {
        if (!(component.get("buttons") instanceof JsonArray buttons) || buttons.isEmpty()) {
            throw TemplateRefusal.BUTTONS.error("There are none.");
        }
        if (buttons.size() > MOST_BUTTONS) {
            throw TemplateRefusal.BUTTONS.error("There are more than " + MOST_BUTTONS + ".");
        }
        List<Button> kinds = new ArrayList<>();
        Map<Button, Integer> counts = new EnumMap<>(Button.class);
        int groups = 0;
        boolean reply = false;
        for (JsonObject button : buttons.getValuesAs(JsonObject.class)) {
            Button kind = kind(button);
            kinds.add(kind);
            if (counts.merge(kind, 1, Integer::sum) > kind.most) {
                throw TemplateRefusal.BUTTONS.error("There are more than " + kind.most + " of type " + kind + ".");
            }
            boolean isReply = kind == Button.QUICK_REPLY;
            groups += isReply && !reply ? 1 : 0;
            reply = isReply;
            button(kind, button);
        }
        if (groups > 1) {
            throw TemplateRefusal.BUTTONS.error("Quick replies must stand side by side.");
        }
        return kinds;
    }

    private static Button kind(JsonObject button) {
        try {
            return Button.valueOf(button.getString("type", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw GraphError.parameter("Param buttons['type'] is unknown: " + button.getString("type", ""));
        }
    }

    private static void button(Button kind, JsonObject button) {
        TemplateKeys.requireOfButton(kind.name(), button);
        switch (kind) {
            case QUICK_REPLY -> label(button);
            case URL -> {
                label(button);
                url(button);
            }
            case PHONE_NUMBER -> {
                label(button);
                text(button, "phone_number", 20, TemplateRefusal.BUTTONS);
            }
            case COPY_CODE -> {
                JsonValue example = button.get("example");
                String code = example instanceof JsonArray list && !list.isEmpty()
                        ? list.getString(0)
                        : button.getString("example", "");
                if (code.isBlank() || code.length() > 15) {
                    throw TemplateRefusal.BUTTONS.error("A code needs an example of at most 15 characters.");
                }
            }
            case FLOW -> {
                label(button);
                if (!button.containsKey("flow_id")
                        && !button.containsKey("flow_name")
                        && !button.containsKey("flow_json")) {
                    throw TemplateRefusal.BUTTONS.error("A flow needs its id.");
                }
            }
            case OTP -> code(button);
            default -> {}
        }
    }

    /** A code that goes into an app needs to know the app. */
    private static void code(JsonObject button) {
        String type = button.getString("otp_type", "").toUpperCase(Locale.ROOT);
        switch (type) {
            case "COPY_CODE" -> {}
            case "ONE_TAP" -> apps(button);
            case "ZERO_TAP" -> {
                apps(button);
                if (!button.getBoolean("zero_tap_terms_accepted", false)) {
                    throw TemplateRefusal.BUTTONS.error("The terms of zero-tap codes are not accepted.");
                }
            }
            default -> throw GraphError.parameter("Param buttons['otp_type'] is unknown: " + type);
        }
    }

    private static void apps(JsonObject button) {
        if (!(button.get("supported_apps") instanceof JsonArray apps) || apps.isEmpty() || apps.size() > MOST_APPS) {
            throw TemplateRefusal.BUTTONS.error("From 1 to " + MOST_APPS + " apps are needed.");
        }
        for (JsonObject app : apps.getValuesAs(JsonObject.class)) {
            if (!PACKAGE.matcher(app.getString("package_name", "")).matches()) {
                throw TemplateRefusal.BUTTONS.error("The package name is not valid.");
            }
            if (!SIGNATURE.matcher(app.getString("signature_hash", "")).matches()) {
                throw TemplateRefusal.BUTTONS.error("The signature hash has 11 characters.");
            }
        }
    }

    private static void label(JsonObject button) {
        String label = text(button, "text", LONGEST_BUTTON, TemplateRefusal.BUTTONS);
        if (!Variables.in(label).isEmpty()) {
            throw TemplateRefusal.BUTTONS.error("A label may hold no variables.");
        }
    }

    private static void url(JsonObject button) {
        String url = text(button, "url", 2000, TemplateRefusal.BUTTONS);
        List<String> variables = Variables.in(url);
        if (!url.matches("https?://[^/{}]+.*") || variables.size() > 1) {
            throw TemplateRefusal.BUTTONS.error("The address is not valid.");
        }
        if (variables.size() == 1) {
            if (!url.endsWith("{{1}}")) {
                throw TemplateRefusal.BUTTONS.error("The variable {{1}} must stand at the end of the address.");
            }
            if (!button.containsKey("example")) {
                throw TemplateRefusal.MISSING.error("An address with a variable needs an example.");
            }
        }
    }

    private void carousel(JsonObject carousel, Map<String, JsonObject> parts, String category, boolean named) {
        requireMarketing(category);
        if (parts.size() > 2) {
            throw TemplateRefusal.MISSING.error("Beside a CAROUSEL there is a BODY and nothing else.");
        }
        if (!(carousel.get("cards") instanceof JsonArray cards)
                || cards.size() < FEWEST_CARDS
                || cards.size() > MOST_CARDS) {
            throw TemplateRefusal.MISSING.error(
                    "A carousel has from " + FEWEST_CARDS + " to " + MOST_CARDS + " cards.");
        }
        Set<List<Object>> builds = new HashSet<>();
        for (JsonObject card : cards.getValuesAs(JsonObject.class)) {
            builds.add(card(parts(card.getJsonArray("components")), named));
        }
        if (builds.size() > 1) {
            throw TemplateRefusal.MISSING.error("All cards must have the same components.");
        }
    }

    /** @return what it is made of */
    private List<Object> card(Map<String, JsonObject> parts, boolean named) {
        if (!CARD_PARTS.containsAll(parts.keySet())) {
            throw TemplateRefusal.MISSING.error("A card has a HEADER, a BODY and BUTTONS, and nothing else.");
        }
        String format = Optional.ofNullable(parts.get("HEADER"))
                .map(header -> header.getString("format", "").toUpperCase(Locale.ROOT))
                .orElse("");
        if (!CARD_HEADERS.contains(format)) {
            throw TemplateRefusal.HEADER.error("A card shows an image or a video.");
        }
        header(parts.get("HEADER"), named);
        if (parts.containsKey("BODY")) {
            body(parts.get("BODY"), named, LONGEST_CARD_BODY);
        }
        List<Button> kinds = parts.containsKey("BUTTONS") ? buttons(parts.get("BUTTONS")) : List.of();
        if (kinds.size() > MOST_CARD_BUTTONS || !CARD_BUTTONS.containsAll(kinds)) {
            throw TemplateRefusal.BUTTONS.error("A card has two quick replies, links or phone numbers at the most.");
        }
        return List.of(format, parts.containsKey("BODY"), kinds);
    }

    private static void offer(JsonObject component, Map<String, JsonObject> parts, String category) {
        requireMarketing(category);
        if (parts.containsKey("FOOTER")) {
            throw TemplateRefusal.FOOTER.error("An offer has none.");
        }
        JsonObject header = parts.get("HEADER");
        if (header != null
                && !CARD_HEADERS.contains(header.getString("format", "").toUpperCase(Locale.ROOT))) {
            throw TemplateRefusal.HEADER.error("An offer shows an image or a video.");
        }
        JsonObject offer =
                Params.of(component, "components").object("limited_time_offer").json();
        text(offer, "text", LONGEST_OFFER, TemplateRefusal.MISSING);
        List<Button> kinds = parts.containsKey("BUTTONS") ? buttons(parts.get("BUTTONS")) : List.of();
        boolean code = kinds.equals(List.of(Button.COPY_CODE, Button.URL));
        if (!code && (!kinds.equals(List.of(Button.URL)) || offer.getBoolean("has_expiration", false))) {
            throw TemplateRefusal.BUTTONS.error(
                    "An offer has a link; before it stands a code to copy, without which it cannot end.");
        }
    }

    private static void catalog(JsonObject component, Map<String, JsonObject> parts, String category) {
        requireMarketing(category);
        if (parts.containsKey("HEADER") || component.getJsonArray("buttons").size() > 1) {
            throw TemplateRefusal.BUTTONS.error("A catalog stands alone, without a header.");
        }
    }

    private static void requireMarketing(String category) {
        if (!category.equals("MARKETING")) {
            throw TemplateRefusal.MISSING.error("Only a template of category MARKETING can have such a component.");
        }
    }
}
