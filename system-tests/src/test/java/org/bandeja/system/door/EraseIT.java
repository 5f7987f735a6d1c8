package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.TextColumns;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Whoever is erased is nowhere any more, and others lose nothing by it. */
@OnSharedInstallation
class EraseIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor administrator = bandeja.administrator();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String word = "zyx" + mark;
    private final Customer customer = Customer.unknown("Xanthippe " + mark);
    private final String digits = customer.digits().orElseThrow();

    @Test
    void nothingOfThePersonIsLeftInAnyTable() {
        byte[] picture = CustomerFiles.picture(41, 31, 5, "png");
        String id = muchIsKnown(picture);
        String contact = contact(id);
        String shell = administrator.conversation(id).toString();
        assertThat(shell).contains(customer.name());
        TextColumns columns = new TextColumns(bandeja.rows());
        assertThat(columns.count()).as("the search sees the tables").isGreaterThan(100);
        assertThat(columns.holding(word, digits))
                .contains("message.text", "delivery.body", "contact_note.text", "contact.phone", "reaction.reactor");

        assertThat(erase(ana, contact, customer.name())).isEqualTo(403);
        assertThat(erase(administrator, contact, "somebody else")).isEqualTo(422);
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        Eventually.holds("all of it is removed", () -> bandeja.rows().count("SELECT COUNT(*) FROM erasure") == 0);

        assertThat(columns.holding(word, mark, digits, "Xanthippe", wamidOf(digits)))
                .isEmpty();
        JsonObject left = administrator.conversation(id);
        assertThat(left.getString("status")).isEqualTo("COMPLETED");
        assertThat(left.getJsonObject("contact").getBoolean("erased")).isTrue();
        assertThat(left.getJsonArray("actions").toString()).doesNotContain("REOPEN");
        assertThat(ana.act(id, "reopen").status()).isEqualTo(409);
        assertThat(bandeja.rows()
                        .count("SELECT inbound_count FROM conversation WHERE id = (SELECT MAX(conversation_id)"
                                + " FROM message WHERE id = " + firstMessage + ")"))
                .as("figures stay right")
                .isGreaterThanOrEqualTo(3);
        assertThat(ana.messages(id)).as("who wrote when is left").hasSizeGreaterThanOrEqualTo(4);
        assertThat(erase(administrator, contact, "")).as("once").isEqualTo(409);
        JsonObject shown = ana.get("/api/contacts/" + contact).require(200).json();
        assertThat(shown.getString("name")).isEmpty();
        assertThat(shown.getJsonArray("actions")).isEmpty();
    }

    private String firstMessage = "0";

    /** Texts, a picture, an answer, a note, a reaction, an edit that came too early, a field, a name, consent, a parked delivery. */
    private String muchIsKnown(byte[] picture) {
        bandeja.simulator().writes(customer, bandeja.number(), "my address is " + word);
        String id = ana.awaitConversation(customer);
        firstMessage = bandeja.rows()
                .all(
                        "SELECT MIN(m.id) FROM message m JOIN conversation c ON c.id = m.conversation_id"
                                + " JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                        customer.phone().orElseThrow())
                .get(0);
        ana.act(id, "claim").require(200);
        new CustomerFiles(bandeja).send(customer, "image", picture, "image/png", Optional.of("caption " + word));
        CustomerFiles.await(ana, id, "THERE");
        String named = "wamid." + wamidOf(digits) + mark;
        bandeja.webhook()
                .deliver(Envelope.of(
                        bandeja.number(), customer, Envelope.text(customer, named, Instant.now(), "again " + word)))
                .require(200);
        Eventually.holds("it came", () -> ana.texts(id).contains("again " + word));
        JsonObject reply = ana.reply(id, "we write to " + word).require(201).json();
        ana.awaitStatus(id, reply.getString("id"), "DELIVERED");
        ana.note(id, "he is " + word).require(201);
        String contact = contact(id);
        ana.post("/api/contacts/" + contact + "/notes", AgentDoor.field("text", "noted " + word))
                .require(201);
        ana.call(
                        "PUT",
                        "/api/contacts/" + contact + "/consent",
                        Json.createObjectBuilder()
                                .add("marketing", true)
                                .add("how", "told " + word)
                                .build())
                .require(200);
        bandeja.rows()
                .change(
                        "INSERT INTO delivery (received_at, body, state, next_at, reason)"
                                + " VALUES (NOW(3), ?, 'PARKED', NOW(3), 'for a test')",
                        "{\"from\":\"" + digits + "\",\"text\":\"" + word + "\"}");
        bandeja.rows()
                .change(
                        "INSERT INTO reaction (number_id, target_id, reactor, emoji, at) SELECT id, ?, ?, 'x', NOW(3)"
                                + " FROM business_number WHERE phone_number_id = ?",
                        "wamid.somewhere" + System.nanoTime(),
                        digits,
                        bandeja.number());
        return id;
    }

    /** WhatsApp's names of messages hold the customer's number. */
    private static String wamidOf(String digits) {
        return Base64.getEncoder().withoutPadding().encodeToString(("HB" + digits).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whoWritesAgainIsSomebodyNew() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        String id = ana.awaitConversation(customer);
        String contact = contact(id);
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        bandeja.webhook().writes(customer, bandeja.number(), "it is me");
        String again = ana.awaitConversation(customer);
        assertThat(again).isNotEqualTo(id);
        assertThat(contact(again)).isNotEqualTo(contact);
    }

    @Test
    void filesThatOthersShareStayForThem() {
        byte[] picture = CustomerFiles.picture(43, 33, 7, "png");
        Customer friend = Customer.unknown("Friend " + mark);
        new CustomerFiles(bandeja).send(customer, "image", picture, "image/png", Optional.empty());
        new CustomerFiles(bandeja).send(friend, "image", picture, "image/png", Optional.empty());
        String id = ana.awaitConversation(customer);
        String other = ana.awaitConversation(friend);
        CustomerFiles.await(ana, id, "THERE");
        JsonObject shared = CustomerFiles.await(ana, other, "THERE");
        assertThat(erase(administrator, contact(id), customer.name())).isEqualTo(204);
        Eventually.holds("all of it is removed", () -> bandeja.rows().count("SELECT COUNT(*) FROM erasure") == 0);
        assertThat(CustomerFiles.fetch(ana, "/api/media/" + shared.getString("id"))
                        .body())
                .isEqualTo(picture);
    }

    @Test
    void whatWaitsToBeSentDoesNotLeave() {
        bandeja.simulator().writes(customer, bandeja.number(), "hello");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        String contact = contact(id);
        long conversation = bandeja.rows()
                .count(
                        "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                        customer.phone().orElseThrow());
        bandeja.rows()
                .change(
                        "INSERT INTO message (id, conversation_id, number_id, seq, direction, type, text, at, received_at, status)"
                                + " SELECT ?, c.id, c.number_id, c.last_seq + 1000, 'OUT', 'text', 'too late', NOW(3), NOW(3), 'QUEUED'"
                                + " FROM conversation c WHERE c.id = ?",
                        System.nanoTime(),
                        conversation);
        bandeja.rows()
                .change(
                        "INSERT INTO outbox (message_id, conversation_id, number_id, seq, state, next_at, created_at)"
                                + " SELECT m.id, m.conversation_id, m.number_id, m.seq, 'QUEUED', NOW(3) + INTERVAL 1 HOUR, NOW(3)"
                                + " FROM message m WHERE m.conversation_id = ? AND m.text = 'too late'",
                        conversation);
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM outbox WHERE conversation_id = ?", conversation))
                .isZero();
        Eventually.holds("all of it is removed", () -> bandeja.rows().count("SELECT COUNT(*) FROM erasure") == 0);
        assertThat(bandeja.rows()
                        .all(
                                "SELECT status FROM message WHERE conversation_id = ? AND direction = 'OUT'",
                                conversation))
                .containsOnly("DISMISSED");
        assertThat(bandeja.simulator().receivedTexts(customer)).doesNotContain("too late");
    }

    private String contact(String conversation) {
        return ana.conversation(conversation).getJsonObject("contact").getString("id");
    }

    private static int erase(AgentDoor who, String contact, String name) {
        return who.post("/api/contacts/" + contact + "/erase", AgentDoor.field("name", name))
                .status();
    }
}
