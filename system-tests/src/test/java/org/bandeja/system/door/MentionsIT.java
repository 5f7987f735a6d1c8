package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Who is named in a note is told, while he sees the conversation, and nobody else. */
@OnSharedInstallation
class MentionsIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor outsider = bandeja.outsider();
    private final Newcomer luis = company.hire("AGENT");
    private final Newcomer marta = company.hire("ADMIN");
    private final Customer customer = Customer.unknown("Mentioned " + System.nanoTime());
    private final String id = company.conversation(customer);

    private Answer note(String text, String... mentions) {
        return marta.call(
                "POST",
                "/api/conversations/" + id + "/messages",
                Json.createObjectBuilder()
                        .add("type", "note")
                        .add("text", text)
                        .add("mentions", Json.createArrayBuilder(List.of(mentions)))
                        .build());
    }

    private static JsonObject mentions(Newcomer who) {
        return who.get("/api/mentions").require(200).json();
    }

    private static List<String> texts(JsonObject mentions) {
        return mentions.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("text"))
                .toList();
    }

    @Test
    void whoIsNamedIsToldAtOnceAndFindsTheNote() {
        try (PushLine line = luis.listen();
                PushLine hers = marta.listen();
                PushLine foreign = outsider.listen()) {
            JsonObject note = note("@Luis look at this", luis.id(), marta.id())
                    .require(201)
                    .json();
            assertThat(note.getJsonArray("mentions").getValuesAs(JsonObject.class))
                    .extracting(person -> person.getString("id"))
                    .containsExactly(luis.id());
            line.await("mention.changed", id);
            JsonObject told = mentions(luis);
            assertThat(told.getInt("unseen")).isEqualTo(1);
            JsonObject item = told.getJsonArray("items").getJsonObject(0);
            assertThat(item.getString("message")).isEqualTo(note.getString("id"));
            assertThat(item.getString("conversation")).isEqualTo(id);
            assertThat(item.getJsonObject("contact").getString("name")).isEqualTo(customer.name());
            assertThat(item.getJsonObject("author").getString("id")).isEqualTo(marta.id());
            assertThat(item.getBoolean("seen")).isFalse();
            hers.await("message.noted", id);
            assertThat(hers.types()).doesNotContain("mention.changed");
            assertThat(foreign.mentions(id)).isFalse();
        }
        assertThat(mentions(marta).getInt("unseen")).isZero();
        assertThat(luis.get("/api/conversations/" + id + "/messages")
                        .items()
                        .get(1)
                        .getJsonArray("mentions"))
                .hasSize(1);
    }

    @Test
    void onlyWhoSeesTheConversationCanBeNamed() {
        List<String> offered =
                marta.get("/api/conversations/" + id + "/targets?for=mention").require(200).items().stream()
                        .map(person -> person.getString("id"))
                        .toList();
        assertThat(offered).contains(luis.id(), administrator.id()).doesNotContain(marta.id(), outsider.id());
        assertThat(outsider.get("/api/conversations/" + id + "/targets?for=mention")
                        .status())
                .isEqualTo(404);
        for (String nobody : List.of(outsider.id(), "0000000000000", "nonsense")) {
            Answer refused = note("@Somebody", luis.id(), nobody);
            assertThat(refused.rule()).isEqualTo("CannotBeMentioned");
            assertThat(refused.status()).isEqualTo(409);
        }
        assertThat(mentions(luis).getJsonArray("items")).isEmpty();
        assertThat(marta.get("/api/conversations/" + id + "/messages").items())
                .as("a refused note is not kept")
                .hasSize(1);
        note("@Administrator", administrator.id()).require(201);
        assertThat(administrator.get("/api/mentions").require(200).body()).contains(id);
        administrator.post("/api/mentions/seen", conversation()).require(204);
    }

    private JsonValue conversation() {
        return AgentDoor.field("conversation", id);
    }

    @Test
    void whoLosesSightOfTheConversationSeesTheMentionNoMore() {
        note("before", luis.id()).require(201);
        assertThat(texts(mentions(luis))).containsExactly("before");
        company.call("DELETE", company.memberPath(luis), null).require(200);
        JsonObject gone = mentions(luis);
        assertThat(gone.getJsonArray("items")).isEmpty();
        assertThat(gone.getInt("unseen")).isZero();
        luis.call("POST", "/api/mentions/seen", JsonValue.EMPTY_JSON_OBJECT).require(204);
        assertThat(note("after", luis.id()).rule()).isEqualTo("CannotBeMentioned");
        company.call("PUT", company.memberPath(luis), Company.role("AGENT")).require(204);
        assertThat(mentions(luis).getInt("unseen"))
                .as("what he could not see he has not seen")
                .isEqualTo(1);
        administrator.move(id, new Company(bandeja).department()).require(200);
        assertThat(mentions(luis).getJsonArray("items")).isEmpty();
    }

    @Test
    void seenIsEachPersonsOwnAndHeardInHisOtherWindows() {
        note("one", luis.id(), administrator.id()).require(201);
        note("two", luis.id()).require(201);
        note("three", luis.id()).require(201);
        assertThat(texts(mentions(luis))).containsExactly("three", "two", "one");
        JsonObject first = luis.get("/api/mentions?limit=2").require(200).json();
        assertThat(texts(first)).containsExactly("three", "two");
        assertThat(texts(luis.get("/api/mentions?limit=2&cursor=" + first.getString("next"))
                        .require(200)
                        .json()))
                .containsExactly("one");
        String two = first.getJsonArray("items").getJsonObject(1).getString("id");
        try (PushLine line = luis.listen()) {
            luis.call("POST", "/api/mentions/seen", AgentDoor.field("mention", two))
                    .require(204);
            line.await("mention.changed", id);
        }
        assertThat(mentions(luis).getInt("unseen")).isEqualTo(2);
        marta.call("POST", "/api/mentions/seen", AgentDoor.field("mention", two))
                .require(204);
        assertThat(mentions(luis).getInt("unseen")).isEqualTo(2);
        luis.call("POST", "/api/mentions/seen", conversation()).require(204);
        assertThat(mentions(luis).getInt("unseen")).isZero();
        assertThat(administrator.get("/api/mentions").json().getInt("unseen")).isPositive();
        administrator.post("/api/mentions/seen", conversation()).require(204);
        assertThat(luis.call("POST", "/api/mentions/seen", AgentDoor.field("mention", "nonsense"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theSameKeyNamesOnce() {
        JsonObject body = Json.createObjectBuilder()
                .add("type", "note")
                .add("text", "once")
                .add("mentions", Json.createArrayBuilder().add(luis.id()))
                .build();
        for (int i = 0; i < 2; i++) {
            org.bandeja.system.client.Http.send(AgentDoor.json(
                            marta.request("/api/conversations/" + id + "/messages")
                                    .header("Idempotency-Key", "mention-" + id),
                            body))
                    .require(201);
        }
        assertThat(texts(mentions(luis))).containsExactly("once");
    }
}
