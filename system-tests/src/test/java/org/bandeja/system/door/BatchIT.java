package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However WhatsApp packs, repeats and mixes: every message is there once, in order. */
@OnSharedInstallation
class BatchIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Batch");
    private final Instant begin = Instant.now().minusSeconds(60);

    private final List<JsonObject> twelve = IntStream.rangeClosed(1, 12)
            .mapToObj(i -> Envelope.text(customer, Envelope.newId(), begin.plusSeconds(i), "message " + i))
            .toList();

    private final List<String> texts =
            IntStream.rangeClosed(1, 12).mapToObj(i -> "message " + i).toList();

    private final List<JsonObject> fourStatuses = List.of(
            Envelope.status(Envelope.newId(), "sent", customer, begin),
            Envelope.status(Envelope.newId(), "delivered", customer, begin),
            Envelope.status(Envelope.newId(), "read", customer, begin),
            Envelope.status(Envelope.newId(), "sent", customer, begin));

    @Test
    void twoEntriesOfTwoChangesOfThreeMessagesAndFourStatusesAreTwelveMessagesInOrder() {
        bandeja.webhook().deliver(twoEntries()).require(200);
        assertThat(agent.texts(conversationOfTwelve())).containsExactlyElementsOf(texts);
    }

    @Test
    void theSameAgainChangesNothing() {
        bandeja.webhook().deliver(twoEntries()).require(200);
        String id = conversationOfTwelve();
        JsonObject before = agent.conversation(id);
        bandeja.webhook().deliver(twoEntries()).require(200);
        bandeja.webhook().deliver(twoEntries()).require(200);
        bandeja.rows().awaitProcessed();
        assertThat(agent.conversation(id)).isEqualTo(before);
        assertThat(agent.texts(id)).containsExactlyElementsOf(texts);
    }

    @Test
    void theSameMessagesInOtherBatchesChangeNothing() {
        bandeja.webhook().deliver(twoEntries()).require(200);
        String id = conversationOfTwelve();
        JsonObject before = agent.conversation(id);
        twelve.forEach(message -> bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message))
                .require(200));
        List<JsonObject> shuffled = new ArrayList<>(twelve);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.addAll(twelve);
        bandeja.webhook().deliver(changes(shuffled)).require(200);
        bandeja.rows().awaitProcessed();
        assertThat(agent.conversation(id)).isEqualTo(before);
        assertThat(agent.texts(id)).containsExactlyElementsOf(texts);
    }

    @Test
    void whatComesShuffledIsShownInOrder() {
        List<JsonObject> shuffled = new ArrayList<>(twelve);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(message -> bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message))
                .require(200));
        assertThat(agent.texts(conversationOfTwelve())).containsExactlyElementsOf(texts);
    }

    @Test
    void messagesOfTheSameSecondStayInOrderOfArrival() {
        List<JsonObject> together = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Envelope.text(customer, Envelope.newId(), begin, "message " + i))
                .toList();
        bandeja.webhook().deliver(changes(together)).require(200);
        assertThat(agent.texts(conversationOfTwelve())).containsExactlyElementsOf(texts);
    }

    @Test
    void statusesAndOtherFieldsBeforeTheMessagesLoseNone() {
        String body = new Envelope()
                .change(Envelope.statuses(bandeja.number(), fourStatuses))
                .change(Envelope.change(
                        "message_template_status_update",
                        Json.createObjectBuilder().add("event", "APPROVED").add("message_template_id", 7)))
                .change(Envelope.change(
                        "a_field_of_next_year", Json.createObjectBuilder().add("x", true)))
                .entry()
                .change(Envelope.change("account_alerts", Json.createObjectBuilder()))
                .change(Envelope.messages(bandeja.number(), List.of(customer), twelve))
                .text();
        bandeja.webhook().deliver(body).require(200);
        assertThat(agent.texts(conversationOfTwelve())).containsExactlyElementsOf(texts);
    }

    @Test
    void oneUnreadableMessageDoesNotTakeTheOthersWithIt() {
        List<JsonObject> messages = new ArrayList<>(twelve);
        messages.add(
                3,
                Json.createObjectBuilder().add("type", "text").add("id", 4711).build());
        messages.add(0, Json.createObjectBuilder().build());
        bandeja.webhook().deliver(changes(messages)).require(200);
        assertThat(agent.texts(conversationOfTwelve())).containsExactlyElementsOf(texts);
    }

    @Test
    void customersOfOneBatchGetAConversationEach() {
        Customer other = Customer.unknown("Another of the batch");
        Customer third = Customer.withoutPhone("Third of the batch");
        Instant now = Instant.now();
        String body = new Envelope()
                .change(Envelope.messages(
                        bandeja.number(),
                        List.of(third, customer, other),
                        List.of(
                                Envelope.text(customer, Envelope.newId(), now, "one"),
                                Envelope.text(other, Envelope.newId(), now, "two"),
                                Envelope.text(third, Envelope.newId(), now, "three"))))
                .text();
        bandeja.webhook().deliver(body).require(200);
        assertThat(agent.texts(agent.awaitConversation(customer))).containsExactly("one");
        assertThat(agent.texts(agent.awaitConversation(other))).containsExactly("two");
        assertThat(agent.texts(agent.awaitConversation(third))).containsExactly("three");
        assertThat(agent.find(third).orElseThrow().getJsonObject("contact").getString("name"))
                .isEqualTo(third.name());
    }

    @Test
    void aContactFirstKnownByPhoneIsFoundByUserIdLater() {
        bandeja.webhook().writes(customer, bandeja.number(), "by phone");
        String id = agent.awaitConversation(customer);
        String userId = "CO.both." + customer.digits().orElseThrow();
        Customer both = new Customer(customer.phone(), java.util.Optional.of(userId), customer.name());
        bandeja.webhook().writes(both, bandeja.number(), "by both");
        Eventually.holds("the second is there", () -> agent.texts(id).size() == 2);
        Customer hidden = new Customer(java.util.Optional.empty(), both.userId(), customer.name());
        bandeja.webhook().writes(hidden, bandeja.number(), "by user id");
        Eventually.passes(() -> assertThat(agent.texts(id)).containsExactly("by phone", "by both", "by user id"));
    }

    @Test
    void aMessageToAnUnknownNumberIsKeptForAdministrators() {
        bandeja.webhook().writes(customer, "9" + System.nanoTime(), "is anybody there?");
        AgentDoor administrator = bandeja.administrator();
        JsonObject item = Eventually.found(
                "a conversation without a route", () -> administrator.find(customer, "scope=all&route=none"));
        assertThat(item.isNull("department")).isTrue();
        assertThat(administrator.me().getJsonObject("counters").getInt("noRoute"))
                .isPositive();
        assertThat(administrator.timeline(item.getString("id"))).contains("NO_ROUTE");
        for (AgentDoor member : bandeja.people(person -> !person.administrator())) {
            assertThat(member.find(customer)).isEmpty();
            assertThat(member.find(customer, "scope=all&route=none")).isEmpty();
            assertThat(member.get("/api/conversations/" + item.getString("id")).status())
                    .isEqualTo(404);
            assertThat(member.me().getJsonObject("counters").getInt("noRoute")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hologram", "poll", "ephemeral"})
    void aTypeThatNobodyKnowsIsKeptAsItCame(String type) {
        JsonObject message = Envelope.message(customer, Envelope.newId(), begin, type)
                .add(type, Json.createObjectBuilder().add("id", "4711").add("caption", "look"))
                .build();
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message))
                .require(200);
        JsonObject shown = agent.messages(agent.awaitConversation(customer)).get(0);
        assertThat(shown.getString("type")).isEqualTo("unsupported");
        assertThat(shown.get("content").toString()).contains("4711").contains("look");
    }

    @RepeatedTest(3)
    void thirtyFirstMessagesAtOnceBeginOneConversation() {
        List<String> expected =
                IntStream.range(0, 30).mapToObj(i -> "first " + i).toList();
        List<Callable<Integer>> posts = expected.stream()
                .map(text -> (Callable<Integer>) () -> bandeja.webhook()
                        .deliver(Envelope.of(
                                bandeja.number(), customer, Envelope.text(customer, Envelope.newId(), begin, text)))
                        .status())
                .toList();
        List<Integer> statuses = AtOnce.all(posts);
        assertThat(statuses).containsOnly(200);
        String id = agent.awaitConversation(customer);
        Eventually.passes(() -> assertThat(agent.texts(id)).containsExactlyInAnyOrderElementsOf(expected));
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?",
                                customer.phone().orElseThrow()))
                .isOne();
        List<Long> seqs = agent.messages(id).stream()
                .map(message -> message.getJsonNumber("seq").longValue())
                .sorted()
                .toList();
        assertThat(seqs).doesNotHaveDuplicates();
    }

    private String conversationOfTwelve() {
        String id = agent.awaitConversation(customer);
        Eventually.holds("all twelve are there", () -> agent.messages(id).size() >= 12);
        bandeja.rows().awaitProcessed();
        return id;
    }

    private String twoEntries() {
        return new Envelope()
                .change(part(0))
                .change(part(3))
                .entry()
                .change(Envelope.statuses(bandeja.number(), fourStatuses))
                .change(part(6))
                .change(part(9))
                .text();
    }

    private JsonObject part(int from) {
        return Envelope.messages(bandeja.number(), List.of(customer), twelve.subList(from, from + 3));
    }

    private String changes(List<JsonObject> messages) {
        return new Envelope()
                .change(Envelope.messages(bandeja.number(), List.of(customer), messages))
                .text();
    }
}
