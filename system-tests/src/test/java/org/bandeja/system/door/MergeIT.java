package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bandeja.directory.model.AgentId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two contacts are one person: what becomes of conversations, addresses and messages that are just arriving. */
@OnSharedInstallation
class MergeIT {
    private static final int MESSAGES = 12;
    private static final int LOOKS = 40;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor administrator = bandeja.administrator();
    private final Customer work = Customer.unknown("At work " + System.nanoTime());
    private final Customer home = Customer.unknown("At home " + System.nanoTime());

    @Test
    void bothHistoriesRemainAndBothNumbersLeadToOneContact() {
        String first = done(talk(work));
        String second = talk(home);
        String kept = contact(first);
        String other = contact(second);
        said(kept, "GREETING", 1);
        said(other, "GREETING", 3);
        said(other, "RECEIVED", 3);
        assertThat(merge(ana, kept, other, false).status()).isEqualTo(403);
        JsonObject one = merge(administrator, kept, other, false).require(200).json();
        assertThat(one.getString("name")).isEqualTo(work.name());
        assertThat(one.getJsonArray("otherAddresses").getJsonObject(0).getString("phone"))
                .isEqualTo(home.phone().orElseThrow());
        assertThat(contact(first)).isEqualTo(kept);
        assertThat(contact(second)).isEqualTo(kept);
        assertThat(history(kept)).containsExactlyInAnyOrder(first, second);
        assertThat(said(kept))
                .as("what was said by itself to one of them, for as long as to either")
                .containsExactly("GREETING 3", "RECEIVED 3");
        assertThat(said(other)).isEmpty();
        assertThat(ana.get("/api/contacts/" + other).require(200).json().getString("id"))
                .as("the old id leads to the contact")
                .isEqualTo(kept);
        assertThat(ana.get("/api/contacts?q=" + home.digits().orElseThrow())
                        .require(200)
                        .items())
                .extracting(item -> item.getString("id"))
                .containsExactly(kept);
        bandeja.simulator().writes(home, bandeja.number(), "from home again");
        Eventually.holds("it is in the open one", () -> ana.texts(second).contains("from home again"));
        bandeja.simulator().writes(work, bandeja.number(), "from work");
        Eventually.holds("so is this", () -> ana.texts(second).contains("from work"));
        assertThat(history(kept)).hasSize(2);
    }

    @Test
    void whoWroteLastIsAnswered() {
        bandeja.webhook()
                .writes(work, bandeja.number(), "a minute ago", Instant.now().minusSeconds(60));
        String first = done(ana.awaitConversation(work));
        String second = talk(home);
        merge(administrator, contact(first), contact(second), false).require(200);
        ana.act(second, "claim").require(200);
        ana.reply(second, "to your home").require(201);
        Eventually.holds(
                "the phone that wrote got it",
                () -> bandeja.simulator().receivedTexts(home).contains("to your home"));
        bandeja.webhook()
                .writes(
                        work,
                        bandeja.number(),
                        "I am at work now",
                        Instant.now().plusSeconds(2));
        Eventually.holds("it came", () -> ana.texts(second).contains("I am at work now"));
        ana.reply(second, "to your work").require(201);
        Eventually.holds(
                "the other phone got it",
                () -> bandeja.simulator().receivedTexts(work).contains("to your work"));
        assertThat(bandeja.simulator().receivedTexts(home)).doesNotContain("to your work");
    }

    @Test
    void ofTwoOpenConversationsOneIsCompletedFirst() {
        String first = talk(work);
        String second = talk(home);
        ana.act(first, "claim").require(200);
        Answer refused = merge(administrator, contact(second), contact(first), false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("BothTalking");
        assertThat(refused.json().getString("older")).isEqualTo(first);
        assertThat(refused.json().getString("newer")).isEqualTo(second);
        assertThat(refused.json().getString("holders")).contains(ana.name());
        assertThat(ana.conversation(first).getString("status")).isEqualTo("OPEN");
        String kept = contact(second);
        merge(administrator, kept, contact(first), true).require(200);
        assertThat(ana.conversation(first).getString("status")).isEqualTo("COMPLETED");
        assertThat(ana.conversation(second).getString("status")).isEqualTo("OPEN");
        assertThat(contact(first)).isEqualTo(kept);
        assertThat(merge(administrator, kept, kept, false).rule()).isEqualTo("NotTheSamePerson");
    }

    @RepeatedTest(3)
    void whatArrivesMeanwhileIsKeptOnceAndAtMostOneConversationIsOpen() {
        String first = talk(work);
        String second = talk(home);
        String kept = contact(first);
        String other = contact(second);
        List<Callable<Integer>> deeds = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String text = "meanwhile " + i;
            deeds.add(() -> {
                bandeja.webhook().writes(work, bandeja.number(), "work " + text);
                return 200;
            });
            deeds.add(() -> {
                bandeja.webhook().writes(home, bandeja.number(), "home " + text);
                return 200;
            });
            if (i == MESSAGES / 2) {
                deeds.add(() -> merge(administrator, kept, other, true).status());
                deeds.add(() -> merge(administrator, other, kept, true).status());
            }
        }
        assertThat(AtOnce.all(deeds)).allSatisfy(status -> assertThat(status).isIn(200, 409));
        bandeja.rows().awaitProcessed();
        String one = contact(first);
        assertThat(contact(second)).isEqualTo(one);
        List<JsonObject> all = administrator
                .get("/api/contacts/" + one + "/conversations")
                .require(200)
                .items();
        assertThat(all.stream().filter(item -> item.getString("status").equals("OPEN")))
                .hasSize(1);
        List<String> texts = all.stream()
                .flatMap(item -> ana.texts(item.getString("id")).stream())
                .toList();
        assertThat(texts.stream().filter(text -> text.contains("meanwhile")))
                .hasSize(2 * MESSAGES)
                .doesNotHaveDuplicates();
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM conversation c JOIN contact k ON k.id = c.contact_id"
                                        + " WHERE k.merged_into IS NOT NULL AND k.phone IN (?, ?)",
                                work.phone().orElseThrow(),
                                home.phone().orElseThrow()))
                .as("no conversation is left with what became a part of the other")
                .isZero();
    }

    @RepeatedTest(3)
    void whoLooksMeanwhileFindsThePerson() {
        String kept = contact(talk(work));
        String other = contact(talk(home));
        List<Callable<Integer>> deeds = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            deeds.add(() -> ana.get("/api/contacts/" + other).status());
            if (i == LOOKS / 4) {
                deeds.add(() -> merge(administrator, kept, other, true).status());
            }
        }
        assertThat(AtOnce.all(deeds)).containsOnly(200);
    }

    /** Said by itself in a window that is open for so many hours. */
    private void said(String contact, String kind, int hours) {
        bandeja.rows()
                .change(
                        "INSERT INTO auto_text_said (number_id, contact_id, kind, until) SELECT number_id, contact_id, ?,"
                                + " UTC_TIMESTAMP(3) + INTERVAL ? HOUR + INTERVAL 30 MINUTE FROM conversation WHERE contact_id = ? LIMIT 1",
                        kind,
                        hours,
                        AgentId.parse(contact).orElseThrow().value());
    }

    private List<String> said(String contact) {
        return bandeja.rows()
                .all(
                        "SELECT CONCAT(kind, ' ', TIMESTAMPDIFF(HOUR, UTC_TIMESTAMP(3), until)) FROM auto_text_said"
                                + " WHERE contact_id = ? ORDER BY kind",
                        AgentId.parse(contact).orElseThrow().value());
    }

    private String talk(Customer customer) {
        bandeja.simulator().writes(customer, bandeja.number(), "hello from " + customer.name());
        return ana.awaitConversation(customer);
    }

    private String done(String id) {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        return id;
    }

    private String contact(String conversation) {
        return administrator.conversation(conversation).getJsonObject("contact").getString("id");
    }

    private List<String> history(String contact) {
        return ana.get("/api/contacts/" + contact + "/conversations").require(200).items().stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private static Answer merge(AgentDoor who, String kept, String other, boolean completeOlder) {
        return who.post(
                "/api/contacts/" + kept + "/merge",
                Json.createObjectBuilder()
                        .add("with", other)
                        .add("completeOlder", completeOlder)
                        .build());
    }
}
