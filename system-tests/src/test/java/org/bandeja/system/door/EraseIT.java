package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.KnownPerson;
import org.bandeja.system.client.TextColumns;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Whoever is erased is nowhere any more, and others lose nothing by it. */
@OnSharedInstallation
class EraseIT {
    /** What was in its way is looked at again in a minute. */
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor administrator = bandeja.administrator();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final String word = "zyx" + mark;
    private final Customer customer = Customer.unknown("Xanthippe " + mark);
    private final String digits = customer.digits().orElseThrow();
    private final TextColumns columns = new TextColumns(bandeja.rows());

    @Test
    void nothingOfThePersonIsLeftInAnyTable() {
        try (KnownPerson person = new KnownPerson(bandeja, customer, word)) {
            person.isKnown();
            isNowhereAnyMore(person);
        }
    }

    private void isNowhereAnyMore(KnownPerson person) {
        String id = person.conversation();
        String contact = contact(id);
        assertThat(columns.count()).as("the search sees the tables").isGreaterThan(100);
        assertThat(columns.holding(person.traces()))
                .contains(
                        "message.text",
                        "message.content",
                        "delivery.body",
                        "contact.name",
                        "contact.phone",
                        "contact_note.text",
                        "contact_value.value",
                        "former_address.address",
                        "pending_change.text",
                        "reaction.phone",
                        "unmatched_status.whatsapp_id");
        long messages = messagesOf(contact);

        assertThat(erase(ana, contact, person.name())).isEqualTo(403);
        assertThat(erase(administrator, contact, "somebody else")).isEqualTo(422);
        assertThat(erase(administrator, contact, person.name())).isEqualTo(204);
        awaitErased(contact);

        assertThat(columns.holding(person.traces())).isEmpty();
        long number = value(contact);
        for (String beside : List.of(
                "mention m JOIN conversation c ON c.id = m.conversation_id WHERE",
                "conversation_label l JOIN conversation c ON c.id = l.conversation_id WHERE",
                "attendant_dialog d JOIN conversation c ON c.id = d.conversation_id WHERE",
                "auto_text_said c WHERE",
                "route_step s JOIN conversation c ON c.id = s.conversation_id WHERE s.kind = 'OPTION' AND (s.name <> '' OR s.option_key IS NOT NULL) AND",
                "timeline_entry t JOIN conversation c ON c.id = t.conversation_id WHERE t.action = 'LABELLED' AND"
                        + " t.detail <> '' AND")) {
            assertThat(bandeja.rows().count("SELECT COUNT(*) FROM " + beside + " c.contact_id = ?", number))
                    .as(beside)
                    .isZero();
        }
        assertThat(messagesOf(contact)).as("who wrote when is left").isEqualTo(messages);
        JsonObject left = administrator.conversation(id);
        assertThat(left.getString("status")).isEqualTo("COMPLETED");
        assertThat(left.getJsonObject("contact").getBoolean("erased")).isTrue();
        assertThat(left.getJsonArray("actions").toString()).doesNotContain("REOPEN");
        assertThat(ana.act(id, "reopen").status()).isEqualTo(409);
        assertThat(bandeja.rows()
                        .count(
                                "SELECT inbound_count FROM conversation WHERE id = ?",
                                ConversationId.parse(id).orElseThrow().value()))
                .as("figures stay right")
                .isGreaterThanOrEqualTo(3);
        assertThat(erase(administrator, contact, "")).as("once").isEqualTo(409);
        JsonObject shown = ana.get("/api/contacts/" + contact).require(200).json();
        assertThat(shown.getString("name")).isEmpty();
        assertThat(shown.getBoolean("beingErased")).isFalse();
        assertThat(shown.getJsonArray("actions")).isEmpty();
    }

    private long messagesOf(String contact) {
        return bandeja.rows()
                .count(
                        "SELECT COUNT(*) FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.contact_id = ?",
                        value(contact));
    }

    @Test
    void aDeliveryThatWaitsGoesAsSoonAsItWasProcessed() {
        String contact = contact(written("hello " + word));
        bandeja.rows().awaitProcessed();
        String status = new Envelope()
                .change(Envelope.statuses(
                        bandeja.number(),
                        List.of(Envelope.status(KnownPerson.nameFor(digits), "sent", customer, Instant.now()))))
                .text();
        keep("PENDING", status);
        try {
            assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
            awaitLeft(contact);
            assertThat(columns.holding(word, mark)).isEmpty();
            assertThat(columns.holding(digits)).contains("delivery.body");
            assertThat(isBeingErased(contact)).isTrue();
        } finally {
            bandeja.rows()
                    .change(
                            "UPDATE delivery SET next_at = NOW(3) WHERE state = 'PENDING' AND LOCATE(?, body) > 0",
                            digits);
        }
        bandeja.rows().awaitProcessed();
        assertThat(columns.holding(digits, KnownPerson.inNames(digits)))
                .as("it told of a message that we do not have")
                .contains("unmatched_status.whatsapp_id");
        comesBack(contact);
        awaitErased(contact);
        assertThat(columns.holding(digits, KnownPerson.inNames(digits))).isEmpty();
        assertThat(isBeingErased(contact)).isFalse();
    }

    @Test
    void aParkedDeliveryStaysUntilSomebodyHasSeenToIt() {
        String contact = contact(written("hello " + word));
        bandeja.rows().awaitProcessed();
        long parked = keep("PARKED", "{\"from\":\"" + digits + "\",\"text\":\"" + word + "\"}");
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        awaitLeft(contact);
        assertThat(columns.holding(word, mark))
                .as("perhaps the only copy of what others have said")
                .containsExactly("delivery.body");
        administrator
                .post("/api/deliveries/" + parked + "/discard", AgentDoor.field("reason", "nothing of use"))
                .require(200);
        comesBack(contact);
        awaitErased(contact);
        assertThat(columns.holding(word, mark, digits)).isEmpty();
    }

    /** @return its id */
    private long keep(String state, String body) {
        bandeja.rows()
                .change(
                        "INSERT INTO delivery (received_at, body, state, next_at, reason)"
                                + " VALUES (NOW(3), ?, ?, NOW(3) + INTERVAL 1 DAY, 'for a test')",
                        body,
                        state);
        return bandeja.rows()
                .count("SELECT MAX(id) FROM delivery WHERE state = ? AND LOCATE(?, body) > 0", state, digits);
    }

    /** All has gone but what cannot go yet. */
    private void awaitLeft(String contact) {
        Eventually.holds(
                "one delivery is left",
                A_WHILE,
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM erasure e JOIN erasure_delivery d ON d.contact_id = e.contact_id"
                                                + " WHERE e.attempts > 0 AND e.delivery_after = e.delivery_to AND e.contact_id = ?",
                                        value(contact))
                        == 1);
    }

    /** Not in a minute, but now. */
    private void comesBack(String contact) {
        bandeja.rows().change("UPDATE erasure SET next_at = NOW(3) WHERE contact_id = ?", value(contact));
    }

    private boolean isBeingErased(String contact) {
        return administrator.get("/api/contacts/" + contact).require(200).json().getBoolean("beingErased");
    }

    @Test
    void anErasureThatFailsHoldsUpNoOther() {
        String failing = contact(written("hello " + word));
        Customer friend = Customer.unknown("Friend " + mark);
        bandeja.webhook().writes(friend, bandeja.number(), "hello");
        String other = contact(ana.awaitConversation(friend));
        bandeja.rows().awaitProcessed();
        long conversation = bandeja.rows().count("SELECT id FROM conversation WHERE contact_id = ?", value(failing));
        bandeja.rows()
                .whileRefusing("UPDATE", "NEW.conversation_id = " + conversation + " AND NEW.text IS NULL", () -> {
                    assertThat(erase(administrator, failing, customer.name())).isEqualTo(204);
                    Eventually.holds(
                            "it was tried",
                            A_WHILE,
                            () -> bandeja.rows()
                                            .count(
                                                    "SELECT COUNT(*) FROM erasure WHERE attempts = 1 AND next_at > NOW(3)"
                                                            + " AND contact_id = ?",
                                                    value(failing))
                                    == 1);
                    assertThat(erase(administrator, other, friend.name())).isEqualTo(204);
                    awaitErased(other);
                    assertThat(columns.holding(word)).contains("message.text");
                });
        comesBack(failing);
        awaitErased(failing);
        assertThat(columns.holding(word)).isEmpty();
    }

    @Test
    void whoGetsTheirFormerNumberLosesNothing() {
        String id = written("hello");
        String contact = contact(id);
        Customer moved = Customer.unknown(customer.name());
        bandeja.webhook()
                .deliver(KnownPerson.moves(bandeja.number(), customer, moved))
                .require(200);
        Eventually.holds(
                "the number is another",
                () -> ana.conversation(id)
                        .getJsonObject("contact")
                        .getString("phone")
                        .equals(moved.phone().orElseThrow()));
        Customer next = new Customer(customer.phone(), Optional.empty(), "Next " + mark);
        String said = "now it is mine " + word;
        bandeja.webhook().writes(next, bandeja.number(), said);
        String theirs = ana.awaitConversation(next);
        bandeja.rows().awaitProcessed();
        assertThat(contact(theirs)).isNotEqualTo(contact);

        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        awaitErased(contact);
        assertThat(columns.holding("Xanthippe " + mark, moved.digits().orElseThrow()))
                .isEmpty();
        assertThat(ana.texts(theirs)).containsExactly(said);
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM delivery WHERE LOCATE(?, body) > 0", word))
                .isEqualTo(1);
        assertThat(ana.conversation(theirs).getJsonObject("contact").getString("phone"))
                .isEqualTo(next.phone().orElseThrow());
    }

    @Test
    void whoWritesAgainIsSomebodyNew() {
        String id = written("hello");
        String contact = contact(id);
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        bandeja.webhook().writes(customer, bandeja.number(), "it is me");
        String again = ana.awaitConversation(customer);
        assertThat(again).isNotEqualTo(id);
        assertThat(contact(again)).isNotEqualTo(contact);
    }

    private String written(String text) {
        bandeja.webhook().writes(customer, bandeja.number(), text);
        return ana.awaitConversation(customer);
    }

    @Test
    void filesThatOthersShareStayForThem() {
        byte[] picture = CustomerFiles.picture(43, 33, 7, "png");
        Customer friend = Customer.unknown("Friend " + mark);
        new CustomerFiles(bandeja).send(customer, "image", picture, "image/png", Optional.empty());
        new CustomerFiles(bandeja).send(friend, "image", picture, "image/png", Optional.empty());
        String id = ana.awaitConversation(customer);
        String other = ana.awaitConversation(friend);
        String contact = contact(id);
        CustomerFiles.await(ana, id, "THERE");
        JsonObject shared = CustomerFiles.await(ana, other, "THERE");
        bandeja.rows().awaitProcessed();
        assertThat(erase(administrator, contact, customer.name())).isEqualTo(204);
        awaitErased(contact);
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
        bandeja.rows().awaitProcessed();
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
        awaitErased(contact);
        assertThat(bandeja.rows()
                        .all(
                                "SELECT status FROM message WHERE conversation_id = ? AND direction = 'OUT'",
                                conversation))
                .containsOnly("DISMISSED");
        assertThat(bandeja.simulator().receivedTexts(customer)).doesNotContain("too late");
    }

    private void awaitErased(String contact) {
        Eventually.holds(
                "all of it is removed",
                A_WHILE,
                () -> bandeja.rows().count("SELECT COUNT(*) FROM erasure WHERE contact_id = ?", value(contact)) == 0);
    }

    private static long value(String contact) {
        return ContactId.parse(contact).orElseThrow().value();
    }

    private String contact(String conversation) {
        return ana.conversation(conversation).getJsonObject("contact").getString("id");
    }

    private static int erase(AgentDoor who, String contact, String name) {
        return who.post("/api/contacts/" + contact + "/erase", AgentDoor.field("name", name))
                .status();
    }
}
