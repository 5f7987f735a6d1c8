package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Statuses;

/** Accepts messages of the business: checks, keeps, plans the statuses. */
final class Outbound {
    private static final Duration REACTION_DAYS = Duration.ofDays(30);

    private final Network network;
    private final Limits limits;
    private final States states;
    private final ReadMarks readMarks;
    private final Statuses statuses;
    private final SendChecks checks;

    Outbound(Network network, GraphDoor.Settings settings, ReadMarks readMarks, Statuses statuses, SendChecks checks) {
        this.network = network;
        this.limits = settings.limits();
        this.states = settings.states();
        this.readMarks = readMarks;
        this.statuses = statuses;
        this.checks = checks;
    }

    /**
     * @param failure the code with which the message is to fail later, or empty
     * @return the answer's body, as soon as it may leave
     * @throws GraphError if WhatsApp would refuse
     */
    CompletableFuture<JsonObject> accept(BusinessNumber number, JsonObject body, OptionalInt failure) {
        OptionalInt prevented = states.check(number.phoneNumberId());
        SendCommand command = checks.check(body, network.accountOf(number.phoneNumberId()), number);
        Recipient to = command.recipient();
        if (to.phone().filter(number.digits()::equals).isPresent()) {
            throw GraphError.of(131021);
        }
        Customer customer = network.customers().meet(to.phone(), to.userId(), Optional.empty(), false);
        OptionalInt throughput = states.number(number.phoneNumberId()).messagesPerSecond();
        limits.check(number.phoneNumberId(), customer, command.isTemplate(), throughput);
        OptionalInt fails = Stream.of(
                        failure,
                        prevented,
                        command.laterFailure(),
                        marketingFailure(command, customer, number),
                        limits.laterFailure(number.phoneNumberId(), customer, command.isTemplate()),
                        reactionFailure(command, customer, body))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
        readMarks.answered(customer);
        Message message = network.say(message(number, customer, command, body));
        return statuses.plan(message, fails).thenApply(mayAnswer -> accepted(command.recipient(), message));
    }

    private static OptionalInt marketingFailure(SendCommand command, Customer customer, BusinessNumber number) {
        boolean unwanted =
                command.category().equals(Optional.of("marketing")) && !customer.wantsMarketing(number.phoneNumberId());
        return unwanted ? OptionalInt.of(131050) : OptionalInt.empty();
    }

    /** One cannot react to a reaction, to what is older than 30 days, or to what was said to somebody else. */
    private OptionalInt reactionFailure(SendCommand command, Customer customer, JsonObject body) {
        if (!command.type().equals("reaction")) {
            return OptionalInt.empty();
        }
        Instant oldest = network.clock().instant().minus(REACTION_DAYS);
        boolean impossible = network.messages()
                .find(body.getJsonObject("reaction").getString("message_id"))
                .filter(target -> target.isReaction()
                        || target.customer() != customer
                        || target.content().at().isBefore(oldest))
                .isPresent();
        return impossible ? OptionalInt.of(131009) : OptionalInt.empty();
    }

    private Message message(BusinessNumber number, Customer customer, SendCommand command, JsonObject body) {
        Message.Content content = new Message.Content(
                MessageIds.next(),
                Message.Author.BUSINESS,
                number.phoneNumberId(),
                customer,
                command.type(),
                command.text(),
                command.category(),
                command.callbackData(),
                network.clock().instant());
        return new Message(
                content,
                new Message.Wire(
                        body.toString(),
                        command.shown().map(JsonObject::toString).orElse("")));
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
