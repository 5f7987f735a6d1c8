package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.Messages;
import org.bandeja.simulator.chat.Network;

/** The business marks a customer's message as read, and may show that it is typing. */
public final class ReadMarks {
    private static final Duration TYPING = Duration.ofSeconds(25);
    private static final int MANY = 10_000;

    private final Network network;
    private final Map<Customer, Instant> typingUntil = new ConcurrentHashMap<>();

    public ReadMarks(Network network) {
        this.network = network;
    }

    /** @throws GraphError if WhatsApp would refuse */
    void mark(BusinessNumber number, JsonObject body) {
        SendChecks.requireProduct(body);
        SendChecks.requireKnown(body, Set.of("messaging_product", "status", "message_id", "typing_indicator"), "$");
        if (!"read".equals(SendChecks.requiredText(body, "status"))) {
            throw GraphError.parameter("Param status must be one of {READ}");
        }
        String id = SendChecks.requiredText(body, "message_id");
        boolean typing = body.containsKey("typing_indicator");
        if (typing
                && !SendChecks.object(body, "typing_indicator")
                        .getString("type", "")
                        .equals("text")) {
            throw GraphError.parameter("Param typing_indicator['type'] must be one of {TEXT}");
        }
        Optional<Message> message = network.messages().find(id);
        if (!id.startsWith("wamid.")
                || message.filter(known -> !isTo(known, number)).isPresent()) {
            throw GraphError.of(131009, "Parameter 'message_id' is not a message of a customer to this number");
        }
        message.ifPresent(known -> mark(known, typing));
    }

    private static boolean isTo(Message message, BusinessNumber number) {
        return message.isFrom(Message.Author.CUSTOMER)
                && message.content().phoneNumberId().equals(number.phoneNumberId());
    }

    /** Earlier messages of the chat count as read too. */
    private void mark(Message last, boolean typing) {
        String number = last.content().phoneNumberId();
        network.messages()
                .of(
                        last.customer(),
                        message -> message.isFrom(Message.Author.CUSTOMER)
                                && message.content().phoneNumberId().equals(number)
                                && message.position() <= last.position(),
                        Messages.CAPACITY)
                .forEach(Message::markReadByBusiness);
        if (typing && typingUntil.size() < MANY) {
            typingUntil.put(last.customer(), network.clock().instant().plus(TYPING));
        }
        network.changes().touch(last.customer());
    }

    /** Whether the customer sees that somebody is typing: until the answer comes, at most 25 seconds. */
    public boolean isTyping(Customer customer) {
        Instant until = typingUntil.get(customer);
        if (until == null) {
            return false;
        }
        boolean typing = network.clock().instant().isBefore(until);
        if (!typing) {
            typingUntil.remove(customer);
        }
        return typing;
    }

    void answered(Customer customer) {
        typingUntil.remove(customer);
    }

    public void reset() {
        typingUntil.clear();
    }
}
