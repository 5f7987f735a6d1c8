package org.bandeja.simulator.webhook;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Delivery.Packet;

/** Builds the envelopes of field {@code messages}, as WhatsApp's webhook reference describes them. */
public final class Envelope {
    private final Network network;

    public Envelope(Network network) {
        this.network = network;
    }

    /** One envelope for messages of customers, in this order; neighbours to the same number share a change. */
    public Packet inbound(List<Inbound> messages) {
        Map<String, JsonArrayBuilder> changes = new LinkedHashMap<>();
        int start = 0;
        for (int i = 1; i <= messages.size(); i++) {
            String number = number(messages.get(start).message());
            if (i == messages.size() || !number(messages.get(i).message()).equals(number)) {
                changes.computeIfAbsent(account(number), account -> JsonText.array())
                        .add(inboundChange(messages.subList(start, i)));
                start = i;
            }
        }
        return envelope(changes);
    }

    private JsonObject inboundChange(List<Inbound> messages) {
        Set<Customer> customers = new LinkedHashSet<>();
        List<JsonObject> bodies = new ArrayList<>();
        for (Inbound inbound : messages) {
            if (inbound.namesCustomer()) {
                customers.add(inbound.message().customer());
            }
            bodies.add(inbound.body());
        }
        JsonObjectBuilder value = value(number(messages.get(0).message()));
        if (!customers.isEmpty()) {
            value.add("contacts", JsonText.array(customers.stream().map(Envelope::contact)));
        }
        return change(value.add("messages", JsonText.array(bodies.stream())));
    }

    /** @param status what stands in {@code statuses}; customers are named only where WhatsApp names them */
    public Packet status(Message message, JsonObject status, boolean namesCustomer) {
        JsonObjectBuilder value = value(number(message));
        if (namesCustomer) {
            value.add("contacts", JsonText.array().add(contact(message.customer())));
        }
        value.add("statuses", JsonText.array().add(status));
        return envelope(Map.of(account(number(message)), JsonText.array().add(change(value))));
    }

    private String account(String phoneNumberId) {
        return network.accountOf(phoneNumberId).id();
    }

    private static Packet envelope(Map<String, JsonArrayBuilder> changesByAccount) {
        JsonArrayBuilder entries = JsonText.array();
        changesByAccount.forEach((account, changes) ->
                entries.add(JsonText.object().add("id", account).add("changes", changes)));
        JsonObject envelope = JsonText.object()
                .add("object", "whatsapp_business_account")
                .add("entry", entries)
                .build();
        return Packet.of(changesByAccount.keySet().iterator().next(), envelope);
    }

    private static JsonObject change(JsonObjectBuilder value) {
        return JsonText.object().add("value", value).add("field", "messages").build();
    }

    private JsonObjectBuilder value(String phoneNumberId) {
        String display = network.number(phoneNumberId)
                .map(BusinessNumber::digits)
                .filter(digits -> !digits.isEmpty())
                .orElse(phoneNumberId);
        JsonObjectBuilder metadata =
                JsonText.object().add("display_phone_number", display).add("phone_number_id", phoneNumberId);
        return JsonText.object().add("messaging_product", "whatsapp").add("metadata", metadata);
    }

    private static JsonObject contact(Customer customer) {
        JsonObjectBuilder contact =
                JsonText.object().add("profile", JsonText.object().add("name", customer.name()));
        JsonText.addIfPresent(contact, "wa_id", customer.phone());
        JsonText.addIfPresent(contact, "user_id", customer.userId());
        return contact.build();
    }

    private static String number(Message message) {
        return message.content().phoneNumberId();
    }
}
