package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.client.Requests;
import org.bandeja.bench.client.Wire;

/** A new contact's first messages, all at the same moment: one conversation with all of them. */
final class FirstMessages implements Trial {
    static final int MESSAGES = 30;
    private static final long FIRST_CUSTOMER = 100_000;

    @Override
    public void run(Scene scene) {
        List<Wire> wires = new ArrayList<>();
        try (AtOnce atOnce = new AtOnce(MESSAGES)) {
            for (int i = 0; i < MESSAGES; i++) {
                Wire wire = new Wire(scene.file().app());
                wires.add(wire);
                wire.send(Requests.get(scene.file().app(), "/ready", "none"));
            }
            for (int round = 0; round < scene.amounts().firstMessageRounds(); round++) {
                round(scene, FIRST_CUSTOMER + round, wires, atOnce);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            wires.forEach(Wire::close);
        }
        scene.checks()
                .figure(
                        "First messages of a new contact at once",
                        scene.amounts().firstMessageRounds() + " rounds of " + MESSAGES + " simultaneous posts");
    }

    private static void round(Scene scene, long customer, List<Wire> wires, AtOnce atOnce) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Wire wire : wires) {
            Post post = scene.customers().post(List.of(customer));
            ids.addAll(post.ids());
            tasks.add(() -> wire.send(post.request()).status());
        }
        List<Integer> statuses = atOnce.run(tasks);
        scene.rows().awaitProcessed(Scene.PATIENCE);
        List<String> found = scene.rows()
                .all(
                        "select concat(c.id, ' ', count(m.id), ' ', count(distinct m.whatsapp_id)) from contact k"
                                + " join conversation c on c.contact_id = k.id join message m on m.conversation_id = c.id"
                                + " where k.phone = ? group by c.id",
                        "+" + scene.customers().phone(customer));
        String wanted = MESSAGES + " " + MESSAGES;
        scene.checks()
                .check(
                        statuses.stream().allMatch(status -> status == 200)
                                && found.size() == 1
                                && found.get(0).endsWith(" " + wanted),
                        "one conversation with all first messages",
                        "answers " + statuses + ", conversations (id, messages, different ones) " + found);
    }
}
