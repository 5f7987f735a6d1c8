package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bandeja.samples.BrokenDeliveries;
import org.bandeja.samples.Samples;
import org.bandeja.samples.Samples.Said;
import org.bandeja.samples.Samples.Sender;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** All that WhatsApp may send, in all its shapes, sound and broken: stored once, and nothing of it holds anything up. */
@OnSharedInstallation
class EveryFieldIT {
    private static final long SEED = 20261128;
    private static final int BROKEN = 300;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Samples samples = new Samples(bandeja.number());
    private final long parkedBefore = parked();

    @Test
    void everyMessageIsStoredOnceInTheOldShape() {
        Customer customer = Customer.unknown("Old shape");
        said(customer, new Sender(customer.digits().orElseThrow(), "", true));
    }

    @Test
    void everyMessageIsStoredOnceWithBothIds() {
        Customer customer = Customer.unknown("Both ids");
        said(customer, new Sender(customer.digits().orElseThrow(), userId(), true));
    }

    @Test
    void everyMessageIsStoredOnceWithoutAPhoneNumber() {
        Customer customer = Customer.withoutPhone("No number");
        said(customer, new Sender("", customer.userId().orElseThrow(), false));
    }

    private static String userId() {
        return "CO." + UUID.randomUUID().toString().replace("-", "");
    }

    /** Alone and escaped, then all of them together, plain: WhatsApp repeats itself. */
    private void said(Customer customer, Sender sender) {
        List<Said> messages = samples.messages();
        List<String> named = samples.named(messages, sender, Instant.now().getEpochSecond() - 3_600);
        named.forEach(message -> bandeja.webhook()
                .deliver(Samples.escaped(Samples.delivery(List.of(samples.change(List.of(message), sender)))))
                .require(200));
        bandeja.webhook()
                .deliver(Samples.delivery(List.of(samples.change(named, sender))))
                .require(200);
        String id = ana.awaitConversation(customer);
        Eventually.holds("all are there", () -> ana.messages(id).size() == messages.size());
        bandeja.rows().awaitProcessed();
        assertThat(ana.messages(id))
                .extracting(item -> item.getString("type") + " " + item.getString("text", ""))
                .isEqualTo(messages.stream()
                        .map(said -> said.ourType() + " " + said.ourText())
                        .toList());
        assertThat(parked()).isEqualTo(parkedBefore);
    }

    @Test
    void everyOtherFieldIsTakenAloneAndTogether() {
        Customer customer = Customer.unknown("Fields");
        String neighbour = "still here " + UUID.randomUUID();
        List<String> changes = new ArrayList<>(samples.changes(customer.digits().orElseThrow()));
        changes.forEach(change -> bandeja.webhook()
                .deliver(Samples.escaped(Samples.delivery(List.of(change))))
                .require(200));
        bandeja.webhook().deliver(Samples.delivery(changes)).require(200);
        bandeja.webhook().writes(customer, bandeja.number(), neighbour);
        bandeja.rows().awaitProcessed();
        assertThat(parked()).isEqualTo(parkedBefore);
        assertThat(ana.texts(ana.awaitConversation(customer))).contains(neighbour);
    }

    @Test
    void whatIsBrokenHoldsNothingUp() {
        Customer customer = Customer.unknown("Broken");
        List<String> sound = new ArrayList<>();
        samples.messages()
                .forEach(said -> sound.add(Samples.delivery(List.of(samples.change(
                        List.of(said),
                        new Sender(customer.digits().orElseThrow(), "", true),
                        Instant.now().getEpochSecond())))));
        samples.changes(customer.digits().orElseThrow())
                .forEach(change -> sound.add(Samples.delivery(List.of(change))));
        BrokenDeliveries broken = new BrokenDeliveries(SEED);
        long before = bandeja.rows().count("SELECT COALESCE(MAX(id), 0) FROM delivery");
        for (int i = 0; i < BROKEN; i++) {
            String body = broken.next(sound);
            assertThat(bandeja.webhook().deliver(body).status())
                    .as("seed %d, round %d: %s", SEED, i, body)
                    .isEqualTo(200);
        }
        String neighbour = "still here " + UUID.randomUUID();
        Customer other = Customer.unknown("Neighbour");
        bandeja.webhook().writes(other, bandeja.number(), neighbour);
        bandeja.rows().awaitProcessed();
        assertThat(ana.texts(ana.awaitConversation(other))).containsExactly(neighbour);
        assertThat(bandeja.rows()
                        .all(
                                "SELECT CONCAT(id, ' ', reason) FROM delivery WHERE id > ? AND (attempts > 1"
                                        + " OR reason REGEXP '(Exception|Error)$' OR reason LIKE 'database error%')",
                                before))
                .as("seed %d", SEED)
                .isEmpty();
        bandeja.rows().change("DELETE FROM delivery WHERE id > ? AND state = 'PARKED'", before);
        assertThat(parked()).isEqualTo(parkedBefore);
    }

    private long parked() {
        return bandeja.rows().count("SELECT COUNT(*) FROM delivery WHERE state = 'PARKED'");
    }
}
