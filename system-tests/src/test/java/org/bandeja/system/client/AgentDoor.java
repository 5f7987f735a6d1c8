package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bandeja.system.installation.Demo;

/** The API as one person calls it, by a personal access token. */
public final class AgentDoor {
    /** So often among the newest, and then in the whole list. */
    private static final int LOOKS = 8;

    private final Demo demo;
    private final Demo.Person person;
    private String id;

    AgentDoor(Demo demo, Demo.Person person) {
        this.demo = demo;
        this.person = person;
    }

    public Demo.Person person() {
        return person;
    }

    public String name() {
        return person.name();
    }

    public HttpRequest.Builder request(String path) {
        return Http.to(demo.app(), path)
                .header("Authorization", "Bearer " + person.token())
                .header("Accept-Language", "en");
    }

    public Answer get(String path) {
        return Http.send(request(path));
    }

    /** Like {@link #get}, by somebody who asks so often that he is told to wait at times, and does. */
    public Answer getPatiently(String path) {
        return Eventually.found(
                "an answer that is not \"too many\"",
                () -> Optional.of(get(path)).filter(answer -> answer.status() != 429));
    }

    public Answer post(String path) {
        return Http.send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer post(String path, JsonValue body) {
        return Http.send(json(request(path), body));
    }

    /** @param body null: none */
    public Answer call(String method, String path, JsonValue body) {
        return Company.send(request(path), method, body);
    }

    /** The ids of some people, to be mentioned. */
    public Answer note(String id, String text, List<String> mentions) {
        return post(
                "/api/conversations/" + id + "/messages",
                Json.createObjectBuilder()
                        .add("type", "note")
                        .add("text", text)
                        .add("mentions", Json.createArrayBuilder(mentions))
                        .build());
    }

    public static HttpRequest.Builder json(HttpRequest.Builder request, JsonValue body) {
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    // --- conversations

    /** The items of the list, all pages of it. */
    public List<JsonObject> list(String query) {
        List<JsonObject> items = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = get("/api/conversations?limit=200&" + query + next)
                    .require(200)
                    .json();
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            next = page.isNull("next")
                    ? null
                    : "&cursor=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
        } while (next != null);
        return items;
    }

    /** The newest conversation with a customer, if this person sees one. */
    public Optional<JsonObject> find(Customer customer) {
        return find(customer, "scope=all").or(() -> find(customer, "scope=all&status=COMPLETED"));
    }

    public Optional<JsonObject> find(Customer customer, String query) {
        return list(query).stream()
                .filter(item -> isWith(item.getJsonObject("contact"), customer))
                .findFirst();
    }

    private static boolean isWith(JsonObject contact, Customer customer) {
        return customer.phone()
                .map(phone -> phone.equals(contact.getString("phone", null)))
                .orElseGet(() -> customer.userId().orElseThrow().equals(contact.getString("userId", null)));
    }

    /** Waits until this person sees the conversation. */
    public String awaitConversation(Customer customer) {
        Rows rows = new Rows(demo.database());
        // To ask the database again and again takes less than to ask the door so.
        Eventually.holds(
                "a conversation with " + customer,
                () -> rows.count(
                                "SELECT COUNT(*) FROM conversation c JOIN contact k ON k.id = c.contact_id"
                                        + " WHERE k.phone = ? OR k.user_id = ?",
                                customer.phone().orElse(""),
                                customer.userId().orElse(""))
                        > 0);
        AtomicInteger looks = new AtomicInteger();
        return Eventually.found(
                        "a conversation with " + customer,
                        () -> newest(customer)
                                .or(() -> looks.incrementAndGet() % LOOKS == 0 ? find(customer) : Optional.empty()))
                .getString("id");
    }

    /** Almost always it is there; reading all of a long list takes its time. */
    private Optional<JsonObject> newest(Customer customer) {
        return get("/api/conversations?limit=20&scope=all").require(200).items().stream()
                .filter(item -> isWith(item.getJsonObject("contact"), customer))
                .findFirst();
    }

    public JsonObject conversation(String id) {
        return get("/api/conversations/" + id).require(200).json();
    }

    public List<JsonObject> messages(String id) {
        return get("/api/conversations/" + id + "/messages?limit=200")
                .require(200)
                .items();
    }

    public List<String> texts(String id) {
        return messages(id).stream()
                .map(message -> message.getString("text", ""))
                .toList();
    }

    public List<String> timeline(String id) {
        return get("/api/conversations/" + id + "/timeline").require(200).items().stream()
                .map(entry -> entry.getString("action"))
                .toList();
    }

    /** claim, takeover, return, complete, reopen, undo */
    public Answer act(String id, String action) {
        return post("/api/conversations/" + id + "/" + action);
    }

    public Answer assign(String id, AgentDoor colleague) {
        return post("/api/conversations/" + id + "/assign", field("agent", colleague.id()));
    }

    public Answer transfer(String id, AgentDoor colleague) {
        return post("/api/conversations/" + id + "/transfer", field("agent", colleague.id()));
    }

    /** @param department its id */
    public Answer move(String id, String department) {
        return post("/api/conversations/" + id + "/move", field("department", department));
    }

    public Answer note(String id, String text) {
        return post(
                "/api/conversations/" + id + "/messages",
                Json.createObjectBuilder().add("type", "note").add("text", text).build());
    }

    public Answer rename(String contact, String name) {
        return Http.send(request("/api/contacts/" + contact)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(field("name", name).toString())));
    }

    public static JsonObject field(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    /** Asked for once: who is disabled later still has it. */
    public String id() {
        if (id == null) {
            id = me().getString("id");
        }
        return id;
    }

    public Answer reply(String id, String text) {
        return post("/api/conversations/" + id + "/messages", draft(text));
    }

    public Answer reply(String id, String text, String idempotencyKey) {
        return Http.send(json(
                request("/api/conversations/" + id + "/messages").header("Idempotency-Key", idempotencyKey),
                draft(text)));
    }

    public static JsonObject draft(String text) {
        return Json.createObjectBuilder().add("type", "text").add("text", text).build();
    }

    /** @param query type=image and the like */
    public Answer upload(SampleFile file, String query) {
        return Http.send(request("/api/media?" + query)
                .header("Content-Type", file.mime())
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(file.bytes())));
    }

    /** @param caption null: none */
    public Answer sendFile(String id, String type, String media, String caption) {
        JsonObjectBuilder draft = Json.createObjectBuilder().add("type", type).add("media", media);
        if (caption != null) {
            draft.add("text", caption);
        }
        return post("/api/conversations/" + id + "/messages", draft.build());
    }

    /** @param draft as JSON: type, text, content, quotes */
    public Answer send(String id, String draft) {
        return post("/api/conversations/" + id + "/messages", parsed(draft));
    }

    /** @param emoji empty: takes it away */
    public Answer react(String message, String emoji) {
        return post("/api/messages/" + message + "/reaction", field("emoji", emoji));
    }

    public Answer typing(String id) {
        return post("/api/conversations/" + id + "/typing");
    }

    private static JsonObject parsed(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    public Answer read(String id, long upTo) {
        return post(
                "/api/conversations/" + id + "/read",
                Json.createObjectBuilder().add("upTo", upTo).build());
    }

    /** Marks the last messages of the customer as unread again. */
    public Answer unread(String id, long messages) {
        return post(
                "/api/conversations/" + id + "/read",
                Json.createObjectBuilder()
                        .add("upTo", 0)
                        .add("unread", messages)
                        .build());
    }

    /** The present state of a message of a conversation. */
    public JsonObject message(String conversation, String message) {
        return messages(conversation).stream()
                .filter(item -> item.getString("id").equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no message " + message));
    }

    /** The attempts to send a message, once they have ended so; that it arrived may be known before the call that sent it has come back. */
    public List<JsonObject> awaitAttempts(String message, String... outcomes) {
        return Eventually.found(
                "attempts that ended " + List.of(outcomes),
                () -> Optional.of(get("/api/messages/" + message + "/attempts")
                                .require(200)
                                .items())
                        .filter(items -> items.stream()
                                .map(one -> one.getString("outcome"))
                                .toList()
                                .equals(List.of(outcomes))));
    }

    public JsonObject awaitStatus(String conversation, String message, String status) {
        return Eventually.found(
                "message " + message + " is " + status,
                () -> Optional.of(message(conversation, message))
                        .filter(item -> item.getString("status").equals(status)));
    }

    // --- counters and events

    public JsonObject me() {
        return get("/api/me").require(200).json();
    }

    public PushLine listen() {
        return PushLine.open(demo.app(), person.token(), Optional.empty());
    }

    public PushLine listenAfter(String event) {
        return PushLine.open(demo.app(), person.token(), Optional.of(event));
    }
}
