package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageStatus;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Attempt;

/** How the control API shows things. */
final class Shapes {
    private Shapes() {}

    static JsonObject customer(Customer customer, boolean typing) {
        JsonObjectBuilder shape = JsonText.object().add("key", customer.key());
        JsonText.addOrNull(shape, "phone", customer.phone().map(digits -> "+" + digits));
        JsonText.addOrNull(shape, "userId", customer.userId());
        return shape.add("name", customer.name()).add("typing", typing).build();
    }

    static JsonObject message(Message message) {
        Message.Content content = message.content();
        JsonObjectBuilder shape = JsonText.object()
                .add("position", message.position())
                .add("id", content.id())
                .add("number", content.phoneNumberId())
                .add("customer", content.customer().key())
                .add("type", content.type())
                .add("text", content.text());
        shape.add("at", content.at().toString());
        message.wire().ifPresentOrElse(wire -> shape.add("body", parsed(wire.body())), () -> shape.addNull("body"));
        message.wire()
                .map(Message.Wire::shown)
                .filter(shown -> !shown.isEmpty())
                .ifPresent(shown -> shape.add("shown", parsed(shown)));
        return message.isFrom(Message.Author.BUSINESS) ? received(shape, message) : sent(shape, message);
    }

    private static JsonObject parsed(String json) {
        return JsonText.parseObject(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject received(JsonObjectBuilder shape, Message message) {
        JsonText.addOrNull(shape, "callbackData", message.content().callbackData());
        JsonText.addOrNull(shape, "status", message.status().map(MessageStatus::word));
        for (MessageStatus status : MessageStatus.values()) {
            JsonText.addOrNull(
                    shape, status.word() + "At", message.toldAt(status).map(Instant::toString));
        }
        return shape.add("opened", message.isOpened()).build();
    }

    private static JsonObject sent(JsonObjectBuilder shape, Message message) {
        return shape.add("arrived", message.hasArrived())
                .add("read", message.isReadByBusiness())
                .build();
    }

    static JsonObject attempt(Attempt attempt) {
        JsonObjectBuilder shape = JsonText.object()
                .add("delivery", attempt.delivery())
                .add("attempt", attempt.count())
                .add("at", attempt.at().toString())
                .add("millis", attempt.millis())
                .add("kind", attempt.kind())
                .add("subject", attempt.subject())
                .add("bytes", attempt.bytes())
                .add("excerpt", attempt.excerpt());
        Optional<Integer> status =
                attempt.status().isPresent() ? Optional.of(attempt.status().getAsInt()) : Optional.empty();
        status.ifPresentOrElse(code -> shape.add("status", code), () -> shape.addNull("status"));
        return shape.add("detail", attempt.detail()).build();
    }
}
