package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;

/** The second number of the demo leads to an auto attendant made for a test, until it is closed; customers talk with it. */
public final class Attending implements AutoCloseable {
    private static final int NUMBER = 1;

    private final Bandeja bandeja;
    private final AgentDoor administrator;
    private final String number;
    private final String routeBefore;
    private String id;

    public Attending(Bandeja bandeja) {
        this.bandeja = bandeja;
        administrator = bandeja.administrator();
        number = bandeja.demo().numbers().get(NUMBER).phoneNumberId();
        routeBefore = numberItem().getJsonObject("route").getString("to");
    }

    /** Published, and the number leads to it. */
    public Attending talking(JsonObject tree) {
        return talking("Attendant " + System.nanoTime(), tree);
    }

    /** Likewise, under a name. */
    public Attending talking(String name, JsonObject tree) {
        id = create(name).getString("id");
        publish(tree).require(200);
        lead("attendant:" + id).require(200);
        return this;
    }

    /** Published with the words that it begins with in a language, and the number leads to it. */
    public Attending talking(String language, String fallback, JsonObjectBuilder... options) {
        JsonObject made = create("Attendant " + System.nanoTime(), language);
        id = made.getString("id");
        JsonObject tree = made.getJsonObject("tree");
        JsonArrayBuilder all = Json.createArrayBuilder();
        Stream.of(options).forEach(all::add);
        JsonObjectBuilder menu = Json.createObjectBuilder(
                        tree.getJsonArray("menus").getJsonObject(0))
                .add("options", all);
        publish(Json.createObjectBuilder(tree)
                        .add("menus", Json.createArrayBuilder().add(menu))
                        .add("fallback", fallback)
                        .build())
                .require(200);
        lead("attendant:" + id).require(200);
        return this;
    }

    public JsonObject create(String name) {
        return create(name, "en");
    }

    /** @param language of its first words */
    private JsonObject create(String name, String language) {
        return call(
                        "POST",
                        "/api/attendants",
                        Json.createObjectBuilder()
                                .add("name", name)
                                .add("language", language)
                                .build())
                .require(201)
                .json();
    }

    public Answer publish(JsonObject tree) {
        JsonObject before = item();
        JsonObject kept = call(
                        "PUT",
                        path(),
                        Json.createObjectBuilder()
                                .add("version", before.getInt("version"))
                                .add("name", before.getString("name"))
                                .add("tree", tree)
                                .build())
                .require(200)
                .json();
        return call(
                "POST",
                path() + "/publish",
                Json.createObjectBuilder()
                        .add("version", kept.getInt("version"))
                        .build());
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/api/attendants/" + id;
    }

    public JsonObject item() {
        return administrator.get(path()).require(200).json();
    }

    public String number() {
        return number;
    }

    public Answer lead(String route) {
        return call(
                "PATCH",
                "/api/numbers/" + numberItem().getString("id"),
                Json.createObjectBuilder().add("route", route).build());
    }

    public Answer call(String method, String path, JsonValue body) {
        return Company.send(administrator.request(path), method, body);
    }

    private JsonObject numberItem() {
        return administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        lead(routeBefore).require(200);
    }

    // --- what a customer does

    public void writes(Customer customer, String text) {
        bandeja.webhook().writes(customer, number, text);
    }

    /** A colleague writes to him with WhatsApp's own app. */
    public void isAnsweredByPhone(Customer customer, String text) {
        JsonObjectBuilder echo = Envelope.message(customer, Envelope.newId(), Instant.now(), "text")
                .add("to", customer.digits().orElseThrow())
                .add("text", Json.createObjectBuilder().add("body", text));
        deliver("smb_message_echoes", "message_echoes", echo);
    }

    /** He wrote before the number came to Bandeja, a month ago. */
    public void wroteBefore(Customer customer, String text) {
        JsonObjectBuilder past = Envelope.message(
                        customer, Envelope.newId(), Instant.now().minus(Duration.ofDays(30)), "text")
                .add("text", Json.createObjectBuilder().add("body", text));
        JsonObjectBuilder thread = Json.createObjectBuilder()
                .add("id", customer.digits().orElseThrow())
                .add("messages", Json.createArrayBuilder().add(past));
        deliver(
                "history",
                "history",
                Json.createObjectBuilder()
                        .add("threads", Json.createArrayBuilder().add(thread)));
    }

    private void deliver(String field, String name, JsonObjectBuilder item) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add(
                        "metadata",
                        Json.createObjectBuilder()
                                .add("display_phone_number", "15550100")
                                .add("phone_number_id", number))
                .add(name, Json.createArrayBuilder().add(item));
        bandeja.webhook()
                .deliver(new Envelope().change(Envelope.change(field, value)).text())
                .require(200);
    }

    /** Whatever he has said so far was looked at. */
    public void looksAt(Customer customer, String text) {
        String id = administrator.awaitConversation(customer);
        Eventually.holds("it has come", () -> administrator.texts(id).contains(text));
        Eventually.holds(
                "it was looked at",
                () -> Stream.of("attendant_call", "auto_text_call")
                        .allMatch(table -> bandeja.rows()
                                        .count(
                                                "SELECT COUNT(*) FROM " + table + " WHERE conversation_id = ?",
                                                AgentId.parse(id).orElseThrow().value())
                                == 0));
    }

    /** He touches an answer of the last menu that holds it. */
    public void touches(Customer customer, String title) {
        touches(customer, choice(customer, title), title);
    }

    /** What comes back is this, whoever made it up. */
    public void touches(Customer customer, String choice, String title) {
        JsonObject reply =
                Json.createObjectBuilder().add("id", choice).add("title", title).build();
        bandeja.webhook()
                .deliver(Envelope.of(
                        number,
                        customer,
                        Envelope.message(customer, Envelope.newId(), Instant.now(), "interactive")
                                .add(
                                        "interactive",
                                        Json.createObjectBuilder()
                                                .add("type", "button_reply")
                                                .add("button_reply", reply))
                                .build()))
                .require(200);
    }

    /** What an answer that was offered sends back. */
    public String choice(Customer customer, String title) {
        List<JsonObject> received = bandeja.simulator().received(customer);
        return received.stream()
                .flatMap(message -> offered(message).stream())
                .filter(answer -> answer.getString("title").equals(title))
                .map(answer -> answer.getString("id"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("nobody was offered " + title + ": " + received));
    }

    /** Waits until the customer has got so many messages. */
    public List<String> heard(Customer customer, int count) {
        Eventually.holds(
                customer.name() + " hears " + count,
                () -> bandeja.simulator().receivedTexts(customer).size() >= count);
        return bandeja.simulator().receivedTexts(customer);
    }

    private static List<JsonObject> offered(JsonObject message) {
        return Optional.ofNullable(message.getJsonObject("body"))
                .map(body -> body.getJsonObject("interactive"))
                .map(interactive -> interactive.getJsonObject("action"))
                .map(action -> Stream.concat(
                                objects(action, "buttons").map(button -> button.getJsonObject("reply")),
                                objects(action, "sections").flatMap(section -> objects(section, "rows")))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.containsKey(name)
                ? parent.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                : Stream.empty();
    }

    // --- trees

    public static JsonObjectBuilder option(String key, String label, String action, String target, String text) {
        return Json.createObjectBuilder()
                .add("key", key)
                .add("label", label)
                .add("action", action)
                .add("target", target)
                .add("text", text);
    }

    public static JsonObjectBuilder menu(String key, String text, JsonObjectBuilder... options) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        Stream.of(options).forEach(array::add);
        return Json.createObjectBuilder().add("key", key).add("text", text).add("options", array);
    }

    /** @param fallback id of a department */
    public static JsonObjectBuilder tree(String fallback, JsonObjectBuilder... menus) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        Stream.of(menus).forEach(array::add);
        return Json.createObjectBuilder()
                .add("language", "en")
                .add("greeting", "Welcome")
                .add("people", Json.createArrayBuilder().add("agent").add("a person"))
                .add("menus", array)
                .add(
                        "wrong",
                        Json.createObjectBuilder().add("text", "Please choose").add("tries", 3))
                .add(
                        "silence",
                        Json.createObjectBuilder()
                                .add("reminder", "Still there?")
                                .add("minutes", 5))
                .add("fallback", "department:" + fallback)
                .add("handover", "Somebody will answer");
    }
}
