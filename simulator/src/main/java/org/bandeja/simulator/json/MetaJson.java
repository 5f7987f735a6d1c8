package org.bandeja.simulator.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON as WhatsApp's servers do: plain ASCII, every other character as {@code \}{@code u} and four lower-case hex
 * digits (surrogate pairs for emoji), {@code /} as {@code \/} and {@code @} as an escape. Signatures are made over these
 * bytes, so whoever serialises a payload again gets another signature.
 */
public final class MetaJson {
    private static final String HEX = "0123456789abcdef";

    private MetaJson() {}

    public static byte[] write(JsonValue value) {
        StringBuilder out = new StringBuilder(256);
        append(out, value);
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void append(StringBuilder out, JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> appendObject(out, value.asJsonObject());
            case ARRAY -> appendArray(out, value.asJsonArray());
            case STRING -> appendText(out, ((JsonString) value).getString());
            default -> out.append(value);
        }
    }

    private static void appendObject(StringBuilder out, JsonObject object) {
        char separator = '{';
        for (var entry : object.entrySet()) {
            out.append(separator);
            appendText(out, entry.getKey());
            out.append(':');
            append(out, entry.getValue());
            separator = ',';
        }
        out.append(separator == '{' ? "{}" : "}");
    }

    private static void appendArray(StringBuilder out, JsonArray array) {
        char separator = '[';
        for (JsonValue element : array) {
            out.append(separator);
            append(out, element);
            separator = ',';
        }
        out.append(separator == '[' ? "[]" : "]");
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            appendCharacter(out, text.charAt(i));
        }
        out.append('"');
    }

    private static void appendCharacter(StringBuilder out, char c) {
        switch (c) {
            case '"', '\\', '/' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c < ' ' || c > '~' || c == '@') {
                    appendEscape(out, c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
