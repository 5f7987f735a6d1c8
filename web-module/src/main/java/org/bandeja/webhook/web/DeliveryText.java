package org.bandeja.webhook.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a delivery holds, to be read by people: as text, whatever it is. */
public final class DeliveryText {
    /** More is not shown: nobody reads it, and a page has to hold it. */
    static final int LONGEST = 200_000;

    private static final char STRANGE = '\uFFFD';

    private DeliveryText() {}

    /** JSON with a line for each part, anything else as it came; what cannot be seen, or turns text around, is shown as strange. */
    public static String of(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        String shown = text.length() <= LONGEST ? laidOut(text) : text;
        StringBuilder readable = new StringBuilder(Math.min(shown.length(), LONGEST));
        shown.chars().limit(LONGEST).forEach(each -> readable.append(isStrange((char) each) ? STRANGE : (char) each));
        return readable.toString().strip();
    }

    private static boolean isStrange(char each) {
        boolean turnsAround = each >= '\u202A' && each <= '\u202E' || each >= '\u2066' && each <= '\u2069';
        return turnsAround || Character.isISOControl(each) && each != '\n' && each != '\t';
    }

    private static String laidOut(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            StringWriter laidOut = new StringWriter();
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(laidOut)) {
                writer.write(reader.readValue());
            }
            return laidOut.toString();
        } catch (JsonException | IllegalStateException e) {
            return text;
        }
    }
}
