package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.client.Requests;
import org.bandeja.bench.client.Wire;
import org.bandeja.samples.BrokenDeliveries;
import org.bandeja.samples.Samples;
import org.bandeja.samples.Samples.Said;
import org.bandeja.samples.Samples.Sender;

/**
 * Everything that WhatsApp may send, broken at random, with sound messages among it: each is kept and answered 200, none fails for a
 * reason that nobody foresaw, and the sound ones are stored.
 */
final class Broken implements Trial {
    private static final int AT_ONCE = 100;
    private static final long FIRST_CUSTOMER = 500_000;
    private static final int SHAPES = 3;
    private static final int IN_A_CHANGE = 3;
    private static final int TOGETHER = 10_000;

    @Override
    public void run(Scene scene) {
        long before = scene.rows().lastDelivery();
        List<String> sound = sound(scene);
        BrokenDeliveries broken = new BrokenDeliveries(scene.random().nextLong());
        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> neighbours = new ArrayList<>();
        try (Wire wire = new Wire(scene.file().app())) {
            for (int sent = 0; sent < scene.amounts().brokenDeliveries(); sent++) {
                byte[] request =
                        Requests.webhook(scene.file().webhook(), scene.file().appSecret(), broken.next(sound));
                answers.merge(wire.send(request).status(), 1, Integer::sum);
                if (sent % AT_ONCE == 0) {
                    Post neighbour = scene.customers().post(List.of(FIRST_CUSTOMER + sent));
                    scene.checks().same(200, wire.send(neighbour.request()).status(), "a sound neighbour is taken");
                    neighbours.addAll(neighbour.ids());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scene.rows().awaitProcessed(Scene.PATIENCE);
        check(scene, before, answers, neighbours);
    }

    /** Everything in every shape: by phone number, by user id, by both; alone and together; as it is and as WhatsApp escapes it. */
    private static List<String> sound(Scene scene) {
        Samples samples = new Samples(scene.file().phoneNumberId());
        long now = System.currentTimeMillis() / 1000;
        List<Said> messages = samples.messages();
        List<String> plain = new ArrayList<>();
        for (int shape = 0; shape < SHAPES; shape++) {
            for (Said said : messages) {
                String change = samples.change(List.of(said), sender(scene, plain.size(), shape), now);
                plain.add(Samples.delivery(List.of(change)));
            }
        }
        for (String change : samples.changes(scene.customers().phone(FIRST_CUSTOMER - 1))) {
            plain.add(Samples.delivery(List.of(change)));
        }
        plain.addAll(together(scene, samples, messages, now));
        List<String> sound = new ArrayList<>(plain);
        plain.forEach(json -> sound.add(Samples.escaped(json)));
        return sound;
    }

    /** Several messages in a change, several changes in an entry, several entries in a delivery. */
    private static List<String> together(Scene scene, Samples samples, List<Said> messages, long now) {
        List<String> together = new ArrayList<>();
        for (int first = 0; first < messages.size(); first += 2 * IN_A_CHANGE) {
            List<List<String>> entries = new ArrayList<>();
            for (int shape = 0; shape < SHAPES; shape++) {
                List<String> changes = new ArrayList<>();
                for (int from = first; from < Math.min(messages.size(), first + 2 * IN_A_CHANGE); from += IN_A_CHANGE) {
                    List<Said> some = messages.subList(from, Math.min(messages.size(), from + IN_A_CHANGE));
                    changes.add(samples.change(some, sender(scene, TOGETHER + from, shape), now));
                }
                entries.add(changes);
            }
            together.add(Samples.deliveryOf(entries));
        }
        return together;
    }

    /** @param shape 0: known by phone number, 1: by user id, 2: by both */
    private static Sender sender(Scene scene, int customer, int shape) {
        String digits = scene.customers().phone(FIRST_CUSTOMER - 1 - customer);
        return new Sender(digits, shape == 0 ? "" : "CO." + digits, shape != 1);
    }

    /** What is broken may have to be looked at by a person; then it is set aside, for the other trials look as well. */
    private static void check(Scene scene, long before, Map<Integer, Integer> answers, List<String> neighbours) {
        scene.checks()
                .check(
                        answers.keySet().equals(java.util.Set.of(200)),
                        "every broken one is kept",
                        "answers " + answers);
        List<String> unforeseen = scene.rows()
                .all(
                        "select concat(id, ' ', reason) from delivery where id > ? and (attempts > 1"
                                + " or reason regexp '(Exception|Error)$' or reason like 'database error%')",
                        before);
        scene.checks()
                .check(unforeseen.isEmpty(), "nothing fails in a way that nobody foresaw", String.valueOf(unforeseen));
        long stored = neighbours.stream()
                .filter(id -> scene.rows().number("select count(*) from message where whatsapp_id = ?", id) == 1)
                .count();
        scene.checks().same((long) neighbours.size(), stored, "every sound neighbour is stored once");
        long parked = scene.rows().change("delete from delivery where id > ? and state = 'PARKED'", before);
        scene.checks()
                .figure(
                        "Broken deliveries",
                        "%d, of which %d are for a person to look at; answers %s"
                                .formatted(scene.amounts().brokenDeliveries(), parked, answers));
    }
}
