package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** What happens is told at once, to whom it may concern, and nothing is lost when the line is. */
@OnSharedInstallation
class SocketIT {
    private static final String MEANT_FOR = "Bandeja-Agent";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final Customer customer = Customer.unknown("Socket");

    @Test
    void whatIsMeantForSomebodyElseIsNotDone() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        String id = ana.awaitConversation(customer);
        JsonObject note = Json.createObjectBuilder()
                .add("type", "note")
                .add("text", "mine")
                .build();
        for (String path : List.of("/api/conversations/" + id + "/messages", "/api/conversations", "/api/media")) {
            Answer refused = Http.send(AgentDoor.json(ana.request(path).header(MEANT_FOR, luis.id()), note));
            assertThat(refused.status()).as(path).isEqualTo(409);
            assertThat(refused.rule()).isEqualTo("OtherAgent");
        }
        assertThat(Http.send(ana.request("/api/me").header(MEANT_FOR, luis.id()))
                        .rule())
                .isEqualTo("OtherAgent");
        assertThat(ana.texts(id)).containsExactly("hello");
        String socket = "?token=" + ana.person().token() + "&agent=";
        assertThatThrownBy(() -> PushLine.connect(
                        PushLine.address(bandeja.demo().app(), socket + luis.id()),
                        Http.client().newWebSocketBuilder()))
                .isInstanceOf(CompletionException.class);

        Http.send(AgentDoor.json(
                        ana.request("/api/conversations/" + id + "/messages").header(MEANT_FOR, ana.id()), note))
                .require(201);
        assertThat(ana.texts(id)).containsExactly("hello", "mine");
        try (PushLine line = PushLine.connect(
                PushLine.address(bandeja.demo().app(), socket + ana.id()),
                Http.client().newWebSocketBuilder())) {
            line.await("hello", event -> PushLine.type(event).equals("hello"));
        }
    }

    @Test
    void everyStepOfAConversationIsTold() {
        try (PushLine line = luis.listen()) {
            bandeja.webhook().writes(customer, bandeja.number(), "hello");
            JsonObject received = line.await(
                    "the message",
                    event -> PushLine.type(event).equals("message.received")
                            && event.toString().contains(customer.phone().orElseThrow()));
            assertThat(received.getJsonObject("message").getString("text")).isEqualTo("hello");
            String id = received.getJsonObject("conversation").getString("id");
            ana.act(id, "claim").require(200);
            JsonObject claimed = line.await("conversation.claimed", id);
            assertThat(claimed.getJsonObject("conversation").getString("flag")).isEqualTo("OTHER");
            assertThat(claimed.getJsonObject("timeline").getJsonObject("actor").getString("name"))
                    .isEqualTo(ana.name());
            ana.act(id, "return").require(200);
            line.await("conversation.returned", id);
            luis.act(id, "claim").require(200);
            luis.act(id, "complete").require(200);
            line.await("conversation.completed", id);
            ana.act(id, "reopen").require(200);
            line.await("conversation.reopened", id);
        }
    }

    @Test
    void theBadgesFollow() {
        Company here = new Company(bandeja);
        try (PushLine line = here.hire("AGENT").listen()) {
            assertThat(line.heard().get(0).getJsonObject("counters").getInt("unassigned"))
                    .isZero();
            bandeja.webhook().writes(customer, here.number(), "hello");
            line.await(
                    "one unassigned",
                    event -> PushLine.type(event).equals("counters")
                            && event.getJsonObject("counters").getInt("unassigned") == 1);
        }
    }

    @Test
    void theNumbersOfAConversationsEventsHaveNoGap() {
        try (PushLine line = ana.listen()) {
            bandeja.webhook().writes(customer, bandeja.number(), "one");
            String id = ana.awaitConversation(customer);
            ana.act(id, "claim").require(200);
            bandeja.webhook().writes(customer, bandeja.number(), "two");
            Eventually.holds("two", () -> ana.texts(id).size() == 2);
            ana.act(id, "return").require(200);
            line.await("conversation.returned", id);
            List<Long> seqs = line.heard().stream()
                    .filter(event -> event.toString().contains(id))
                    .filter(event -> event.containsKey("seq") && !event.isNull("seq"))
                    .map(event -> event.getJsonNumber("seq").longValue())
                    .distinct()
                    .sorted()
                    .toList();
            long last = ana.conversation(id).getJsonNumber("seq").longValue();
            assertThat(seqs)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) last)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        String id;
        String last;
        try (PushLine line = ana.listen()) {
            bandeja.webhook().writes(customer, bandeja.number(), "before");
            id = ana.awaitConversation(customer);
            line.await("message.received", id);
            last = line.lastId();
        }
        for (int i = 0; i < 20; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "missed " + i);
        }
        luis.act(id, "claim").require(200);
        Eventually.holds("all are there", () -> ana.texts(id).size() == 21);
        try (PushLine line = ana.listenAfter(last)) {
            line.await("conversation.claimed", id);
            Eventually.holds("all were told", () -> line.received(id).size() >= 20);
            assertThat(line.heard().get(0).getString("type")).isEqualTo("hello");
        }
        JsonObject missed = ana.get("/api/events?after=" + last).require(200).json();
        assertThat(missed.getBoolean("reload")).isFalse();
        assertThat(missed.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .filter(event -> event.toString().contains("missed ")))
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void howeverOftenTheLineBreaksNoMessageIsLost() {
        Random random = new Random(11);
        bandeja.webhook().writes(customer, bandeja.number(), "message 0");
        String id = ana.awaitConversation(customer);
        String after = ana.me().getString("events");
        List<String> told = new ArrayList<>();
        int sent = 0;
        while (sent < 60) {
            try (PushLine line = ana.listenAfter(after)) {
                int now = 3 + random.nextInt(8);
                for (int i = 0; i < now; i++) {
                    bandeja.webhook().writes(customer, bandeja.number(), "message " + ++sent);
                }
                if (random.nextBoolean()) {
                    line.await("something", event -> PushLine.type(event).equals("message.received"));
                }
                // What comes between these two is told twice; the other way round it would be lost here.
                after = line.lastId();
                told.addAll(line.received(id));
            }
        }
        int all = sent;
        try (PushLine line = ana.listenAfter(after)) {
            Eventually.holds(
                    "the last one was told",
                    () -> line.received(id).contains("message " + all) || told.contains("message " + all));
            told.addAll(line.received(id));
        }
        assertThat(told)
                .containsAll(IntStream.rangeClosed(1, all)
                        .mapToObj(i -> "message " + i)
                        .toList());
    }

    @Test
    void whoHasMissedTooMuchIsToldToLoadAgain() {
        JsonObject missed = ana.get("/api/events?after=1").require(200).json();
        boolean all = missed.getJsonArray("items").size() > 0;
        assertThat(missed.getBoolean("reload") || all).isTrue();
        assertThat(ana.get("/api/events?after=x").status()).isEqualTo(400);
        assertThat(ana.get("/api/events").status()).isEqualTo(400);
    }

    @Test
    void whatOthersSeeDoesNotMakeAQuietPersonLoadAgain() {
        bandeja.webhook().writes(customer, bandeja.number(), "a busy department");
        String id = ana.awaitConversation(customer);
        bandeja.rows().awaitProcessed();
        String before = ana.me().getString("events");
        bandeja.rows()
                .change(
                        "INSERT INTO inbox_event (at, type, conversation_id, department_id)"
                                + " SELECT UTC_TIMESTAMP(3), 'contact.changed', c.id, c.department_id FROM conversation c"
                                + " JOIN contact k ON k.id = c.contact_id"
                                + " JOIN (SELECT 1 FROM information_schema.columns LIMIT 600) many WHERE k.phone = ?",
                        customer.phone().orElseThrow());
        assertThat(missed(ana, before).getBoolean("reload")).isTrue();
        assertThat(missed(bandeja.administrator(), before).getBoolean("reload")).isTrue();
        JsonObject quiet = missed(bandeja.outsider(), before);
        assertThat(quiet.getBoolean("reload")).isFalse();
        assertThat(quiet.getJsonArray("items").toString()).doesNotContain(id);
    }

    @Test
    void whoWritesCountsForNobodyWhoComesBackAndIsToldSeldom() {
        bandeja.webhook().writes(customer, bandeja.number(), "much is typed");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        bandeja.rows().awaitProcessed();
        List<AgentDoor> both = List.of(ana, bandeja.administrator());
        Eventually.holds(
                "what other tests did to them is told",
                () -> both.stream()
                        .noneMatch(
                                who -> missed(who, who.me().getString("events")).getBoolean("reload")));
        String before = ana.me().getString("events");
        for (int i = 0; i < 60; i++) {
            ana.typing(id).require(204);
        }
        String typing =
                "SELECT COUNT(*) FROM inbox_event WHERE id > ? AND type = 'conversation.typing' AND conversation_id ="
                        + " (SELECT MAX(c.id) FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ?)";
        assertThat(bandeja.rows().count(typing, before, customer.phone().orElseThrow()))
                .isBetween(1L, 30L);
        String me = bandeja.rows()
                .all("SELECT id FROM agent WHERE login = ?", ana.person().login())
                .get(0);
        String row = "(UTC_TIMESTAMP(3), 'conversation.typing', " + me + ")";
        for (int many = 0; many <= InboxEvents.LOOKED_THROUGH; many += 1_000) {
            bandeja.rows()
                    .change("INSERT INTO inbox_event (at, type, agent_id) VALUES "
                            + String.join(", ", Collections.nCopies(1_000, row)));
        }
        ana.act(id, "complete").require(200);
        for (AgentDoor who : both) {
            JsonObject missed = missed(who, before);
            assertThat(missed.getBoolean("reload")).as(who.name()).isFalse();
            assertThat(missed.getJsonArray("items").toString()).contains("conversation.completed");
        }
    }

    @Test
    void whoComesBackLearnsOfLabelsAndColleagues() {
        Company here = new Company(bandeja);
        Newcomer colleague = here.hire("AGENT");
        Newcomer near = here.hire("AGENT");
        String before = here.administrator().me().getString("events");
        for (String presence : List.of("AWAY", "AVAILABLE", "AWAY")) {
            colleague
                    .call("PUT", "/api/me/presence", AgentDoor.field("presence", presence))
                    .require(204);
        }
        String label = here.administrator()
                .call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", "Missed " + here.departmentName())
                                .add("colour", "RED")
                                .build())
                .require(201)
                .json()
                .getString("id");
        here.administrator().call("DELETE", "/api/labels/" + label, null).require(204);
        for (Answer told : List.of(
                near.get("/api/events?after=" + before), here.administrator().get("/api/events?after=" + before))) {
            assertThat(later(told, before))
                    .contains("labels.changed")
                    .containsOnlyOnce("presence.changed of " + colleague.id());
        }
        assertThat(later(bandeja.outsider().get("/api/events?after=" + before), before))
                .contains("labels.changed")
                .doesNotContain("presence.changed of " + colleague.id());
    }

    /** The types of what was told that came after an event, and of presences whose they are. */
    private static List<String> later(Answer told, String event) {
        return told.require(200).items().stream()
                .filter(item -> Long.parseLong(item.getString("id")) > Long.parseLong(event))
                .map(item -> PushLine.type(item)
                        + (item.get("presence") instanceof JsonObject presence
                                ? " of " + presence.getString("agent")
                                : ""))
                .toList();
    }

    private static JsonObject missed(AgentDoor who, String after) {
        return who.get("/api/events?after=" + after).require(200).json();
    }

    @Test
    void whoIsTakenOutOfADepartmentSeesNothingOfItAnyMore() {
        AgentDoor outsider = bandeja.outsider();
        String login = outsider.person().login();
        bandeja.webhook().writes(customer, bandeja.number(), "before the change");
        String id = ana.awaitConversation(customer);
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT a.id, d.id, 'AGENT', NOW(3)"
                                + " FROM agent a, department d WHERE a.login = ? AND d.name = ?",
                        login,
                        bandeja.department());
        try {
            assertThat(outsider.get("/api/conversations/" + id).status()).isEqualTo(200);
        } finally {
            bandeja.rows()
                    .change(
                            "DELETE m FROM membership m JOIN agent a ON a.id = m.agent_id JOIN department d ON d.id = m.department_id"
                                    + " WHERE a.login = ? AND d.name = ?",
                            login,
                            bandeja.department());
        }
        assertThat(outsider.get("/api/conversations/" + id).status()).isEqualTo(404);
    }
}
