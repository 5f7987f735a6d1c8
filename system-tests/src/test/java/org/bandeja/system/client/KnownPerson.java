package org.bandeja.system.client;

import static org.bandeja.system.client.Attending.menu;
import static org.bandeja.system.client.Attending.option;
import static org.bandeja.system.client.Attending.tree;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.contact.model.ContactId;

/** A customer of whom the company knows all that it can know, everywhere with a word that nobody else says. */
public final class KnownPerson implements AutoCloseable {
    private final Bandeja bandeja;
    private final AgentDoor ana;
    private final AgentDoor administrator;
    private final Customer customer;
    private final Customer moved;
    private final Customer other;
    private final String word;
    private String conversation;
    private String field;

    /** @param customer whom nobody knows yet, with a name of this person's own */
    public KnownPerson(Bandeja bandeja, Customer customer, String word) {
        this.bandeja = bandeja;
        this.customer = customer;
        this.word = word;
        ana = bandeja.agents().get(0);
        administrator = bandeja.administrator();
        moved = Customer.unknown(customer.name());
        other = Customer.unknown("Yolanthe " + word);
    }

    /** The one that is open. */
    public String conversation() {
        return conversation;
    }

    /** As the company calls the person. */
    public String name() {
        return "Doctor " + word;
    }

    /** All by which the person could be found in whatever is left. */
    public String[] traces() {
        return Stream.concat(
                        Stream.of(word, customer.name(), other.name()),
                        Stream.of(customer, moved, other)
                                .map(one -> one.digits().orElseThrow())
                                .flatMap(digits -> Stream.of(digits, inNames(digits))))
                .toArray(String[]::new);
    }

    /** What of a number is the same in all of WhatsApp's names of messages, which hold it in Base64. */
    public static String inNames(String digits) {
        return Base64.getEncoder()
                .encodeToString(digits.substring(0, digits.length() / 3 * 3).getBytes(StandardCharsets.US_ASCII));
    }

    /** A name as WhatsApp gives it to messages to and from this number. */
    public static String nameFor(String digits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1C, 0x18, (byte) digits.length()});
        bytes.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[] {0x15, 2, 0, 0x11, 0x18, 0x12});
        bytes.writeBytes(Long.toHexString(System.nanoTime()).getBytes(StandardCharsets.US_ASCII));
        return "wamid." + Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** WhatsApp tells that the customer has another number. */
    public static String moves(String number, Customer customer, Customer moved) {
        JsonObject notice = Envelope.message(customer, Envelope.newId(), Instant.now(), "system")
                .add(
                        "system",
                        Json.createObjectBuilder()
                                .add("type", "user_changed_number")
                                .add("body", customer.name() + " changed the number")
                                .add("wa_id", moved.digits().orElseThrow()))
                .build();
        return Envelope.of(number, customer, notice);
    }

    /** Makes it so; all that was delivered is processed in the end. */
    public void isKnown() {
        talks();
        isSpokenOf();
        isNotedAtTheContact();
        speaksOfWhatWeDoNotHave();
        changesTheNumber();
        isTheSameAsAnother();
        bandeja.rows().awaitProcessed();
    }

    private void talks() {
        bandeja.webhook().writes(customer, bandeja.number(), "my address is " + word);
        conversation = ana.awaitConversation(customer);
        ana.act(conversation, "claim").require(200);
        byte[] picture = CustomerFiles.picture(41, 31, 5, "png");
        new CustomerFiles(bandeja).send(customer, "image", picture, "image/png", Optional.of("caption " + word));
        CustomerFiles.await(ana, conversation, "THERE");
        says(Envelope.text(customer, nameFor(digits(customer)), Instant.now(), "again " + word));
        Eventually.holds("it came", () -> ana.texts(conversation).contains("again " + word));
        JsonObject reply =
                ana.reply(conversation, "we write to " + word).require(201).json();
        ana.awaitStatus(conversation, reply.getString("id"), "DELIVERED");
        JsonObject template = ana.post(
                        "/api/conversations/" + conversation + "/messages",
                        Json.createObjectBuilder()
                                .add("type", "template")
                                .add(
                                        "content",
                                        Json.createObjectBuilder()
                                                .add("template", template())
                                                .add(
                                                        "values",
                                                        Json.createObjectBuilder()
                                                                .add("header.1", "9")
                                                                .add("body.1", word)
                                                                .add("body.2", "today")
                                                                .add("button.2", "9")))
                                .build())
                .require(201)
                .json();
        ana.awaitStatus(conversation, template.getString("id"), "DELIVERED");
    }

    private String template() {
        return Eventually.found(
                "the template",
                () ->
                        ana
                                .get("/api/templates?number=" + bandeja.starter(ana) + "&language=es")
                                .require(200)
                                .items()
                                .stream()
                                .filter(item -> item.getString("name").equals("order_update"))
                                .map(item -> item.getString("id"))
                                .findFirst());
    }

    private void isSpokenOf() {
        AgentDoor colleague = bandeja.agents().get(1);
        ana.note(conversation, "@" + colleague.name() + " this is " + word, List.of(colleague.id()))
                .require(201);
        String label = administrator
                .call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", "Known " + System.nanoTime())
                                .add("colour", "RED")
                                .build())
                .require(201)
                .json()
                .getString("id");
        ana.call("PUT", "/api/conversations/" + conversation + "/labels/" + label, null)
                .require(200);
        administrator.post("/api/labels/" + label + "/archive").require(200);
        bandeja.rows()
                .change(
                        "INSERT INTO auto_text_said (number_id, contact_id, kind, until)"
                                + " SELECT c.number_id, c.contact_id, 'GREETING', NOW(3) + INTERVAL 1 HOUR FROM conversation c"
                                + " WHERE c.contact_id = ?",
                        ContactId.parse(contact(conversation)).orElseThrow().value());
    }

    private void isNotedAtTheContact() {
        String path = "/api/contacts/" + contact(conversation);
        ana.post(path + "/notes", AgentDoor.field("text", "noted " + word)).require(201);
        JsonObject consent = Json.createObjectBuilder()
                .add("marketing", true)
                .add("how", "told " + word)
                .build();
        ana.call("PUT", path + "/consent", consent).require(200);
        JsonObject draft = Json.createObjectBuilder()
                .add("name", "Known " + System.nanoTime() % 1_000_000_000)
                .add("kind", "TEXT")
                .build();
        field = administrator
                .post("/api/contact-fields", draft)
                .require(201)
                .json()
                .getString("id");
        JsonObject changes = Json.createObjectBuilder()
                .add("name", name())
                .add("fields", AgentDoor.field(field, "lives at " + word))
                .build();
        ana.call("PATCH", path, changes).require(200);
    }

    /** An edit and a reaction that came too early, and what became of a message that others sent. */
    private void speaksOfWhatWeDoNotHave() {
        says(Envelope.message(customer, Envelope.newId(), Instant.now(), "edit")
                .add(
                        "edit",
                        Json.createObjectBuilder()
                                .add("original_message_id", nameFor(digits(customer)))
                                .add(
                                        "message",
                                        Json.createObjectBuilder()
                                                .add("type", "text")
                                                .add(
                                                        "text",
                                                        Json.createObjectBuilder()
                                                                .add("body", "edited " + word))))
                .build());
        says(Envelope.message(customer, Envelope.newId(), Instant.now(), "reaction")
                .add(
                        "reaction",
                        Json.createObjectBuilder()
                                .add("message_id", Envelope.newId())
                                .add("emoji", "x"))
                .build());
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.statuses(
                                bandeja.number(),
                                List.of(Envelope.status(
                                        nameFor(digits(customer)), "delivered", customer, Instant.now()))))
                        .text())
                .require(200);
    }

    private void changesTheNumber() {
        bandeja.webhook().deliver(moves(bandeja.number(), customer, moved)).require(200);
        Eventually.holds(
                "the number is another",
                () -> ana.conversation(conversation)
                        .getJsonObject("contact")
                        .getString("phone")
                        .equals(moved.phone().orElseThrow()));
        bandeja.webhook().writes(moved, bandeja.number(), "new number " + word);
        Eventually.holds("it goes on", () -> ana.texts(conversation).contains("new number " + word));
    }

    /** Who chose something of an auto attendant. */
    private void isTheSameAsAnother() {
        String department =
                ana.conversation(conversation).getJsonObject("department").getString("id");
        try (Attending attending = new Attending(bandeja)) {
            attending.talking(tree(
                            department,
                            menu(
                                    "main",
                                    "What is it about?",
                                    option("a", "Debts", "ROUTE", "department:" + department, "Somebody will answer"),
                                    option("b", "Else", "TEXT", "", "No")))
                    .build());
            attending.writes(other, "good morning from " + word);
            attending.heard(other, 1);
            attending.touches(other, "Debts");
            String theirs = ana.awaitConversation(other);
            attending.heard(other, 2);
            Eventually.holds(
                    "all has arrived",
                    () -> ana.messages(theirs).stream()
                            .filter(message -> message.getString("direction").equals("OUT"))
                            .allMatch(message -> message.getString("status").equals("DELIVERED")));
            administrator
                    .post("/api/contacts/" + contact(conversation) + "/merge", AgentDoor.field("with", contact(theirs)))
                    .require(200);
        }
    }

    /** The company's field is there for this person only. */
    @Override
    public void close() {
        administrator.call("DELETE", "/api/contact-fields/" + field, null).require(200);
    }

    private void says(JsonObject message) {
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message))
                .require(200);
    }

    private static String digits(Customer customer) {
        return customer.digits().orElseThrow();
    }

    private String contact(String id) {
        return administrator.conversation(id).getJsonObject("contact").getString("id");
    }
}
