package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents send besides words: places, people, questions and reactions. */
@OnSharedInstallation
class AlsoSentIT {
    /** What an agent says; of what WhatsApp makes of it, a part. */
    private static final List<List<String>> DRAFTS = List.of(
            List.of(
                    "{'type':'location','content':{'latitude':4.60971,'longitude':-74.08175,'name':'Sede'}}",
                    "{'name':'Sede','latitude':'4.60971','longitude':'-74.08175'}"),
            List.of(
                    "{'type':'contacts','content':{'contacts':[{'name':'Luis Paz','phones':[{'phone':'+57 300 1'}],'emails':[{'email':'l@example.com'}]}]}}",
                    "'formatted_name':'Luis Paz'"),
            List.of(
                    "{'type':'interactive','text':'Sure?','content':{'kind':'button','header':'H','footer':'F','buttons':[{'title':'Yes'},{'title':'No'}]}}",
                    "{'type':'reply','reply':{'id':'2','title':'No'}}"),
            List.of(
                    "{'type':'interactive','text':'Which?','content':{'kind':'list','label':'See','sections':[{'title':'A','rows':[{'title':'one','description':'d'}]},{'title':'B','rows':[{'title':'two'}]}]}}",
                    "{'id':'2','title':'two'}"),
            List.of(
                    "{'type':'interactive','text':'Look','content':{'kind':'cta_url','label':'Open','url':'https://example.com/x'}}",
                    "'display_text':'Open','url':'https://example.com/x'"),
            List.of(
                    "{'type':'interactive','text':'Where?','content':{'kind':'location_request'}}",
                    "'name':'send_location'"));

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final AgentDoor admin = bandeja.departmentAdmin();
    private final Customer customer = Customer.unknown("Also sent");
    private String id;
    private String first;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        id = bandeja.taken(agent, customer);
        first = agent.messages(id).get(0).getString("id");
    }

    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void everyKindReachesTheCustomerAndMayAnswer() {
        for (List<String> draft : DRAFTS) {
            String quoting = json(draft.get(0)).replaceFirst("\\{", "{\"quotes\":\"" + first + "\",");
            JsonObject item = agent.send(id, quoting).require(201).json();
            assertThat(item.getJsonObject("quote").getString("id")).isEqualTo(first);
        }
        Eventually.holds("all have arrived", () -> simulator.received(customer).size() == DRAFTS.size());
        List<JsonObject> received = simulator.received(customer);
        String name = simulator.sent(customer).get(0).getString("id");
        for (int i = 0; i < DRAFTS.size(); i++) {
            assertThat(received.get(i).getJsonObject("body").toString())
                    .contains(json(DRAFTS.get(i).get(1)))
                    .contains("\"context\":{\"message_id\":\"" + name + "\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        400 | location    | {'latitude':91,'longitude':0}
        400 | location    | {'latitude':'4','longitude':0}
        400 | location    | null
        400 | contacts    | {'contacts':[]}
        400 | contacts    | {'contacts':[{'name':5}]}
        422 | contacts    | {'contacts':[{'name':'a'},{'name':'a'},{'name':'a'},{'name':'a'},{'name':'a'},{'name':'a'}]}
        400 | interactive | {'kind':'carousel'}
        400 | interactive | {'kind':'button','buttons':'x'}
        422 | interactive | {'kind':'button','buttons':[{'title':'aaaaaaaaaaaaaaaaaaaaa'}]}
        400 | interactive | {'kind':'cta_url','label':'l','url':'file:///etc/passwd'}
        400 | reaction    | {}
        400 | template_   | {}
        """)
    void whatWhatsAppWouldRefuseIsRefusedHere(int status, String type, String content) {
        Answer answer = agent.send(id, json("{'type':'" + type + "','text':'q','content':" + content + "}"));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.json().getString("rule")).isEqualTo("TooMuchForWhatsApp");
            assertThat(answer.json().getString("field")).isNotBlank();
        }
        assertThat(agent.messages(id)).hasSize(1);
    }

    @Test
    void onlyWhatTheCustomerHasCanBeAnswered() {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131026}");
        String failed = agent.reply(id, "lost").require(201).json().getString("id");
        agent.awaitStatus(id, failed, "FAILED");
        Answer answer = agent.send(id, json("{'type':'text','text':'x','quotes':'" + failed + "'}"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getString("rule")).isEqualTo("NotSentYet");
        String note = agent.note(id, "for us").require(201).json().getString("id");
        assertThat(agent.send(id, json("{'type':'text','text':'x','quotes':'" + note + "'}"))
                        .status())
                .isEqualTo(409);
    }

    // --- reactions

    @Test
    void aReactionIsSetChangedAndTakenAway() {
        try (PushLine line = admin.listen()) {
            JsonObject item = agent.react(first, "👍🏽").require(200).json();
            assertThat(item.getString("id")).isEqualTo(first);
            assertThat(emoji(item)).containsExactly("👍🏽");
            JsonObject told = line.await("message.changed", id).getJsonObject("message");
            assertThat(told.getString("id")).isEqualTo(first);
            assertThat(emoji(told)).containsExactly("👍🏽");
        }
        agent.react(first, "👍🏽").require(200);
        assertThat(emoji(agent.react(first, "❤️").require(200).json())).containsExactly("❤️");
        assertThat(emoji(agent.react(first, "").require(200).json())).isEmpty();
        agent.react(first, "").require(200);
        awaitReactions("👍🏽", "❤️", "");
        assertThat(agent.messages(id)).hasSize(1);
        assertThat(agent.conversation(id).getJsonObject("lastMessage").getString("id"))
                .isEqualTo(first);
        assertThat(agent.conversation(id).isNull("waitingSince")).isFalse();
    }

    @Test
    void theCompanyHasOneReactionWhoeverSetIt() {
        String own = agent.reply(id, "ours").require(201).json().getString("id");
        agent.awaitStatus(id, own, "DELIVERED");
        agent.react(own, "👍").require(200);
        assertThat(admin.react(own, "🙏").status()).isEqualTo(403);
        admin.act(id, "takeover").require(200);
        JsonObject item = admin.react(own, "🙏").require(200).json();
        assertThat(emoji(item)).containsExactly("🙏");
        assertThat(item.getJsonArray("reactions")
                        .getJsonObject(0)
                        .getJsonObject("author")
                        .getString("id"))
                .isEqualTo(admin.id());
        assertThat(agent.react(own, "👍").status()).isEqualTo(403);
        awaitReactions("👍", "🙏");
    }

    @Test
    void whatFailsIsTakenBackAndDecidedAbout() {
        agent.react(first, "👍").require(200);
        awaitReactions("👍");
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131009}");
        agent.react(first, "❤️").require(200);
        JsonObject failed = Eventually.found(
                "it stands in the thread",
                () -> agent.messages(id).stream()
                        .filter(item -> item.getString("type").equals("reaction"))
                        .findFirst());
        assertThat(failed.getString("status")).isEqualTo("FAILED");
        assertThat(failed.getJsonObject("quote").getString("id")).isEqualTo(first);
        assertThat(failed.getJsonObject("content").getString("target")).isEqualTo(first);
        assertThat(emoji(agent.message(id, first))).containsExactly("👍");
        agent.post("/api/messages/" + failed.getString("id") + "/retry").require(200);
        assertThat(emoji(agent.message(id, first))).containsExactly("❤️");
        awaitReactions("👍", "❤️");
        Eventually.holds("nothing is left to decide", () -> agent.messages(id).size() == 1);
        assertThat(emoji(agent.message(id, first))).containsExactly("❤️");
    }

    @Test
    void aLaterWishMakesAFailedOnePointless() {
        simulator.graph("{\"mode\": \"fail-later\", \"times\": 1, \"code\": 131026}");
        agent.react(first, "😂").require(200);
        Eventually.holds("it has failed", () -> agent.messages(id).size() == 2);
        assertThat(emoji(agent.message(id, first))).isEmpty();
        agent.react(first, "😮").require(200);
        assertThat(agent.messages(id)).hasSize(1);
        assertThat(emoji(agent.message(id, first))).containsExactly("😮");
        Eventually.holds("it has arrived", () -> reactions().contains("😮"));
    }

    @Test
    void onlyToWhatArrivedNotLongAgoInAnOpenWindow() {
        assertThat(agent.react(first, "two 👍").status()).isEqualTo(400);
        String old = bandeja.webhook()
                .writes(customer, bandeja.number(), "old", Instant.now().minus(Duration.ofDays(30)));
        Eventually.holds("it is there", () -> agent.messages(id).size() == 2);
        assertThat(rule(agent.react(agent.messages(id).get(0).getString("id"), "👍")))
                .isEqualTo("NothingToReactTo");
        String note = agent.note(id, "for us").require(201).json().getString("id");
        assertThat(rule(agent.react(note, "👍"))).isEqualTo("NothingToReactTo");
        bandeja.rows()
                .change(
                        "UPDATE correspondence SET last_inbound_at = NOW(3) - INTERVAL 25 HOUR WHERE contact_id ="
                                + " (SELECT id FROM contact WHERE phone = ?)",
                        customer.phone().orElseThrow());
        assertThat(rule(agent.react(first, "👍"))).isEqualTo("WindowClosed");
        assertThat(old).isNotBlank();
    }

    private static String rule(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        return answer.json().getString("rule");
    }

    private void awaitReactions(String... wanted) {
        Eventually.passes(() -> assertThat(reactions()).containsExactly(wanted));
    }

    /** The reactions that have reached the customer, in order. */
    private List<String> reactions() {
        return simulator.received(customer).stream()
                .map(message -> message.getJsonObject("body"))
                .filter(body -> body.getString("type").equals("reaction"))
                .map(body -> body.getJsonObject("reaction").getString("emoji"))
                .toList();
    }

    private static List<String> emoji(JsonObject item) {
        return item.getJsonArray("reactions").getValuesAs(JsonObject.class).stream()
                .map(reaction -> reaction.getString("emoji"))
                .toList();
    }
}
