package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Conversations that the company begins. */
@OnSharedInstallation
class StartIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor colleague = bandeja.agents().get(1);
    private final Customer customer = Customer.unknown("Begonia");

    @Test
    void aNewNumberGetsATemplateAndTheConversationIsMine() {
        try (PushLine line = colleague.listen()) {
            JsonObject begun = start(ana, phone()).require(201).json();
            String id = begun.getString("id");
            line.await("conversation.opened", id);
            assertThat(begun.getString("status")).isEqualTo("OPEN");
            assertThat(begun.getString("flag")).isEqualTo("MINE");
            assertThat(begun.getJsonObject("department").getString("name")).isEqualTo(bandeja.department());
            assertThat(begun.isNull("window")).isTrue();
            assertThat(begun.getJsonObject("contact").getString("phone"))
                    .isEqualTo(customer.phone().orElseThrow());
            assertThat(ana.timeline(id)).containsExactly("STARTED");
            assertThat(ana.conversation(id).getJsonArray("routePath")).hasSize(2);
            JsonObject message = ana.messages(id).get(0);
            assertThat(message.getString("type")).isEqualTo("template");
            ana.awaitStatus(id, message.getString("id"), "DELIVERED");
            assertThat(bandeja.simulator().received(customer)).hasSize(1);
            assertThat(ana.reply(id, "free words").require(409).rule()).isEqualTo("WindowClosed");

            bandeja.simulator().writes(customer, bandeja.number(), "who is this?");
            Eventually.holds("the answer is in it", () -> ana.messages(id).size() == 2);
            ana.reply(id, "we are").require(201);
        }
    }

    @Test
    void somebodyKnownIsWrittenToAfterCompletion() {
        String before = bandeja.taken(ana, customer);
        String contact = ana.conversation(before).getJsonObject("contact").getString("id");
        JsonObject known = Json.createObjectBuilder().add("contact", contact).build();
        Answer taken = start(colleague, known).require(409);
        assertThat(taken.rule()).isEqualTo("AlreadyTalking");
        assertThat(taken.json().getJsonObject("assignee").getString("name")).isEqualTo(ana.name());
        assertThat(taken.json().getString("conversation")).isEqualTo(before);
        ana.act(before, "complete").require(200);
        String id = start(colleague, known).require(201).json().getString("id");
        assertThat(id).isNotEqualTo(before);
        assertThat(start(ana, phone()).require(409).rule()).isEqualTo("AlreadyTalking");
        assertThat(start(bandeja.outsider(), known).status()).isEqualTo(404);
    }

    @Test
    void whatOneMayNotSeeIsOnlyNotPossibleNow() {
        String id = bandeja.taken(ana, customer);
        String elsewhere = bandeja.administrator().get("/api/departments").require(200).items().stream()
                .filter(department -> !department.getBoolean("archived"))
                .filter(department -> !department.getString("name").equals(bandeja.department()))
                .filter(department -> ana.me().getJsonArray("departments").getValuesAs(JsonObject.class).stream()
                        .noneMatch(mine -> mine.getString("id").equals(department.getString("id"))))
                .findFirst()
                .orElseThrow()
                .getString("id");
        bandeja.administrator().move(id, elsewhere).require(200);
        Answer refused = start(ana, phone()).require(409);
        assertThat(refused.rule()).isEqualTo("CannotStartNow");
        assertThat(refused.body()).doesNotContain(id).doesNotContain(customer.name());
    }

    @Test
    void whoIsWrittenOtherwiseThanDialledAnswersInTheSameConversation() {
        String local = "55" + customer.phone().orElseThrow().substring(6);
        JsonObject dialled =
                Json.createObjectBuilder().add("phone", "+52" + local).build();
        String id = start(ana, dialled).require(201).json().getString("id");
        Customer asWhatsAppWrites = new Customer(Optional.of("+521" + local), Optional.empty(), "Itzel");
        bandeja.webhook().writes(asWhatsAppWrites, bandeja.number(), "soy yo");
        Eventually.holds("it is there", () -> ana.texts(id).contains("soy yo"));
        assertThat(ana.conversation(id).getJsonObject("assignee").getString("name"))
                .isEqualTo(ana.name());
        JsonObject again =
                Json.createObjectBuilder().add("phone", "+521" + local).build();
        assertThat(start(colleague, again).require(409).rule()).isEqualTo("AlreadyTalking");
    }

    @Test
    void aCustomerWhoWritesInTheMomentInWhichHeIsWrittenToHasOneConversation() {
        bandeja.starter(ana);
        for (int round = 0; round < 10; round++) {
            String local = "55" + Customer.unknown("").phone().orElseThrow().substring(6);
            Customer asWhatsAppWrites = new Customer(Optional.of("+521" + local), Optional.empty(), "Itzel");
            JsonObject dialled =
                    Json.createObjectBuilder().add("phone", "+52" + local).build();
            AtOnce.<Object>all(List.of(
                    () -> bandeja.webhook().writes(asWhatsAppWrites, bandeja.number(), "soy yo"),
                    () -> start(ana, dialled)));
            bandeja.rows().awaitProcessed();
            assertThat(bandeja.rows()
                            .all(
                                    "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id"
                                            + " WHERE c.status = 'OPEN' AND k.phone LIKE ?",
                                    "%" + local))
                    .hasSize(1);
        }
    }

    @Test
    void ofTwoAtOnceOneWins() {
        bandeja.starter(ana);
        List<Answer> answers = AtOnce.all(List.of(() -> start(ana, phone()), () -> start(colleague, phone())));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        Answer lost = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(lost.rule()).isEqualTo("AlreadyTalking");
        assertThat(lost.json().getJsonObject("assignee").getString("name")).isIn(ana.name(), colleague.name());
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                                customer.phone().orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void theSameKeyBeginsItOnce() {
        JsonObject body = body(phone());
        String key = "start-" + customer.phone().orElseThrow();
        String first = Http.send(
                        AgentDoor.json(ana.request("/api/conversations").header("Idempotency-Key", key), body))
                .require(201)
                .json()
                .getString("id");
        String again = Http.send(
                        AgentDoor.json(ana.request("/api/conversations").header("Idempotency-Key", key), body))
                .require(201)
                .json()
                .getString("id");
        assertThat(again).isEqualTo(first);
        assertThat(ana.messages(first)).hasSize(1);
    }

    @Test
    void whatIsNoPhoneNumberSaysWhyAndNothingIsLeftBehind() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "Ana", "NO_NUMBER", "12", "TOO_SHORT", "+999 123 456 789", "COUNTRY")
                .entrySet()) {
            Answer refused = start(
                            ana,
                            Json.createObjectBuilder()
                                    .add("phone", wrong.getKey())
                                    .build())
                    .require(422);
            assertThat(refused.rule()).isEqualTo("PhoneNotUsable");
            assertThat(refused.body()).contains(wrong.getValue());
        }
        JsonObjectBuilder incomplete = Json.createObjectBuilder(body(phone()))
                .add("template", Json.createObjectBuilder().add("template", templateId("order_update", "es")));
        assertThat(ana.post("/api/conversations", incomplete.build())
                        .require(422)
                        .rule())
                .isEqualTo("ValueNotUsable");
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM contact WHERE phone = ?",
                                customer.phone().orElseThrow()))
                .isZero();
        assertThat(start(bandeja.outsider(), phone()).status()).isEqualTo(404);
    }

    @Test
    void whoWantedNoMarketingBeforeAnybodyKnewHimGetsNone() {
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.change(
                                "user_preferences",
                                Json.createObjectBuilder()
                                        .add(
                                                "user_preferences",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add(
                                                                        "wa_id",
                                                                        customer.digits()
                                                                                .orElseThrow())
                                                                .add("category", "marketing_messages")
                                                                .add("value", "stop")
                                                                .add("timestamp", 1795860000)))))
                        .text())
                .require(200);
        bandeja.rows().awaitProcessed();
        JsonObject offer = Json.createObjectBuilder(body(phone()))
                .add("template", Json.createObjectBuilder().add("template", templateId("summer_sale", "es")))
                .build();
        assertThat(ana.post("/api/conversations", offer).require(409).rule()).isEqualTo("MarketingNotWanted");
        JsonObject begun = start(ana, phone()).require(201).json();
        assertThat(begun.getJsonObject("contact").isNull("marketingStoppedAt")).isFalse();
    }

    private JsonObject phone() {
        return Json.createObjectBuilder()
                .add("phone", customer.phone().orElseThrow())
                .build();
    }

    private Answer start(AgentDoor who, JsonObject whom) {
        return who.post("/api/conversations", body(whom));
    }

    private JsonObject body(JsonObject whom) {
        return Json.createObjectBuilder(whom)
                .add("number", bandeja.starter(ana))
                .add("template", Json.createObjectBuilder().add("template", templateId("hello_world", "en_US")))
                .build();
    }

    private String templateId(String name, String language) {
        return Eventually.found(
                "the template",
                () -> ana
                        .get("/api/templates?number=" + bandeja.starter(ana) + "&language=" + language)
                        .require(200)
                        .items()
                        .stream()
                        .filter(item -> item.getString("name").equals(name))
                        .map(item -> item.getString("id"))
                        .findFirst());
    }
}
