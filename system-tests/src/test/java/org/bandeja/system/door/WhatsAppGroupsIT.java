package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** From before groups were known: either the person has got its id, or it has become a part of the person. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE contact SET user_id = ?, version = version + 1 WHERE phone = ?",
                "INSERT INTO contact (id, name, profile_name, user_id, merged_into, created_at)"
                        + " SELECT id + 1, '', '', ?, id, created_at FROM contact WHERE phone = ?"
            })
    void aGroupThatWasJoinedWithAPersonBecomesAContactOfItsOwn(String joined) {
        bandeja.webhook().writes(customer, bandeja.number(), "I alone");
        String own = ana.awaitConversation(customer);
        bandeja.rows()
                .change(joined, group.userId().orElseThrow(), customer.phone().orElseThrow());
        says("Hola a todos");
        // Until that has come the person is called so.
        String id = Eventually.found(
                "the group's own conversation",
                () -> ana.find(group).map(item -> item.getString("id")).filter(found -> !found.equals(own)));
        assertThat(ana.texts(id)).containsExactly("Hola a todos");
        says("Otra vez");
        Eventually.holds("the group goes on", () -> ana.texts(id).contains("Otra vez"));
        bandeja.webhook().writes(customer, bandeja.number(), "and I alone again");
        Eventually.holds("the person goes on", () -> ana.texts(own).contains("and I alone again"));
        assertThat(ana.texts(own)).containsExactly("I alone", "and I alone again");
        assertThat(isGroup(own)).isFalse();
        assertThat(isGroup(id)).isTrue();
        ana.act(own, "claim").require(200);
        ana.reply(own, "to you alone").require(201);
    }

    @Test
    void aParticipantsNewNumberIsNotTheGroups() {
        says("Hola a todos");
        String id = ana.awaitConversation(group);
        Customer moved = Customer.unknown("Gregorio");
        speaks(Envelope.message(customer, Envelope.newId(), Instant.now(), "system")
                .add(
                        "system",
                        Json.createObjectBuilder()
                                .add("type", "user_changed_number")
                                .add("body", "changed")
                                .add("wa_id", moved.digits().orElseThrow())));
        says("Otra vez");
        Eventually.holds("the group goes on", () -> ana.texts(id).contains("Otra vez"));
        assertThat(ana.conversation(id).getJsonObject("contact").isNull("phone"))
                .isTrue();
        bandeja.webhook().writes(moved, bandeja.number(), "I alone");
        String own = ana.awaitConversation(moved);
        assertThat(own).isNotEqualTo(id);
        assertThat(isGroup(own)).isFalse();
    }

    /** An older version let a participant's new number become the group's. */
    @Test
    void aNumberThatAGroupHasFromBeforeIsThePersonsAgain() {
        says("Hola a todos");
        String id = ana.awaitConversation(group);
        bandeja.rows()
                .change(
                        "UPDATE contact SET phone = ?, version = version + 1 WHERE user_id = ?",
                        customer.phone().orElseThrow(),
                        group.userId().orElseThrow());
        bandeja.rows().migrateAgain("V202611290621__groups_are_no_persons");
        bandeja.webhook().writes(customer, bandeja.number(), "I alone");
        String own = ana.awaitConversation(customer);
        assertThat(own).isNotEqualTo(id);
        assertThat(isGroup(own)).isFalse();
    }

    @Test
    void whoIsAnsweredInAGroupIsCalledByName() {
        String asked = Envelope.newId();
        speaks(Json.createObjectBuilder(Envelope.text(customer, asked, Instant.now(), "¿Quién viene?")));
        String id = ana.awaitConversation(group);
        speaks(Json.createObjectBuilder(Envelope.text(customer, Envelope.newId(), Instant.now(), "Yo no"))
                .add("context", Json.createObjectBuilder().add("id", asked)));
        Eventually.holds("it was answered", () -> ana.texts(id).contains("Yo no"));
        JsonObject quote = ana.messages(id).stream()
                .filter(item -> item.getString("text").equals("Yo no"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("quote");
        assertThat(quote.getString("text")).isEqualTo("¿Quién viene?");
        assertThat(quote.getJsonObject("participant").getString("name")).isEqualTo("Gregorio");
    }

    private boolean isGroup(String conversation) {
        return ana.conversation(conversation).getJsonObject("contact").getBoolean("group");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.require(409).rule()).isEqualTo("GroupIsOnlyRead");
    }

    private void says(String text) {
        speaks(Json.createObjectBuilder(Envelope.text(customer, Envelope.newId(), Instant.now(), text)));
    }

    private void speaks(JsonObjectBuilder message) {
        JsonObject said = message.add("group_id", group.userId().orElseThrow()).build();
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
