package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;

/** The keys that the parts of a template may have, as WhatsApp refuses any other, and the JSON types of those that are no texts. */
final class TemplateKeys {
    private static final Map<String, String[]> PARTS = Map.of(
            "HEADER", keys("type", "format", "text", "example"),
            "BODY", keys("type", "text", "example", "add_security_recommendation"),
            "FOOTER", keys("type", "text", "code_expiration_minutes"),
            "BUTTONS", keys("type", "buttons"),
            "CAROUSEL", keys("type", "cards"),
            "LIMITED_TIME_OFFER", keys("type", "limited_time_offer"),
            "CALL_PERMISSION_REQUEST", keys("type"));

    private static final Map<String, String[]> EXAMPLES = Map.of(
            "HEADER", keys("header_text", "header_text_named_params", "header_handle"),
            "BODY", keys("body_text", "body_text_named_params"));

    private static final Map<String, String[]> BUTTONS = Map.of(
            "URL", keys("type", "text", "url", "example"),
            "PHONE_NUMBER", keys("type", "text", "phone_number"),
            "COPY_CODE", keys("type", "text", "example"),
            "OTP", keys("type", "text", "otp_type", "autofill_text", "supported_apps", "zero_tap_terms_accepted"),
            "FLOW", keys("type", "text", "flow_id", "flow_name", "flow_json", "flow_action", "navigate_screen", "icon"),
            "VOICE_CALL", keys("type", "text", "ttl_minutes", "payload"));

    private static final String[] ANY_BUTTON = keys("type", "text");
    private static final int MOST_MINUTES = 90;

    private TemplateKeys() {}

    private static String[] keys(String... keys) {
        return keys;
    }

    /** @param type of the component, in capitals; one that nobody knows is refused elsewhere */
    static void requireOf(String type, JsonObject component) {
        if (!PARTS.containsKey(type)) {
            return;
        }
        Params params = Params.of(component, "components").only(PARTS.get(type));
        params.flag("add_security_recommendation");
        if (params.has("code_expiration_minutes")) {
            params.number("code_expiration_minutes", 1, MOST_MINUTES);
        }
        params.optionalObject("limited_time_offer")
                .ifPresent(offer -> offer.only("text", "has_expiration").flag("has_expiration"));
        if (EXAMPLES.containsKey(type)) {
            params.optionalObject("example")
                    .ifPresent(example ->
                            requireNamed(example.only(EXAMPLES.get(type)).json()));
        }
    }

    private static void requireNamed(JsonObject example) {
        example.forEach((name, value) -> {
            if (name.endsWith("_named_params") && value instanceof JsonArray list) {
                for (JsonValue one : list) {
                    if (!(one instanceof JsonObject given)) {
                        throw GraphError.parameter("Param example['" + name + "'] must hold objects.");
                    }
                    Params.of(given, name).only("param_name", "example").required("param_name", Integer.MAX_VALUE);
                }
            }
        });
    }

    /** @param kind of the button, in capitals */
    static void requireOfButton(String kind, JsonObject button) {
        Params.of(button, "buttons").only(BUTTONS.getOrDefault(kind, ANY_BUTTON));
    }
}
