package org.bandeja.samples;

import java.util.List;
import java.util.Random;

/** Breaks deliveries at random, always in the same way with the same seed: cut short, pieces lost, values of another kind. */
public final class BrokenDeliveries {
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
            "\"" + "x".repeat(70_000) + "\"",
            "\"\\ud83d\\ude00\\u202e\"",
            "{\"a\":".repeat(3_000));

    private final Random random;

    public BrokenDeliveries(long seed) {
        random = new Random(seed);
    }

    /** One of some sound ones, broken once to four times. */
    public String next(List<String> sound) {
        String json = sound.get(random.nextInt(sound.size()));
        for (int times = random.nextInt(4); times >= 0; times--) {
            json = switch (random.nextInt(8)) {
                case 0 -> json.substring(0, random.nextInt(json.length()) + 1);
                case 1, 2 -> without(json);
                case 3 -> exchanged(json);
                default -> replaced(json);
            };
        }
        return json;
    }

    private String without(String json) {
        int start = random.nextInt(json.length());
        String rest = json.substring(0, start) + json.substring(Math.min(json.length(), start + random.nextInt(12)));
        return rest.isEmpty() ? json : rest;
    }

    private String exchanged(String json) {
        int place = random.nextInt(json.length());
        return json.substring(0, place) + (char) random.nextInt(0x300) + json.substring(place + 1);
    }

    /** Something strange behind a colon, comma or bracket, in place of what stands up to the next one. */
    private String replaced(String json) {
        int start = random.nextInt(json.length());
        while (start < json.length() && ":,[".indexOf(json.charAt(start)) < 0) {
            start++;
        }
        int end = Math.min(start + 1, json.length());
        int next = end;
        while (next < json.length() && ",]}".indexOf(json.charAt(next)) < 0) {
            next++;
        }
        return json.substring(0, end) + STRANGE.get(random.nextInt(STRANGE.size())) + json.substring(next);
    }
}
