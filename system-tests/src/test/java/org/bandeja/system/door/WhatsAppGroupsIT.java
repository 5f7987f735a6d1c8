package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** A group of WhatsApp is heard, and nothing is sent there: its id is no person's. */
@OnSharedInstallation
class WhatsAppGroupsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Gregorio");
    private final Customer group = new Customer(Optional.empty(), Optional.of("group" + System.nanoTime()), "");

    @Test
    void nothingIsSentToAGroup() {
        says("Hola a todos");
        String id = ana.awaitConversation(group);
        JsonObject contact = ana.conversation(id).getJsonObject("contact");
        assertThat(contact.getBoolean("group")).isTrue();
        ana.act(id, "claim").require(200);
        String message = ana.messages(id).get(0).getString("id");

        assertRefused(ana.reply(id, "free words"));
        assertRefused(ana.send(
                id,
                Json.createObjectBuilder()
                        .add("type", "template")
                        .add("content", template())
                        .build()
                        .toString()));
        assertRefused(ana.react(message, "👍"));
        ana.note(id, "only for us").require(201);
        ana.act(id, "complete").require(200);
        assertRefused(ana.post(
                "/api/conversations",
                Json.createObjectBuilder()
                        .add("number", bandeja.starter(ana))
                        .add("contact", contact.getString("id"))
                        .add("template", template())
                        .build()));
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN contact k ON"
                                        + " k.id = c.contact_id WHERE k.user_id = ? AND m.direction = 'OUT'",
                                group.userId().orElseThrow()))
                .isZero();
    }

    @Test
    void aGroupIsNobodyWhoCouldBeBlockedOrJoined() {
        says("Hola a todos");
        String id = ana.awaitConversation(group);
        String contact = ana.conversation(id).getJsonObject("contact").getString("id");
        JsonObject seen = bandeja.administrator()
                .get("/api/contacts/" + contact)
                .require(200)
                .json();
        assertThat(seen.getBoolean("group")).isTrue();
        assertThat(seen.getJsonArray("actions").toString())
                .contains("EDIT", "ERASE")
                .doesNotContain("BLOCK", "MERGE");
        bandeja.webhook().writes(customer, bandeja.number(), "and I alone");
        String person = ana.conversation(ana.awaitConversation(customer))
                .getJsonObject("contact")
                .getString("id");
        assertThat(person).isNotEqualTo(contact);
        assertThat(bandeja.administrator()
                        .post(
                                "/api/contacts/" + person + "/merge",
                                Json.createObjectBuilder()
                                        .add("with", contact)
                                        .add("completeOlder", true)
                                        .build())
                        .require(409)
                        .rule())
                .isEqualTo("GroupIsNobody");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.require(409).rule()).isEqualTo("GroupIsOnlyRead");
    }

    private void says(String text) {
        JsonObject said = Json.createObjectBuilder(Envelope.text(customer, Envelope.newId(), Instant.now(), text))
                .add("group_id", group.userId().orElseThrow())
                .build();
        bandeja.webhook().deliver(Envelope.of(bandeja.number(), customer, said)).require(200);
    }

    private JsonObject template() {
        String number = bandeja.starter(ana);
        JsonObject template = Eventually.found(
                "templates were read",
                () -> ana.get("/api/templates?number=" + number + "&language=es").require(200).items().stream()
                        .filter(item -> item.getString("name").equals("order_update"))
                        .findFirst());
        return Json.createObjectBuilder()
                .add("template", template.getString("id"))
                .add(
                        "values",
                        Json.createObjectBuilder()
                                .add("header.1", "99")
                                .add("body.1", "Ana")
                                .add("body.2", "lunes")
                                .add("button.2", "99"))
                .build();
    }
}
