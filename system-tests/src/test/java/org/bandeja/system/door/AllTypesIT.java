package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Whatever a customer sends reaches the agents' door: once, as what it is, with what happened to it. */
@OnSharedInstallation
class AllTypesIT {
    /** Type as WhatsApp sends it; body; type and text as the agents get it. */
    private static final List<List<String>> TYPES = List.of(
            List.of("text", "\"text\":{\"body\":\"hola\"}", "text", "hola"),
            List.of(
                    "image",
                    "\"image\":{\"id\":\"1\",\"mime_type\":\"image/jpeg\",\"caption\":\"cap\"}",
                    "image",
                    "cap"),
            List.of("video", "\"video\":{\"id\":\"2\"}", "video", ""),
            List.of("audio", "\"audio\":{\"id\":\"3\",\"voice\":true}", "audio", ""),
            List.of("document", "\"document\":{\"id\":\"4\",\"filename\":\"f.pdf\"}", "document", "f.pdf"),
            List.of("sticker", "\"sticker\":{\"id\":\"5\",\"animated\":true}", "sticker", ""),
            List.of(
                    "location",
                    "\"location\":{\"latitude\":4.6,\"longitude\":-74.1,\"name\":\"Casa\"}",
                    "location",
                    "Casa"),
            List.of("contacts", "\"contacts\":[{\"name\":{\"formatted_name\":\"Luis\"}}]", "contacts", "Luis"),
            List.of(
                    "interactive",
                    "\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"id\":\"1\",\"title\":\"Ventas\"}}",
                    "choice",
                    "Ventas"),
            List.of("button", "\"button\":{\"payload\":\"p\",\"text\":\"Sí\"}", "choice", "Sí"),
            List.of("order", "\"order\":{\"catalog_id\":\"1\",\"text\":\"dos\",\"product_items\":[]}", "order", "dos"),
            List.of("system", "\"system\":{\"type\":\"brand_new\",\"body\":\"b\"}", "system", "b"),
            List.of(
                    "unsupported",
                    "\"unsupported\":{\"type\":\"poll_creation\"},\"errors\":[{\"code\":131051}]",
                    "unsupported",
                    ""),
            List.of("hologram", "\"hologram\":{\"title\":\"T\"}", "unsupported", "T"));

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Types");
    /** What is said a number of seconds later is later, however long the test takes. */
    private final Instant begin = Instant.now().minusSeconds(60);

    @Test
    void everyTypeArrivesOnceAloneAndTogether() {
        Instant now = Instant.now().minusSeconds(100);
        List<JsonObject> messages = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            messages.add(message(
                    now.plusSeconds(i), TYPES.get(i).get(0), TYPES.get(i).get(1)));
        }
        messages.forEach(message -> bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message))
                .require(200));
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.messages(bandeja.number(), List.of(customer), messages))
                        .text())
                .require(200);
        String id = ana.awaitConversation(customer);
        Eventually.holds("all are there", () -> ana.messages(id).size() == TYPES.size());
        bandeja.rows().awaitProcessed();
        List<JsonObject> got = ana.messages(id);
        assertThat(got)
                .extracting(item -> item.getString("type"))
                .isEqualTo(TYPES.stream().map(row -> row.get(2)).toList());
        assertThat(got)
                .extracting(item -> item.getString("text", ""))
                .isEqualTo(TYPES.stream().map(row -> row.get(3)).toList());
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM delivery WHERE state = 'PARKED' AND body LIKE ?",
                                "%" + customer.digits().orElseThrow() + "%"))
                .isZero();
    }

    @Test
    void aReactionIsSeenAtItsMessageAndIsNothingNew() {
        String whatsappId = bandeja.webhook().writes(customer, bandeja.number(), "react to me");
        String id = ana.awaitConversation(customer);
        String message = ana.messages(id).get(0).getString("id");
        long unread = ana.conversation(id).getInt("unread");
        try (PushLine line = ana.listen()) {
            say("reaction", "\"reaction\":{\"message_id\":\"" + whatsappId + "\",\"emoji\":\"👍🏽\"}", 1);
            JsonObject told = line.await("message.changed", id).getJsonObject("message");
            assertThat(emoji(told)).containsExactly("👍🏽");
        }
        say("reaction", "\"reaction\":{\"message_id\":\"" + whatsappId + "\",\"emoji\":\"❤\"}", 3);
        Eventually.holds("replaced", () -> emoji(ana.message(id, message)).equals(List.of("❤")));
        say("reaction", "\"reaction\":{\"message_id\":\"" + whatsappId + "\",\"emoji\":\"late\"}", 2);
        bandeja.rows().awaitProcessed();
        assertThat(emoji(ana.message(id, message))).containsExactly("❤");
        say("reaction", "\"reaction\":{\"message_id\":\"" + whatsappId + "\"}", 4);
        Eventually.holds("taken away", () -> emoji(ana.message(id, message)).isEmpty());
        assertThat(ana.messages(id)).hasSize(1);
        assertThat(ana.conversation(id).getInt("unread")).isEqualTo((int) unread);
    }

    /** WhatsApp calls a customer by his number, by his user id, by another one after a change: it is the same side of the chat. */
    @Test
    void aCustomerHasOneReactionWhateverHeIsCalledBy() {
        String whatsappId = bandeja.webhook().writes(customer, bandeja.number(), "react to me");
        String id = ana.awaitConversation(customer);
        String message = ana.messages(id).get(0).getString("id");
        react(customer, whatsappId, "👍", 1, Optional.empty());
        Eventually.holds("seen", () -> emoji(ana.message(id, message)).equals(List.of("👍")));
        react(Customer.withoutPhone(""), whatsappId, "❤", 2, Optional.empty());
        Eventually.holds("replaced", () -> emoji(ana.message(id, message)).equals(List.of("❤")));
        react(Customer.unknown(""), whatsappId, "😮", 3, Optional.empty());
        Eventually.holds("replaced", () -> emoji(ana.message(id, message)).equals(List.of("😮")));
        react(Customer.withoutPhone(""), whatsappId, "", 4, Optional.empty());
        Eventually.holds("taken away", () -> emoji(ana.message(id, message)).isEmpty());
    }

    @Test
    void inAGroupEachHasOneReactionAsFarAsOneIsKnown() {
        Customer group = new Customer(Optional.empty(), Optional.of("group" + System.nanoTime()), "");
        Optional<String> inGroup = group.userId();
        String whatsappId = Envelope.newId();
        JsonObject said = Json.createObjectBuilder(Envelope.text(customer, whatsappId, begin, "react to me"))
                .add("group_id", inGroup.orElseThrow())
                .build();
        bandeja.webhook().deliver(Envelope.of(bandeja.number(), customer, said)).require(200);
        String id = ana.awaitConversation(group);
        String message = ana.messages(id).get(0).getString("id");
        Customer another = Customer.unknown("Other");
        Customer whole =
                new Customer(customer.phone(), Customer.withoutPhone("").userId(), "");
        react(customer, whatsappId, "👍", 1, inGroup);
        react(another, whatsappId, "😮", 2, inGroup);
        Eventually.holds("both", () -> emoji(ana.message(id, message)).equals(List.of("👍", "😮")));
        react(whole, whatsappId, "❤", 3, inGroup);
        Eventually.holds("replaced", () -> emoji(ana.message(id, message)).equals(List.of("😮", "❤")));
        react(new Customer(Optional.empty(), whole.userId(), ""), whatsappId, "", 4, inGroup);
        Eventually.holds("taken away", () -> emoji(ana.message(id, message)).equals(List.of("😮")));
    }

    private void react(Customer who, String target, String emoji, int seconds, Optional<String> group) {
        var reaction = Envelope.message(who, Envelope.newId(), begin.plusSeconds(seconds), "reaction")
                .add(
                        "reaction",
                        Json.createObjectBuilder().add("message_id", target).add("emoji", emoji));
        group.ifPresent(name -> reaction.add("group_id", name));
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), who, reaction.build()))
                .require(200);
    }

    @Test
    void aReactionMayComeBeforeItsMessage() {
        String whatsappId = Envelope.newId();
        say("reaction", "\"reaction\":{\"message_id\":\"" + whatsappId + "\",\"emoji\":\"👍\"}", 1);
        bandeja.rows().awaitProcessed();
        arrive(whatsappId, "text", "\"text\":{\"body\":\"later\"}");
        String id = ana.awaitConversation(customer);
        assertThat(emoji(ana.messages(id).get(0))).containsExactly("👍");
    }

    @Test
    void anAnswerShowsWhatItQuotesAndAnotherCustomersMessageIsNoQuote() {
        String first = bandeja.webhook().writes(customer, bandeja.number(), "which one?");
        arrive(Envelope.newId(), "text", "\"text\":{\"body\":\"this\"},\"context\":{\"id\":\"" + first + "\"}");
        String foreign = bandeja.webhook().writes(Customer.unknown("Else"), bandeja.number(), "secret");
        arrive(Envelope.newId(), "text", "\"text\":{\"body\":\"that\"},\"context\":{\"id\":\"" + foreign + "\"}");
        String id = ana.awaitConversation(customer);
        Eventually.holds("three", () -> ana.messages(id).size() == 3);
        bandeja.rows().awaitProcessed();
        JsonObject quote = quoting(id, "this");
        assertThat(quote.getString("text")).isEqualTo("which one?");
        JsonObject none = quoting(id, "that");
        assertThat(none.isNull("id")).isTrue();
        assertThat(none.isNull("text")).isTrue();
    }

    private JsonObject quoting(String id, String text) {
        return ana.messages(id).stream()
                .filter(item -> item.getString("text").equals(text))
                .findFirst()
                .orElseThrow()
                .getJsonObject("quote");
    }

    @Test
    void anEditAndAWithdrawalChangeTheMessageAlsoWhenTheyComeFirst() {
        String edited = bandeja.webhook().writes(customer, bandeja.number(), "helo");
        String revoked = Envelope.newId();
        say("revoke", "\"revoke\":{\"original_message_id\":\"" + revoked + "\"}", 5);
        bandeja.rows().awaitProcessed();
        arrive(revoked, "text", "\"text\":{\"body\":\"take me back\"}");
        say(
                "edit",
                "\"edit\":{\"original_message_id\":\"" + edited
                        + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"hello\"}}}",
                5);
        String id = ana.awaitConversation(customer);
        Eventually.holds("edited", () -> ana.texts(id).contains("hello"));
        List<JsonObject> messages = ana.messages(id);
        assertThat(messages).hasSize(2).noneMatch(item -> item.toString().contains("take me back"));
        assertThat(messages).filteredOn(item -> !item.isNull("revokedAt")).hasSize(1);
        assertThat(messages).filteredOn(item -> !item.isNull("editedAt")).hasSize(1);
    }

    @Test
    void aNumberChangeKeepsOneConversation() {
        bandeja.webhook().writes(customer, bandeja.number(), "old number");
        String id = ana.awaitConversation(customer);
        Customer moved = Customer.unknown("Types");
        say(
                "system",
                "\"system\":{\"type\":\"user_changed_number\",\"body\":\"changed\",\"wa_id\":\""
                        + moved.digits().orElseThrow() + "\"}",
                1);
        Eventually.holds(
                "the contact has the new number",
                () -> ana.conversation(id)
                        .getJsonObject("contact")
                        .getString("phone")
                        .equals(moved.phone().orElseThrow()));
        bandeja.webhook().writes(moved, bandeja.number(), "new number");
        Eventually.holds("it goes on", () -> ana.texts(id).contains("new number"));
        assertThat(ana.messages(id)).hasSize(3);
    }

    /** WhatsApp promises no order. */
    @Test
    void aNumberChangeThatIsToldAfterTheFirstMessageFromItLeavesBothAsTheyAre() {
        bandeja.webhook().writes(customer, bandeja.number(), "old number");
        String id = ana.awaitConversation(customer);
        Customer moved = Customer.unknown("Types");
        bandeja.webhook().writes(moved, bandeja.number(), "new number");
        String other = ana.awaitConversation(moved);
        say(
                "system",
                "\"system\":{\"type\":\"user_changed_number\",\"body\":\"changed\",\"wa_id\":\""
                        + moved.digits().orElseThrow() + "\"}",
                1);
        Eventually.holds("the line says so", () -> ana.messages(id).size() == 2);
        // What was said sixty seconds ago stands before.
        JsonObject line = ana.messages(id).stream()
                .filter(message -> message.getString("type").equals("system"))
                .findFirst()
                .orElseThrow();
        assertThat(line.getString("text")).isEqualTo("changed");
        assertThat(line.getJsonObject("content").getString("kind")).isEqualTo("number_changed");
        assertThat(line.getJsonObject("content").getString("newPhone"))
                .isEqualTo(moved.phone().orElseThrow());
        assertThat(ana.conversation(id).getJsonObject("contact").getString("phone"))
                .isEqualTo(customer.phone().orElseThrow());
        assertThat(ana.conversation(other).getJsonObject("contact").getString("phone"))
                .isEqualTo(moved.phone().orElseThrow());
        assertThat(other).isNotEqualTo(id);
        assertThat(ana.texts(other)).containsExactly("new number");
    }

    /** As WhatsApp tells it of somebody whose number nobody may know: neither number nor contact come with it. */
    @Test
    void anotherUserIdKeepsOneConversation() {
        Customer before = Customer.withoutPhone("Hidden");
        Customer after = Customer.withoutPhone("Hidden");
        bandeja.webhook().writes(before, bandeja.number(), "old id");
        String id = ana.awaitConversation(before);
        deliver(
                "messages",
                "\"messages\":[{\"id\":\"" + Envelope.newId() + "\",\"timestamp\":\""
                        + Instant.now().getEpochSecond()
                        + "\",\"type\":\"system\",\"system\":{\"type\":\"user_changed_user_id\",\"body\":\"changed\","
                        + "\"user_id\":\"" + after.userId().orElseThrow() + "\",\"previous_user_id\":\""
                        + before.userId().orElseThrow() + "\"}}]");
        Eventually.holds(
                "the contact has the new id",
                () -> ana.conversation(id)
                        .getJsonObject("contact")
                        .getString("userId")
                        .equals(after.userId().orElseThrow()));
        bandeja.webhook().writes(after, bandeja.number(), "new id");
        Eventually.holds("it goes on", () -> ana.texts(id).contains("new id"));
        assertThat(ana.messages(id)).hasSize(3);
    }

    @Test
    void whatThePhoneAppAnsweredIsTheCompanysAndOpensNothing() {
        bandeja.webhook()
                .writes(customer, bandeja.number(), "hello?", Instant.now().minusSeconds(60));
        String id = ana.awaitConversation(customer);
        String closes = ana.conversation(id).getJsonObject("window").getString("closesAt");
        deliver(
                "smb_message_echoes",
                "\"message_echoes\":[{\"to\":\"" + customer.digits().orElseThrow() + "\",\"id\":\"" + Envelope.newId()
                        + "\",\"timestamp\":\"" + Instant.now().getEpochSecond()
                        + "\",\"type\":\"text\",\"text\":{\"body\":\"from the phone\"}}]");
        Eventually.holds("it is there", () -> ana.texts(id).contains("from the phone"));
        JsonObject echo = ana.messages(id).get(1);
        assertThat(echo.getString("direction")).isEqualTo("OUT");
        assertThat(echo.isNull("author")).isTrue();
        assertThat(ana.conversation(id).getJsonObject("window").getString("closesAt"))
                .isEqualTo(closes);
    }

    @Test
    void historyIsDoneAndNothingNew() {
        String phone = customer.digits().orElseThrow();
        deliver(
                "history",
                "\"history\":[{\"threads\":[{\"id\":\"" + phone + "\",\"messages\":["
                        + past(phone, null, "1700000000", "then") + ","
                        + past("15550100", phone, "1700000060", "answered") + "]}]}]");
        Eventually.holds(
                "it is there", () -> ana.find(customer, "&status=COMPLETED").isPresent());
        JsonObject item = ana.find(customer, "&status=COMPLETED").orElseThrow();
        assertThat(item.getInt("unread")).isZero();
        assertThat(item.getBoolean("isNew", false)).isFalse();
        assertThat(ana.texts(item.getString("id"))).containsExactly("then", "answered");
        assertThat(ana.messages(item.getString("id")))
                .extracting(message -> message.getString("direction"))
                .containsExactly("IN", "OUT");
    }

    @Test
    void aFileOfThePastComesToItsMessage() {
        String phone = customer.digits().orElseThrow();
        String head = "{\"from\":\"15550100\",\"to\":\"" + phone + "\",\"id\":\"" + Envelope.newId()
                + "\",\"timestamp\":\"1700000000\",\"type\":";
        deliver(
                "history",
                "\"history\":[{\"threads\":[{\"id\":\"" + phone + "\",\"messages\":[" + head
                        + "\"media_placeholder\"}]}]}]");
        Eventually.holds(
                "it is there", () -> ana.find(customer, "&status=COMPLETED").isPresent());
        String id = ana.find(customer, "&status=COMPLETED").orElseThrow().getString("id");
        assertThat(ana.messages(id).get(0).getString("type")).isEqualTo("unsupported");
        String photo = "\"messages\":[" + head + "\"image\",\"image\":{\"id\":\"" + System.nanoTime()
                + "\",\"mime_type\":\"image/jpeg\",\"caption\":\"El plano\"}}]";
        deliver("history", photo);
        deliver("history", photo);
        Eventually.holds(
                "its file is known",
                () -> ana.messages(id).get(0).getString("type").equals("image"));
        assertThat(ana.messages(id)).hasSize(1);
        assertThat(ana.messages(id).get(0).getString("text")).isEqualTo("El plano");
        assertThat(ana.messages(id).get(0).getString("direction")).isEqualTo("OUT");
        assertThat(ana.messages(id).get(0).isNull("media")).isFalse();
    }

    /** Nobody here has to see to what failed there: it is not in the administrators' list, and cannot be sent from here. */
    @Test
    void whatTheCompanySaidBeforeHasComeAsFarAsThePhoneSays() {
        bandeja.simulator().reset();
        String id = bandeja.taken(ana, customer);
        String closes = ana.conversation(id).getJsonObject("window").getString("closesAt");
        String phone = customer.digits().orElseThrow();
        String at = String.valueOf(begin.minusSeconds(600).getEpochSecond());
        List<String> told = List.of("SENT", "DELIVERED", "READ", "PLAYED", "PENDING", "ERROR");
        String late = Envelope.newId();
        List<String> messages =
                new ArrayList<>(told.stream().map(word -> past(phone, at, word)).toList());
        messages.add(past("15550100", phone, late, at, "later", "SENT"));
        deliver(
                "history",
                "\"history\":[{\"threads\":[{\"id\":\"" + phone + "\",\"messages\":[" + String.join(",", messages)
                        + "]}]}]");
        Eventually.holds("all are there", () -> ana.messages(id).size() == 1 + messages.size());
        assertThat(ana.messages(id).subList(0, told.size()))
                .extracting(message -> message.getString("text") + " " + message.getString("status"))
                .containsExactly(
                        "SENT SENT",
                        "DELIVERED DELIVERED",
                        "READ READ",
                        "PLAYED PLAYED",
                        "PENDING SENDING",
                        "ERROR LOST");
        JsonObject failed = Json.createObjectBuilder(Envelope.status(late, "failed", customer, Instant.now()))
                .add(
                        "errors",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("code", 131016)))
                .build();
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.statuses(bandeja.number(), List.of(failed)))
                        .text())
                .require(200);
        Eventually.holds("it has failed", () -> lost(id).equals(List.of("ERROR", "later")));
        for (String message : List.of(idOf(id, "ERROR"), idOf(id, "later"))) {
            assertThat(ana.post("/api/messages/" + message + "/retry").rule()).isEqualTo("NotRetryable");
            assertThat(ana.post("/api/messages/" + message + "/dismiss").rule()).isEqualTo("NotRetryable");
            assertThat(bandeja.administrator()
                            .get("/api/failed-messages?limit=200")
                            .require(200)
                            .body())
                    .doesNotContain(message);
        }
        assertThat(ana.conversation(id).getJsonObject("window").getString("closesAt"))
                .isEqualTo(closes);
        ana.reply(id, "the only one").require(201);
        Eventually.holds(
                "what is said here goes out",
                () -> bandeja.simulator().receivedTexts(customer).contains("the only one"));
        assertThat(bandeja.simulator().receivedTexts(customer)).containsExactly("the only one");
    }

    private List<String> lost(String id) {
        return ana.messages(id).stream()
                .filter(message -> message.getString("status").equals("LOST"))
                .map(message -> message.getString("text"))
                .toList();
    }

    private String idOf(String id, String text) {
        return ana.messages(id).stream()
                .filter(message -> message.getString("text", "").equals(text))
                .map(message -> message.getString("id"))
                .findFirst()
                .orElseThrow();
    }

    private static String past(String to, String at, String status) {
        return past("15550100", to, Envelope.newId(), at, status, status);
    }

    private static String past(String from, String to, String at, String text) {
        return past(from, to, Envelope.newId(), at, text, "READ");
    }

    private static String past(String from, String to, String id, String at, String text, String status) {
        return "{\"from\":\"" + from + "\"," + (to == null ? "" : "\"to\":\"" + to + "\",") + "\"id\":\"" + id
                + "\",\"timestamp\":\"" + at + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text
                + "\"},\"history_context\":{\"status\":\"" + status + "\"}}";
    }

    @Test
    void aCallIsOneLineThatSaysHowItEnded() {
        String call = "wacid." + System.nanoTime();
        deliver("calls", call(call, "connect", ""));
        String id = ana.awaitConversation(customer);
        assertThat(ana.conversation(id).getJsonObject("window").getBoolean("open"))
                .isTrue();
        deliver("calls", call(call, "terminate", ",\"status\":\"COMPLETED\",\"duration\":42"));
        Eventually.holds(
                "it ended",
                () -> ana.messages(id)
                        .get(0)
                        .getJsonObject("content")
                        .getString("outcome")
                        .equals("finished"));
        assertThat(ana.messages(id)).hasSize(1);
    }

    private String call(String id, String event, String rest) {
        return "\"calls\":[{\"id\":\"" + id + "\",\"from\":\""
                + customer.digits().orElseThrow()
                + "\",\"to\":\"15550100\",\"event\":\"" + event + "\",\"direction\":\"USER_INITIATED\",\"timestamp\":\""
                + Instant.now().getEpochSecond() + "\"" + rest + "}]";
    }

    @Test
    void newsOfTheAccountReachAdministratorsOnce() {
        String name = "template_" + System.nanoTime();
        String news =
                "\"event\":\"PAUSED\",\"message_template_name\":\"" + name + "\",\"message_template_language\":\"es\"";
        deliver("message_template_status_update", news);
        deliver("message_template_status_update", news);
        Eventually.holds("it is told", () -> notices(name).size() >= 1);
        bandeja.rows().awaitProcessed();
        JsonObject notice = notices(name).get(0);
        assertThat(notices(name)).hasSize(1);
        assertThat(notice.getString("severity")).isEqualTo("WARNING");
        assertThat(notice.getString("subject")).isEqualTo(name + " (es)");
        bandeja.administrator()
                .post("/api/notices/" + notice.getString("id") + "/acknowledge")
                .require(204);
        assertThat(notices(name)).isEmpty();
        assertThat(ana.get("/api/notices").status()).isEqualTo(404);
    }

    private List<JsonObject> notices(String name) {
        return bandeja.administrator().get("/api/notices").items().stream()
                .filter(item -> item.getString("subject").startsWith(name))
                .toList();
    }

    private void deliver(String field, String value) {
        String body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"time\":1750030073,"
                        + "\"changes\":[{\"field\":\"" + field
                        + "\",\"value\":{\"metadata\":{\"display_phone_number\":\"15550100\","
                        + "\"phone_number_id\":\"" + bandeja.number() + "\"}," + value + "}}]}]}";
        bandeja.webhook().deliver(body).require(200);
    }

    private void say(String type, String body, int seconds) {
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message(begin.plusSeconds(seconds), type, body)))
                .require(200);
    }

    private void arrive(String whatsappId, String type, String body) {
        JsonObject sent = Json.createObjectBuilder(message(Instant.now(), type, body))
                .add("id", whatsappId)
                .build();
        bandeja.webhook().deliver(Envelope.of(bandeja.number(), customer, sent)).require(200);
    }

    private JsonObject message(Instant at, String type, String body) {
        JsonObject more = Json.createReader(new StringReader("{" + body + "}")).readObject();
        var message = Envelope.message(customer, Envelope.newId(), at, type);
        more.forEach(message::add);
        return message.build();
    }

    private static List<String> emoji(JsonObject message) {
        return message.getJsonArray("reactions").getValuesAs(JsonObject.class).stream()
                .map(reaction -> reaction.getString("emoji"))
                .toList();
    }
}
