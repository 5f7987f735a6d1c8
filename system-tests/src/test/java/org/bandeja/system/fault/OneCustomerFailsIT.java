package org.bandeja.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Customers are processed together; what cannot be stored of one holds back nobody else. */
@OnSharedInstallation
class OneCustomerFailsIT {
    private static final String POISON = "this one cannot be stored";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final List<Customer> customers =
            IntStream.range(0, 12).mapToObj(i -> Customer.unknown("Together")).toList();
    private final List<String> ids =
            customers.stream().map(customer -> Envelope.newId()).toList();

    @Test
    void theOthersOfTheSamePostAreThereAndTheOneComesLaterOnce() {
        bandeja.rows().whileRefusing(POISON, () -> {
            bandeja.webhook().deliver(post()).require(200);
            Eventually.holds("the others are stored", () -> stored() == customers.size() - 1);
            assertThat(bandeja.rows().messages(ids.get(5))).isZero();
            Eventually.holds("it was tried again", () -> attempts() >= 2);
            assertThat(stored()).isEqualTo(customers.size() - 1);
        });
        bandeja.rows().awaitProcessed();
        assertThat(ids).allSatisfy(id -> assertThat(bandeja.rows().messages(id)).isEqualTo(1));
        assertThat(ours("COUNT(*)", "PARKED")).isZero();
    }

    private String post() {
        Envelope envelope = new Envelope();
        for (int i = 0; i < customers.size(); i++) {
            JsonObject message = Envelope.text(
                    customers.get(i), ids.get(i), Instant.now().minusSeconds(5), i == 5 ? POISON : "hello");
            envelope.change(Envelope.messages(bandeja.number(), List.of(customers.get(i)), List.of(message)));
        }
        return envelope.text();
    }

    private long stored() {
        return ids.stream().mapToLong(bandeja.rows()::messages).sum();
    }

    private long attempts() {
        return ours("COALESCE(MAX(attempts), 0)", "PENDING");
    }

    private long ours(String what, String state) {
        return bandeja.rows()
                .count(
                        "SELECT " + what + " FROM delivery WHERE state = ? AND body LIKE ?",
                        state,
                        "%" + ids.get(5) + "%");
    }
}
