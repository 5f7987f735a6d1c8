package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Statuses;

/** Accepts messages of the business: checks, keeps, plans the statuses. */
final class Outbound {
    private final Network network;
    private final Limits limits;
    private final ReadMarks readMarks;
    private final Statuses statuses;

    Outbound(Network network, Limits limits, ReadMarks readMarks, Statuses statuses) {
        this.network = network;
        this.limits = limits;
        this.readMarks = readMarks;
        this.statuses = statuses;
    }

    /**
     * @param failure the code with which the message is to fail later, or empty
     * @return the answer's body, as soon as it may leave
     * @throws GraphError if WhatsApp would refuse
     */
    CompletableFuture<JsonObject> accept(BusinessNumber number, JsonObject body, OptionalInt failure) {
        SendCommand command = SendChecks.check(body);
        Recipient to = command.recipient();
        if (to.phone().filter(number.digits()::equals).isPresent()) {
            throw GraphError.of(131021);
        }
        Customer customer = network.customers().meet(to.phone(), to.userId(), Optional.empty(), false);
        limits.check(number.phoneNumberId(), customer);
        OptionalInt fails = failure.isPresent() ? failure : limits.laterFailure(number.phoneNumberId(), customer);
        readMarks.answered(customer);
        Message message = network.say(message(number, customer, command));
        return statuses.plan(message, fails).thenApply(mayAnswer -> accepted(command.recipient(), message));
    }

    private Message message(BusinessNumber number, Customer customer, SendCommand command) {
        return new Message(new Message.Content(
                MessageIds.next(),
                Message.Author.BUSINESS,
                number.phoneNumberId(),
                customer,
                "text",
                command.text(),
                command.callbackData(),
                network.clock().instant()));
    }

    private static JsonObject accepted(Recipient recipient, Message message) {
        JsonObjectBuilder contact = JsonText.object().add("input", recipient.input());
        JsonText.addIfPresent(contact, "wa_id", recipient.phone());
        JsonText.addIfPresent(contact, "user_id", recipient.userId());
        return JsonText.object()
                .add("messaging_product", "whatsapp")
                .add("contacts", JsonText.array().add(contact))
                .add("messages", JsonText.array().add(JsonText.object().add("id", message.id())))
                .build();
    }
}
