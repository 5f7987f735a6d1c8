package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Newcomer;
import org.bandeja.system.client.PushedBrowser;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People get to know of what concerns them, encrypted, through the push service of their browser; and nobody else does. */
@OnSharedInstallation
class NotificationsIT {
    private static final String SUBSCRIBE = "/api/me/notifications/browsers";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Pushed");
    private Newcomer me;
    private PushedBrowser browser;

    @BeforeEach
    void iSubscribe() {
        me = member();
        browser = subscribed(me);
    }

    @AfterEach
    void nobodyIsToldAnyLonger() {
        if (bandeja.rows().count("SELECT COUNT(*) FROM push_subscription") > 0) {
            bandeja.rows().change("DELETE FROM push_subscription");
        }
        // Other tests know who belongs to this department.
        bandeja.rows().change("DELETE m FROM membership m JOIN agent a ON a.id = m.agent_id WHERE a.name = 'Newcomer'");
    }

    private Newcomer member() {
        Newcomer member = new Newcomer(bandeja);
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT ?, d.id, 'AGENT', NOW(3)"
                                + " FROM department d WHERE d.name = ?",
                        String.valueOf(member.id()),
                        bandeja.department());
        member.signInRemembered().require(204);
        return member;
    }

    private PushedBrowser subscribed(Newcomer person) {
        PushedBrowser fresh = PushedBrowser.of(bandeja, person);
        subscribe(person, fresh).require(201);
        return fresh;
    }

    private static Answer subscribe(Newcomer person, PushedBrowser browser) {
        return person.sendJson("POST", SUBSCRIBE, browser.subscription());
    }

    private String written(String text) {
        bandeja.webhook().writes(customer, bandeja.number(), text);
        return ana.awaitConversation(customer);
    }

    /** The number on the app's icon, as the page counts it. */
    private int waiting() {
        JsonObject counters = me.get("/api/me").require(200).json().getJsonObject("counters");
        return counters.getInt("unassigned") + counters.getInt("mine");
    }

    private void choose(Newcomer person, String json) {
        person.sendJson(
                        "PUT",
                        "/api/me/notifications",
                        Json.createReader(new StringReader(json)).readObject())
                .require(204);
    }

    private void allIsTold() {
        Eventually.holds(
                "all events are looked through and told",
                () -> bandeja.rows()
                                        .count("SELECT COUNT(*) FROM inbox_event e WHERE e.type = 'message.received'"
                                                + " AND e.at > UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE AND NOT EXISTS"
                                                + " (SELECT 1 FROM notified_event n WHERE n.event_id = e.id)")
                                == 0
                        && bandeja.rows().count("SELECT COUNT(*) FROM push_task") == 0);
    }

    @Test
    void eachKindArrivesInGeneralWordsUntilMoreIsWanted() {
        String id = written("my secret order");
        JsonObject fresh = browser.await("NEW", id);
        assertThat(fresh.getString("department")).isEqualTo(bandeja.department());
        assertThat(fresh.keySet()).containsExactlyInAnyOrder("kind", "conversation", "department", "waiting");
        assertThat(fresh.getInt("waiting")).isEqualTo(waiting());
        JsonObject received = browser.received().stream()
                .filter(push -> push.getString("topic", "").equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(received.getString("urgency")).isEqualTo("normal");
        assertThat(received.getInt("ttl")).isBetween(400, 600);
        assertThat(received.getString("subject")).matches("(mailto:|https:).+");

        bandeja.departmentAdmin()
                .post(
                        "/api/conversations/" + id + "/assign",
                        Json.createObjectBuilder().add("agent", me.idText()).build())
                .require(200);
        JsonObject assigned = browser.await("ASSIGNED", id);
        assertThat(assigned.getString("actor"))
                .isEqualTo(bandeja.departmentAdmin().name());

        written("are you there?");
        JsonObject answer = browser.await("ANSWER", id);
        assertThat(answer.toString()).doesNotContain("are you there", customer.name());

        ana.note(id, "look at this", List.of(me.idText())).require(201);
        JsonObject mention = browser.await("MENTION", id);
        assertThat(mention.getString("actor")).isEqualTo(ana.name());
        assertThat(mention.toString()).doesNotContain("look at this");

        choose(me, "{\"kinds\": [\"ANSWER\"], \"muted\": [], \"showText\": true, \"sound\": false}");
        written("x".repeat(119) + "😀 and more");
        JsonObject shown = browser.await("the text", text -> text.containsKey("text"));
        assertThat(shown.getString("kind")).isEqualTo("ANSWER");
        assertThat(shown.getString("name")).isEqualTo(customer.name());
        assertThat(shown.getString("text")).isEqualTo("x".repeat(119) + "…");
        assertThat(shown.getInt("waiting")).isEqualTo(waiting());
        assertThat(browser.refused()).isZero();
    }

    @Test
    void whatComesTogetherIsToldByWhatIsWantedAndInItsOwnWords() {
        String id = written("hello");
        browser.await("NEW", id);
        allIsTold();
        choose(me, "{\"kinds\": [\"ANSWER\"], \"muted\": [], \"showText\": true, \"sound\": false}");
        bandeja.departmentAdmin()
                .post(
                        "/api/conversations/" + id + "/assign",
                        Json.createObjectBuilder().add("agent", me.idText()).build())
                .require(200);
        written("and this");
        assertThat(browser.await("ANSWER", id).getString("text")).isEqualTo("and this");
        allIsTold();

        choose(me, "{\"kinds\": [\"ANSWER\", \"MENTION\"], \"muted\": [], \"showText\": true, \"sound\": false}");
        ana.note(id, "look at this", List.of(me.idText())).require(201);
        written("words of the customer");
        JsonObject mention = browser.await("MENTION", id);
        assertThat(mention.getString("text")).isEqualTo("look at this");
        assertThat(mention.getString("actor")).isEqualTo(ana.name());
    }

    /** Taken at once after somebody gave it back: that is nobody's gift. */
    @Test
    void whoTakesWhatWasJustReturnedIsNotToldThatSheWasGivenIt() {
        String id = written("hello");
        browser.await("NEW", id);
        ana.act(id, "claim").require(200);
        allIsTold();
        ana.act(id, "return").require(200);
        me.send("POST", "/api/conversations/" + id + "/claim").require(200);
        written("still there?");
        browser.await("ANSWER", id);
        allIsTold();
        assertThat(browser.texts()).noneMatch(text -> text.getString("kind").equals("ASSIGNED"));
    }

    @Test
    void nobodyIsToldWhoMayNotSeeItOrDoesNotWantTo() {
        Newcomer stranger = new Newcomer(bandeja);
        stranger.signIn(Newcomer.PASSWORD).require(204);
        PushedBrowser strangers = subscribed(stranger);
        Newcomer left = member();
        PushedBrowser formers = subscribed(left);
        bandeja.rows().change("DELETE FROM membership WHERE agent_id = ?", String.valueOf(left.id()));
        Newcomer sleeper = member();
        PushedBrowser sleepers = subscribed(sleeper);
        choose(
                sleeper,
                "{\"kinds\": [\"NEW\", \"ANSWER\", \"ASSIGNED\", \"MENTION\"], \"quiet\": {\"from\": \"00:00\", \"to\": \"00:00\", \"zone\": \"America/Bogota\"}}");
        Newcomer muting = member();
        PushedBrowser mutings = subscribed(muting);
        String department = muting.get("/api/me")
                .json()
                .getJsonArray("departments")
                .getJsonObject(0)
                .getString("id");
        choose(muting, "{\"kinds\": [\"NEW\"], \"muted\": [\"" + department + "\"]}");
        Newcomer gone = member();
        PushedBrowser gones = subscribed(gone);
        gone.send("POST", "/api/logout").require(204);
        Newcomer disabled = member();
        PushedBrowser disableds = subscribed(disabled);
        bandeja.rows().change("UPDATE agent SET disabled = 1 WHERE id = ?", String.valueOf(disabled.id()));
        Newcomer expired = member();
        PushedBrowser expireds = subscribed(expired);
        expired.change("expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");

        String id = written("for members only");
        browser.await("NEW", id);
        allIsTold();
        for (PushedBrowser other : List.of(strangers, formers, sleepers, mutings, gones, disableds, expireds)) {
            assertThat(other.calls()).isZero();
        }
        for (Newcomer ended : List.of(gone, disabled, expired)) {
            assertThat(browsersOf(ended)).isZero();
        }
        // What was read before it could be told need not be.
        ana.act(id, "claim").require(200);
        Newcomer reader = member();
        PushedBrowser readers = subscribed(reader);
        readers.answers("{\"status\": 503}");
        int before = browser.calls();
        ana.act(id, "return").require(200);
        Eventually.holds("it was tried", () -> readers.calls() > 0);
        long upTo = ana.conversation(id).getJsonNumber("seq").longValue();
        reader.sendJson(
                        "POST",
                        "/api/conversations/" + id + "/read",
                        Json.createObjectBuilder().add("upTo", upTo).build())
                .require(204);
        // A slow machine has tried again before it was read.
        int tried = readers.calls();
        readers.answers("{}");
        Eventually.holds("whoever has not read it is told", () -> browser.calls() > before);
        allIsTold();
        assertThat(readers.calls()).isEqualTo(tried);
        assertThat(readers.received()).isEmpty();
    }

    private long browsersOf(Newcomer person) {
        return bandeja.rows()
                .count("SELECT COUNT(*) FROM push_subscription WHERE agent_id = ?", String.valueOf(person.id()));
    }

    @Test
    void whatPushServicesAnswerIsHeeded() {
        Newcomer vanished = member();
        PushedBrowser gone = subscribed(vanished);
        gone.answers("{\"status\": 410}");
        Newcomer busy = member();
        PushedBrowser later = subscribed(busy);
        later.answers("{\"status\": 503}");
        Newcomer unliked = member();
        PushedBrowser refusing = subscribed(unliked);
        refusing.answers("{\"status\": 413}");
        bandeja.rows()
                .change("UPDATE push_subscription SET failures = 8 WHERE agent_id = ?", String.valueOf(unliked.id()));
        Newcomer slow = member();
        PushedBrowser sleepy = subscribed(slow);
        sleepy.answers("{\"delayMillis\": 12000}");
        Newcomer crowded = member();
        PushedBrowser elsewhere = subscribed(crowded);
        elsewhere.answers("{\"status\": 503, \"retryAfter\": 3600}");
        bandeja.rows()
                .change("UPDATE push_subscription SET failures = 9 WHERE agent_id = ?", String.valueOf(crowded.id()));

        String id = written("hello");
        browser.await("NEW", id);
        Eventually.holds("the subscription that is gone is removed", () -> browsersOf(vanished) == 0);
        Eventually.holds("a refusal is counted", () -> failures(unliked) == 9);
        Eventually.holds(
                "what cannot be told in time is dropped",
                () -> elsewhere.calls() == 1
                        && bandeja.rows()
                                        .count(
                                                "SELECT COUNT(*) FROM push_task t JOIN push_subscription s"
                                                        + " ON s.id = t.subscription_id WHERE s.agent_id = ?",
                                                String.valueOf(crowded.id()))
                                == 0);
        assertThat(failures(crowded))
                .as("that nobody was reached is not the browser's fault")
                .isEqualTo(9);
        Eventually.holds("it was tried", () -> later.calls() > 0);
        later.answers("{}");
        later.await("NEW", id);
        assertThat(later.calls()).as("again").isGreaterThan(1);
        assertThat(later.received()).as("and told once").hasSize(1);
        assertThat(gone.calls()).isEqualTo(1);
        assertThat(refusing.calls()).isEqualTo(1);
        written("once more");
        Eventually.holds("a subscription that keeps failing is removed", () -> browsersOf(unliked) == 0);
        assertThat(bandeja.installation().log()).doesNotContain("/push-service/");
    }

    private long failures(Newcomer person) {
        return bandeja.rows()
                .count("SELECT failures FROM push_subscription WHERE agent_id = ?", String.valueOf(person.id()));
    }

    @Test
    void onlyKnownPushServicesAreCalledAndOnlyTenBrowsersKept() {
        for (String endpoint : List.of(
                "https://push.example/1",
                "http://fcm.googleapis.com/fcm/send/1",
                "https://fcm.googleapis.com.example/1",
                "https://127.0.0.1/1",
                bandeja.demo().app() + "/api/me")) {
            Answer answer = me.sendJson(
                    "POST",
                    SUBSCRIBE,
                    Json.createObjectBuilder(browser.subscription())
                            .add("endpoint", endpoint)
                            .build());
            assertThat(answer.status()).as(endpoint).isEqualTo(422);
            assertThat(answer.rule()).isEqualTo("PushServiceUnknown");
        }
        for (String broken : List.of(
                "{}",
                "{\"endpoint\": \"https://fcm.googleapis.com/1\", \"keys\": {\"p256dh\": \"AA\", \"auth\": \"AA\"}}",
                "{\"endpoint\": \"https://fcm.googleapis.com/1\", \"keys\": {\"p256dh\": \"BA" + "A".repeat(85)
                        + "\", \"auth\": \"" + "A".repeat(22) + "\"}}")) {
            assertThat(me.sendJson(
                                    "POST",
                                    SUBSCRIBE,
                                    Json.createReader(new StringReader(broken)).readObject())
                            .status())
                    .isEqualTo(400);
        }
        for (int i = 0; i < 10; i++) {
            subscribed(me);
        }
        assertThat(browsersOf(me)).isEqualTo(10);
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM push_subscription WHERE endpoint = ?",
                                browser.subscription().getString("endpoint")))
                .as("the oldest has gone")
                .isZero();
    }

    @Test
    void aBrowserBelongsToWhoSubscribedThereLastAndIsTried() {
        String id = only(me);
        assertThat(test(me, id).getString("outcome")).isEqualTo("TAKEN");
        assertThat(browser.await("the test", text -> text.getString("kind").equals("TEST")))
                .isNotNull();
        assertThat(subscribe(me, browser).require(201).json().getString("id")).isEqualTo(id);

        Newcomer other = member();
        assertThat(other.send("POST", SUBSCRIBE + "/" + id + "/test").status()).isEqualTo(404);
        assertThat(other.send("DELETE", SUBSCRIBE + "/" + id).status()).isEqualTo(404);
        subscribe(other, browser).require(201);
        assertThat(browsersOf(me)).isZero();
        String others = only(other);
        browser.answers("{\"status\": 429, \"retryAfter\": 60}");
        assertThat(test(other, others).toString()).isEqualTo("{\"outcome\":\"LATER\",\"status\":429}");
        browser.answers("{\"status\": 302}");
        assertThat(test(other, others).getString("outcome")).isEqualTo("REFUSED");
        browser.answers("{\"status\": 404}");
        assertThat(test(other, others).getString("outcome")).isEqualTo("GONE");
        assertThat(browsersOf(other)).isZero();

        PushedBrowser distrusting = PushedBrowser.withKey(bandeja, "BAnother");
        subscribe(me, distrusting).require(201);
        assertThat(test(me, only(me)).getInt("status")).isEqualTo(403);
        assertThat(distrusting.refused()).isEqualTo(1);
        me.send("DELETE", SUBSCRIBE + "/" + only(me)).require(204);
        assertThat(browsersOf(me)).isZero();
        // The private key is not to be read.
        PushedBrowser last = subscribed(other);
        // In ten seconds one more is allowed, and a slow machine takes longer for all of this.
        int allowed = 0;
        Answer often = other.send("POST", SUBSCRIBE + "/" + only(other) + "/test");
        while (often.status() == 200 && allowed < 10) {
            allowed++;
            often = other.send("POST", SUBSCRIBE + "/" + only(other) + "/test");
        }
        assertThat(often.status()).as("the fourth in a row").isEqualTo(429);
        assertThat(often.rule()).isEqualTo("TestedTooOften");
        assertThat(often.headers().firstValue("Retry-After")).isPresent();
        assertThat(last.calls()).isEqualTo(allowed);
        assertThat(bandeja.rows().all("SELECT private_key FROM push_key").get(0))
                .contains(".")
                .doesNotContain("MIG", "MEE");
    }

    /** Two windows that are opened anew at the same time both say where this browser is told. */
    @Test
    void windowsThatSubscribeAtOnceAllSucceed() {
        for (int round = 0; round < 6; round++) {
            PushedBrowser same = PushedBrowser.of(bandeja, me);
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 2)
                    .mapToObj(window -> CompletableFuture.supplyAsync(
                            () -> subscribe(me, same).status()))
                    .toList();
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(201);
        }
    }

    /** Who is called by name comes before what is for whoever takes it, also when that waits for longer. */
    @Test
    void whatIsAboutOnePersonLeavesFirst() {
        assertThat(
                        bandeja.rows()
                                .all(
                                        "SELECT column_name FROM information_schema.statistics WHERE table_schema = DATABASE()"
                                                + " AND table_name = 'push_task' AND index_name = 'push_task_due' ORDER BY seq_in_index"))
                .containsExactly("urgency", "due_at");
        String id = written("waits");
        browser.await("NEW", id);
        allIsTold();
        String subscription = bandeja.rows()
                .all("SELECT id FROM push_subscription WHERE agent_id = ?", String.valueOf(me.id()))
                .get(0);
        for (int kinds = 1; kinds < 16; kinds++) {
            bandeja.rows()
                    .change(
                            "INSERT INTO push_task (subscription_id, conversation_id, event_id, kinds, due_at, expires_at)"
                                    + " VALUES (?, 1, 1, ?, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3) + INTERVAL 2 HOUR)",
                            subscription,
                            String.valueOf(kinds));
            assertThat(bandeja.rows().count("SELECT urgency FROM push_task WHERE conversation_id = 1"))
                    .as("kinds %s", kinds)
                    .isEqualTo(kinds == 1 ? 1 : 0);
            bandeja.rows().change("DELETE FROM push_task WHERE conversation_id = 1");
        }
    }

    private static String only(Newcomer person) {
        return person.get("/api/me/notifications")
                .require(200)
                .json()
                .getJsonArray("browsers")
                .getJsonObject(0)
                .getString("id");
    }

    private static JsonObject test(Newcomer person, String id) {
        return person.send("POST", SUBSCRIBE + "/" + id + "/test").require(200).json();
    }

    @Test
    void whatIsChosenIsKeptAndWhatIsNoChoiceIsNot() {
        JsonObject usual = me.get("/api/me/notifications").require(200).json();
        assertThat(usual.getJsonArray("kinds")).hasSize(4);
        assertThat(usual.getBoolean("showText")).isFalse();
        assertThat(usual.getBoolean("sound")).isTrue();
        assertThat(usual.isNull("quiet")).isTrue();
        choose(
                me,
                "{\"kinds\": [], \"muted\": [], \"quiet\": {\"from\": \"22:30\", \"to\": \"06:00\", \"zone\": \"Europe/Madrid\"}, \"showText\": true, \"sound\": false}");
        JsonObject chosen = me.get("/api/me/notifications").require(200).json();
        assertThat(chosen.getJsonObject("quiet").toString())
                .isEqualTo("{\"from\":\"22:30\",\"to\":\"06:00\",\"zone\":\"Europe/Madrid\"}");
        assertThat(chosen.getJsonArray("kinds")).isEmpty();
        // A department that one does not see is not muted, whether there is one or not.
        String foreign = Tsid.text(Long.parseLong(bandeja.rows()
                .all(
                        "SELECT d.id FROM department d WHERE d.id NOT IN (SELECT m.department_id FROM membership m WHERE m.agent_id = ?)",
                        String.valueOf(me.id()))
                .get(0)));
        choose(me, "{\"kinds\": [], \"muted\": [\"" + foreign + "\", \"" + Tsid.text(1) + "\"]}");
        assertThat(me.get("/api/me/notifications").json().getJsonArray("muted")).isEmpty();
        for (String wrong : List.of(
                "{}",
                "{\"kinds\": [\"SHOUTED\"]}",
                "{\"kinds\": [], \"muted\": [\"x\"]}",
                "{\"kinds\": [], \"quiet\": {\"from\": \"25:00\", \"to\": \"06:00\", \"zone\": \"UTC\"}}",
                "{\"kinds\": [], \"quiet\": {\"from\": \"22:00\", \"zone\": \"UTC\"}}",
                "{\"kinds\": [], \"quiet\": {\"from\": \"22:00\", \"to\": \"06:00\", \"zone\": \"Mars/Olympus\"}}")) {
            assertThat(me.sendJson(
                                    "PUT",
                                    "/api/me/notifications",
                                    Json.createReader(new StringReader(wrong)).readObject())
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }
}
