package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What colleagues tell each other stays among them; and what the company calls a contact. */
@OnSharedInstallation
class NotesIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final AgentDoor outsider = bandeja.outsider();
    private final Customer customer = Customer.unknown("Noted");
    private String id;

    @BeforeEach
    void aCustomerWrites() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        id = ana.awaitConversation(customer);
    }

    @Test
    void everyMemberMayNoteAtAnyTime() {
        luis.note(id, "unassigned").require(201);
        ana.act(id, "claim").require(200);
        luis.note(id, "another has it").require(201);
        bandeja.departmentAdmin().note(id, "the admin too").require(201);
        bandeja.administrator().note(id, "and the administrator").require(201);
        ana.act(id, "complete").require(200);
        luis.note(id, "completed").require(201);
        assertThat(ana.texts(id))
                .containsExactly(
                        "hello", "unassigned", "another has it", "the admin too", "and the administrator", "completed");
        assertThat(ana.conversation(id).getString("status")).isEqualTo("COMPLETED");
        assertThat(outsider.note(id, "foreign").status()).isEqualTo(404);
    }

    @Test
    void aNoteIsAMessageThatNeverLeavesAndTouchesNothing() {
        bandeja.simulator().reset();
        ana.act(id, "claim").require(200);
        JsonObject before = luis.conversation(id);
        JsonObject note = ana.note(id, "he is unhappy").require(201).json();
        assertThat(note.getString("type")).isEqualTo("note");
        assertThat(note.getString("direction")).isEqualTo("INTERNAL");
        assertThat(note.getString("status")).isEqualTo("NOTED");
        assertThat(note.getJsonObject("author").getString("name")).isEqualTo(ana.name());
        JsonObject after = luis.conversation(id);
        for (String untouched :
                List.of("waitingSince", "activityAt", "lastMessage", "unread", "newActivity", "window")) {
            assertThat(after.get(untouched)).as(untouched).isEqualTo(before.get(untouched));
        }
        assertThat(
                        bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM outbox o JOIN message m ON m.id = o.message_id WHERE m.type = 'note'"))
                .isZero();
        ana.reply(id, "an answer").require(201);
        ana.awaitStatus(id, ana.messages(id).get(2).getString("id"), "DELIVERED");
        assertThat(bandeja.simulator().receivedTexts(customer)).containsExactly("an answer");
        assertThat(ana.post("/api/messages/" + note.getString("id") + "/retry").rule())
                .isEqualTo("NotRetryable");
        assertThat(ana.post("/api/messages/" + note.getString("id") + "/dismiss")
                        .rule())
                .isEqualTo("NotRetryable");
    }

    @Test
    void colleaguesAreToldAtOnceAndNobodyElse() {
        try (PushLine line = luis.listen();
                PushLine foreign = outsider.listen()) {
            ana.note(id, "between us").require(201);
            JsonObject told = line.await("message.noted", id);
            assertThat(told.getJsonObject("message").getString("text")).isEqualTo("between us");
            assertThat(foreign.mentions("between us")).isFalse();
        }
    }

    @Test
    void theSameKeyGivesTheSameNoteAndAnswersAndNotesAreNotMixedUp() {
        ana.act(id, "claim").require(200);
        Answer first = keyed("note", "once", "key-" + id).require(201);
        assertThat(keyed("note", "once", "key-" + id).require(201).json().getString("id"))
                .isEqualTo(first.json().getString("id"));
        assertThat(keyed("note", "twice", "key-" + id).rule()).isEqualTo("KeyUsedForAnother");
        assertThat(keyed("text", "once", "key-" + id).rule()).isEqualTo("KeyUsedForAnother");
        assertThat(ana.texts(id)).containsExactly("hello", "once");
    }

    @Test
    void anEmptyNoteIsNoNoteAndAVeryLongOneIsTooLong() {
        assertThat(ana.note(id, "  ").status()).isEqualTo(400);
        ana.note(id, "n".repeat(4096)).require(201);
        Answer answer = ana.note(id, "n".repeat(4097));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.rule()).isEqualTo("NoteTooLong");
    }

    // --- the contact

    @Test
    void whoSeesAContactGivesItANameWhichNoProfileNameOverrides() {
        String contact = contact();
        try (PushLine line = luis.listen()) {
            JsonObject named =
                    ana.rename(contact, "  Ana Gómez\n(Acme) ").require(200).json();
            assertThat(named.getString("name")).isEqualTo("Ana Gómez (Acme)");
            assertThat(named.getString("profileName")).isEqualTo(customer.name());
            JsonObject told = line.await("contact.changed", id);
            assertThat(told.getJsonObject("conversation")
                            .getJsonObject("contact")
                            .getString("name"))
                    .isEqualTo("Ana Gómez (Acme)");
        }
        bandeja.webhook().writes(customer, bandeja.number(), "again");
        bandeja.rows().awaitProcessed();
        assertThat(luis.conversation(id).getJsonObject("contact").getString("name"))
                .isEqualTo("Ana Gómez (Acme)");
        assertThat(ana.rename(contact, "").require(200).json().getString("name"))
                .isEqualTo(customer.name());
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM audit_record r JOIN contact k ON k.id = r.object_id"
                                        + " WHERE r.object_type = 'contact' AND r.action = 'CONTACT_NAMED' AND k.phone = ?",
                                customer.phone().orElseThrow()))
                .isEqualTo(2);
    }

    @Test
    void aForeignContactAndAMissingOneLookTheSame() {
        Answer foreign = outsider.rename(contact(), "mine now");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(outsider.rename("0000000000000", "x").body()).isEqualTo(foreign.body());
        assertThat(ana.conversation(id).getJsonObject("contact").getString("name"))
                .isEqualTo(customer.name());
    }

    @Test
    void aNameHasItsLimits() {
        String contact = contact();
        assertThat(ana.rename(contact, "x".repeat(121)).rule()).isEqualTo("ContactNameTooLong");
        ana.rename(contact, "x".repeat(120)).require(200);
    }

    private String contact() {
        return ana.conversation(id).getJsonObject("contact").getString("id");
    }

    private Answer keyed(String type, String text, String key) {
        return Http.send(AgentDoor.json(
                ana.request("/api/conversations/" + id + "/messages").header("Idempotency-Key", key),
                Json.createObjectBuilder().add("type", type).add("text", text).build()));
    }
}
