package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.fail;
import static org.bandeja.whatsapp.rules.Payloads.ANA;
import static org.bandeja.whatsapp.rules.Payloads.message;
import static org.bandeja.whatsapp.rules.Payloads.messages;
import static org.bandeja.whatsapp.rules.Payloads.statuses;
import static org.bandeja.whatsapp.rules.Payloads.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Deliveries broken at random: whatever comes, the parser reads it or says that it cannot, and nothing else. */
class WebhookParserFuzzTest {
    private static final long SEED = 20261122;
    private static final int ROUNDS = 6_000;

    private static final List<String> SOUND = List.of(
            messages(ANA, text("wamid.A", "Hola \\u00e9 😀"), text("wamid.B", "2")),
            messages(
                    ANA,
                    message(
                            "m",
                            "\"type\":\"interactive\",\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"title\":\"x\"}}"),
                    message("n", "\"type\":\"contacts\",\"contacts\":[{\"name\":{\"formatted_name\":\"x\"}}]")),
            statuses("{\"id\":\"a\",\"status\":\"failed\",\"timestamp\":\"1750030073\",\"errors\":[{\"code\":131049,"
                    + "\"error_data\":{\"details\":\"d\"}}],\"biz_opaque_callback_data\":\"42\"}"));

    /** What takes the place of a value: every kind of JSON, and no JSON. */
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e999999999",
            "[]",
            "{}",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[[[[]]]]",
            "\"",
            "}",
            "9".repeat(400),
            "\"" + "x".repeat(70_000) + "\"");

    /** These, and everything in the tables below inbound/. */
    private static List<String> sound() throws IOException {
        List<String> all = new ArrayList<>(SOUND);
        for (String[] row : rows("messages.csv")) {
            all.add(messages(ANA, message("wamid.A", "\"type\":\"" + row[0] + "\"," + row[1])));
        }
        for (String[] row : rows("fields.csv")) {
            all.add(Payloads.delivery(Payloads.change(row[0], row[1])));
        }
        return all;
    }

    private static List<String[]> rows(String name) throws IOException {
        byte[] table = WebhookParserFuzzTest.class
                .getResourceAsStream("/inbound/" + name)
                .readAllBytes();
        return new String(table, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\\s+\\|\\s+"))
                .toList();
    }

    private final Random random = new Random(SEED);

    @Test
    void brokenDeliveriesNeverThrowAnythingElse() throws IOException {
        List<String> sound = sound();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = broken(sound.get(random.nextInt(sound.size())));
            try {
                new WebhookParser().parse(body);
            } catch (UnreadableDelivery expected) {
                continue;
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + SEED + ", round " + round + ": " + new String(body, StandardCharsets.UTF_8), e);
            }
        }
    }

    private byte[] broken(String sound) {
        String json = sound;
        for (int times = random.nextInt(3); times >= 0; times--)
            json = random.nextBoolean() ? replaced(json) : cut(json);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0 && body.length > 0) body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        return body;
    }

    /** Puts something strange behind a colon or comma, in place of what stands up to the next one. */
    private String replaced(String json) {
        int start = random.nextInt(json.length());
        while (start < json.length() && ":,[".indexOf(json.charAt(start)) < 0) start++;
        int end = Math.min(start + 1, json.length());
        int next = end;
        while (next < json.length() && ",]}".indexOf(json.charAt(next)) < 0) next++;
        return json.substring(0, end) + STRANGE.get(random.nextInt(STRANGE.size())) + json.substring(next);
    }

    private String cut(String json) {
        int start = random.nextInt(json.length());
        int end = Math.min(json.length(), start + random.nextInt(8));
        String rest = json.substring(0, start) + json.substring(end);
        return rest.isEmpty() ? json : rest;
    }
}
