package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Webhooks that come shuffled, repeated and at the same time: every message once, shown in the customer's order. */
final class Disorder implements Trial {
    private static final int CUSTOMERS = 40;
    private static final int MESSAGES = 6;
    private static final int PER_POST = 7;
    private static final int COPIES = 2;
    private static final long FIRST_CUSTOMER = 300_000;

    @Override
    public void run(Scene scene) {
        for (int round = 0; round < scene.amounts().disorderRounds(); round++) {
            round(scene, FIRST_CUSTOMER + (long) round * CUSTOMERS);
        }
        scene.checks()
                .figure(
                        "Shuffled and repeated webhooks",
                        "%d rounds of %d customers with %d messages, each post %d times"
                                .formatted(scene.amounts().disorderRounds(), CUSTOMERS, MESSAGES, COPIES + 1));
    }

    private static void round(Scene scene, long first) {
        Instant begin = Instant.now().minusSeconds(MESSAGES * 2L);
        JsonArrayBuilder messages = Json.createArrayBuilder();
        for (int number = 0; number < MESSAGES; number++) {
            for (long customer = first; customer < first + CUSTOMERS; customer++) {
                messages.add(Json.createObjectBuilder()
                        .add("number", scene.file().phoneNumberId())
                        .add("from", "+" + scene.customers().phone(customer))
                        .add("name", "Cliente " + customer)
                        .add("text", text(number))
                        .add("timestamp", begin.plusSeconds(number).getEpochSecond()));
            }
        }
        scene.simulator()
                .post(
                        "inbound/batch",
                        Json.createObjectBuilder()
                                .add("messages", messages)
                                .add("perPost", PER_POST)
                                .add("shuffle", true)
                                .add("duplicate", COPIES)
                                .add("concurrent", true)
                                .add("wait", true)
                                .build()
                                .toString());
        scene.rows().awaitProcessed(Scene.PATIENCE);
        for (long customer = first; customer < first + CUSTOMERS; customer++) {
            checkThread(scene, customer);
        }
    }

    private static String text(int number) {
        return "número " + number;
    }

    private static void checkThread(Scene scene, long customer) {
        List<String> wanted = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            wanted.add(text(number));
        }
        List<String> shown = scene.rows()
                .all(
                        "select m.text from message m join conversation c on c.id = m.conversation_id"
                                + " join contact k on k.id = c.contact_id where k.phone = ? order by m.at, m.seq",
                        "+" + scene.customers().phone(customer));
        scene.checks().same(wanted, shown, "each message once and in order");
    }
}
