package org.bandeja.simulator.control;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MetaJson;
import org.bandeja.simulator.webhook.Delivery;
import org.bandeja.simulator.webhook.InboundMessages;

/** Makes webhooks of samples, and notes when they were answered. */
final class SamplePosts {
    private final Network network;
    private final InboundMessages inbound;

    SamplePosts(Network network, InboundMessages inbound) {
        this.network = network;
        this.inbound = inbound;
    }

    /** @param plain whether it is written as UTF-8 instead of with WhatsApp's escapes */
    Delivery delivery(List<JsonObject> entries, String number, Customer customer, boolean plain) {
        JsonArrayBuilder all = JsonText.array();
        entries.forEach(all::add);
        JsonObject envelope = JsonText.object()
                .add("object", "whatsapp_business_account")
                .add("entry", all)
                .build();
        byte[] body = plain ? envelope.toString().getBytes(StandardCharsets.UTF_8) : MetaJson.write(envelope);
        String account = network.accountOf(number).id();
        Delivery delivery = new Delivery(
                Delivery.Kind.BATCH, customer.key(), "sample " + customer.key(), new Delivery.Packet(account, body));
        delivery.answered().thenRun(() -> arrived(envelope));
        return delivery;
    }

    private void arrived(JsonObject envelope) {
        envelope.getJsonArray("entry").stream()
                .flatMap(entry -> entry.asJsonObject().getJsonArray("changes").stream())
                .map(change -> change.asJsonObject().getJsonObject("value").get("messages"))
                .filter(messages -> messages != null)
                .flatMap(messages -> messages.asJsonArray().stream())
                .map(message -> message.asJsonObject().get("id"))
                .filter(JsonString.class::isInstance)
                .map(id -> ((JsonString) id).getString())
                .forEach(inbound::arrived);
    }
}
