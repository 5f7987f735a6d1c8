package org.bandeja.simulator.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageStatus;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.chat.PhoneNumbers;
import org.bandeja.simulator.graph.ReadMarks;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Statuses;

/** Customers and what they see: making them, their messages, opening a chat, waiting for changes. */
public final class CustomersControl {
    private static final int LONGEST_WAIT_MILLIS = 25_000;

    private final Network network;
    private final Statuses statuses;
    private final ReadMarks readMarks;

    public CustomersControl(Network network, Statuses statuses, ReadMarks readMarks) {
        this.network = network;
        this.statuses = statuses;
        this.readMarks = readMarks;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/numbers", request -> numbers());
        routes.on("GET", "/control/customers", this::list);
        routes.on("POST", "/control/customers", this::create);
        routes.on("GET", "/control/customers/{key}/messages", this::messages);
        routes.on("POST", "/control/customers/{key}/open", this::open);
        routes.on("GET", "/control/sent", this::sent);
        routes.later("GET", "/control/changes", this::changes);
    }

    private Response numbers() {
        return Response.json(JsonText.object()
                .add(
                        "items",
                        JsonText.array(network.numbers().stream()
                                .map(number -> JsonText.object()
                                        .add("phoneNumberId", number.phoneNumberId())
                                        .add("displayPhoneNumber", number.displayPhoneNumber())
                                        .build())))
                .build());
    }

    private Response list(Request request) {
        List<Customer> found =
                network.customers().search(request.query("q").orElse(""), request.query("limit", 1000, 100_000));
        return Response.json(JsonText.object()
                .add("count", network.customers().count())
                .add("items", JsonText.array(found.stream().map(this::shape)))
                .build());
    }

    private JsonObject shape(Customer customer) {
        return Shapes.customer(customer, readMarks.isTyping(customer));
    }

    private Response create(Request request) {
        Fields fields = new Fields(request.json(), "phone", "userId", "name");
        Optional<String> phone =
                fields.text("phone").filter(text -> !text.isBlank()).map(PhoneNumbers::requireDigits);
        Optional<String> userId = fields.text("userId").filter(text -> !text.isBlank());
        if (userId.filter(id -> !Customer.isUserId(id)).isPresent()) {
            throw new BadRequest("userId must look like CO.13491208655302741918");
        }
        Customer customer = network.customers().meet(phone, userId, fields.text("name"), true);
        network.changes().touch(customer);
        return Response.json(201, shape(customer));
    }

    private Customer customer(Request request) {
        String key = request.place("key");
        return network.customers().find(key).orElseThrow(() -> new NotFound("no customer " + key));
    }

    private Response messages(Request request) {
        Customer customer = customer(request);
        int limit = request.query("limit", 10_000, 200_000);
        Predicate<Message> wanted = message -> request.query("number")
                .map(message.content().phoneNumberId()::equals)
                .orElse(true);
        Predicate<Message> received = message -> message.isFrom(Message.Author.BUSINESS)
                && message.toldAt(MessageStatus.FAILED).isEmpty();
        Predicate<Message> sent = message -> message.isFrom(Message.Author.CUSTOMER);
        return Response.json(JsonText.object()
                .add("customer", shape(customer))
                .add("received", shapes(network.messages().of(customer, wanted.and(received), limit)))
                .add("sent", shapes(network.messages().of(customer, wanted.and(sent), limit)))
                .build());
    }

    private static JsonArray shapes(List<Message> messages) {
        return JsonText.array(messages.stream().map(Shapes::message));
    }

    private Response open(Request request) {
        Fields fields = new Fields(request.jsonOrEmpty(), "number");
        List<Message> read = network.open(customer(request), fields.text("number"));
        statuses.read(read);
        return Response.json(JsonText.object().add("read", read.size()).build());
    }

    private Response sent(Request request) {
        int limit = request.query("limit", 10_000, 200_000);
        Predicate<Message> wanted = message -> message.isFrom(Message.Author.BUSINESS)
                && request.query("callbackData")
                        .map(mark -> message.content()
                                .callbackData()
                                .filter(mark::equals)
                                .isPresent())
                        .orElse(true);
        JsonObjectBuilder duplicates = JsonText.object();
        network.messages()
                .duplicates()
                .forEach((mark, messages) -> duplicates.add(
                        mark, JsonText.texts(messages.stream().map(Message::id).toList())));
        return Response.json(JsonText.object()
                .add("count", network.messages().accepted())
                .add("duplicates", duplicates)
                .add("items", shapes(network.messages().all(wanted, limit)))
                .build());
    }

    /** Answers as soon as something changed after the given revision, or when the time is up. */
    private CompletionStage<Response> changes(Request request) {
        long after = request.query("after", 0, Integer.MAX_VALUE);
        long wait = request.query("wait", 0, LONGEST_WAIT_MILLIS);
        CompletableFuture<Long> revision = network.changes().beyond(after, wait);
        return revision.thenApply(now -> Response.json(JsonText.object()
                .add("epoch", network.changes().epoch())
                .add("revision", now)
                .add(
                        "customers",
                        JsonText.array(
                                network.customers().changedAfter(after).stream().map(this::shape)))
                .build()));
    }
}
