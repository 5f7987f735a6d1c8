package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A webhook as WhatsApp writes it: entries of changes of messages and statuses. */
public final class Envelope {
    private final List<List<JsonObject>> entries = new ArrayList<>(List.of(new ArrayList<>()));

    /** A name that WhatsApp has given to nothing else. */
    public static String newId() {
        return "wamid." + UUID.randomUUID();
    }

    /** What follows stands in an entry of its own. */
    public Envelope entry() {
        entries.add(new ArrayList<>());
        return this;
    }

    public Envelope change(JsonObject change) {
        entries.get(entries.size() - 1).add(change);
        return this;
    }

    /** One message of a customer: the usual webhook. */
    public static String of(String number, Customer customer, JsonObject message) {
        return new Envelope()
                .change(messages(number, List.of(customer), List.of(message)))
                .text();
    }

    public static JsonObject text(Customer from, String id, Instant at, String body) {
        return message(from, id, at, "text")
                .add("text", Json.createObjectBuilder().add("body", body))
                .build();
    }

    public static JsonObjectBuilder message(Customer from, String id, Instant at, String type) {
        JsonObjectBuilder message = Json.createObjectBuilder()
                .add("id", id)
                .add("timestamp", String.valueOf(at.getEpochSecond()))
                .add("type", type);
        from.digits().ifPresent(digits -> message.add("from", digits));
        from.userId().ifPresent(id2 -> message.add("from_user_id", id2));
        return message;
    }

    public static JsonObject status(String id, String status, Customer to, Instant at) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id)
                .add("status", status)
                .add("timestamp", String.valueOf(at.getEpochSecond()));
        to.digits().ifPresent(digits -> json.add("recipient_id", digits));
        return json.build();
    }

    public static JsonObject messages(String number, List<Customer> contacts, List<JsonObject> messages) {
        return change("messages", value(number, contacts).add("messages", array(messages)));
    }

    public static JsonObject statuses(String number, List<JsonObject> statuses) {
        return change("messages", value(number, List.of()).add("statuses", array(statuses)));
    }

    public static JsonObject change(String field, JsonObjectBuilder value) {
        return Json.createObjectBuilder()
                .add("value", value)
                .add("field", field)
                .build();
    }

    private static JsonObjectBuilder value(String number, List<Customer> customers) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add(
                        "metadata",
                        Json.createObjectBuilder()
                                .add("display_phone_number", "15550100")
                                .add("phone_number_id", number));
        if (!customers.isEmpty()) {
            JsonArrayBuilder contacts = Json.createArrayBuilder();
            customers.forEach(customer -> contacts.add(contact(customer)));
            value.add("contacts", contacts);
        }
        return value;
    }

    private static JsonObjectBuilder contact(Customer customer) {
        JsonObjectBuilder contact = Json.createObjectBuilder()
                .add("profile", Json.createObjectBuilder().add("name", customer.name()));
        customer.digits().ifPresent(digits -> contact.add("wa_id", digits));
        customer.userId().ifPresent(id -> contact.add("user_id", id));
        return contact;
    }

    private static JsonArrayBuilder array(List<JsonObject> items) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        items.forEach(array::add);
        return array;
    }

    public String text() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (List<JsonObject> changes : entries) {
            list.add(Json.createObjectBuilder().add("id", "102290129340398").add("changes", array(changes)));
        }
        return Json.createObjectBuilder()
                .add("object", "whatsapp_business_account")
                .add("entry", list)
                .build()
                .toString();
    }
}
