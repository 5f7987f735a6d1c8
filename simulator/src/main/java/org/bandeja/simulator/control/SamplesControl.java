package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.graph.Readable;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.NotFound;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.webhook.Courier;
import org.bandeja.simulator.webhook.Delivery;
import org.bandeja.simulator.webhook.Inbound;
import org.bandeja.simulator.webhook.InboundMessages;

/** One of everything that WhatsApp may tell, by name: messages of all types and variants, news of accounts. */
public final class SamplesControl {
    private static final int MOST_AT_ONCE = 500;

    private final Network network;
    private final MediaStore media;
    private final InboundMessages inbound;
    private final SamplePosts posts;
    private final Courier courier;
    private final JsonObject samples = read();

    public SamplesControl(Network network, MediaStore media, InboundMessages inbound, Courier courier) {
        this.network = network;
        this.media = media;
        this.inbound = inbound;
        this.posts = new SamplePosts(network, inbound);
        this.courier = courier;
    }

    private static JsonObject read() {
        try (InputStream file = SamplesControl.class.getResourceAsStream("samples.json")) {
            return JsonText.parseObject(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's jar is damaged", e);
        }
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/samples", request -> list());
        routes.later("POST", "/control/samples", this::several);
        routes.later("POST", "/control/samples/{name}", this::one);
    }

    private Response list() {
        return Response.json(JsonText.object()
                .add(
                        "items",
                        JsonText.array(samples.entrySet().stream()
                                .map(sample -> JsonText.object()
                                        .add("name", sample.getKey())
                                        .add("field", field(sample.getValue().asJsonObject()))
                                        .add("about", about(sample.getValue().asJsonObject()))
                                        .build())))
                .build());
    }

    private static String field(JsonObject sample) {
        return sample.getString("field", "messages");
    }

    /** Whom it concerns: a customer, or an account of the business with its numbers and templates. */
    private static String about(JsonObject sample) {
        return sample.getBoolean("account", false) ? "account" : "customer";
    }

    private CompletionStage<Response> one(Request request) {
        return post(request.jsonOrEmpty(), List.of(request.place("name")));
    }

    /** Several, each on its own or all in one webhook; without names every one that there is. */
    private CompletionStage<Response> several(Request request) {
        JsonObject given = request.jsonOrEmpty();
        List<String> names = given.containsKey("names")
                ? new Fields(
                                given,
                                "names",
                                "number",
                                "from",
                                "userId",
                                "name",
                                "shape",
                                "phone",
                                "plain",
                                "together",
                                "wait")
                        .texts("names")
                : List.copyOf(samples.keySet());
        if (names.isEmpty() || names.size() > MOST_AT_ONCE) {
            throw new BadRequest("from 1 to " + MOST_AT_ONCE + " names");
        }
        return post(JsonText.object(given).remove("names").build(), names);
    }

    private CompletionStage<Response> post(JsonObject given, List<String> names) {
        Fields fields =
                new Fields(given, "number", "from", "userId", "name", "shape", "phone", "plain", "together", "wait");
        String number =
                fields.text("number").orElseGet(() -> network.numbers().get(0).phoneNumberId());
        SampleFiller.Shape shape = shape(fields);
        Customer customer = CustomerFields.read(network, fields);
        SampleFiller filler = new SampleFiller(network, media, customer, number, shape);
        List<String> ids = new ArrayList<>();
        List<JsonObject> changes = new ArrayList<>();
        List<JsonObject> entries = new ArrayList<>();
        for (String name : names) {
            JsonObject sample = sample(name);
            remember(name, customer, number);
            JsonObject change = sample.containsKey("message")
                    ? message(sample, filler, customer, number, ids)
                    : event(sample, filler);
            changes.add(change);
            entries.add(entry(number, sample, change));
        }
        List<List<JsonObject>> webhooks = fields.flag("together", false)
                ? List.of(entries)
                : entries.stream().map(List::of).toList();
        boolean plain = fields.flag("plain", false);
        List<Delivery> deliveries = webhooks.stream()
                .map(post -> posts.delivery(post, number, customer, plain))
                .toList();
        JsonObjectBuilder answer =
                JsonText.object().add("ids", JsonText.texts(ids)).add("changes", JsonText.array(changes.stream()));
        return InboundControl.posted(
                () -> {
                    deliveries.forEach(courier::submit);
                    return deliveries;
                },
                answer,
                fields.flag("wait", false));
    }

    private static SampleFiller.Shape shape(Fields fields) {
        String word = fields.text("shape").orElse("2026");
        if (!word.equals("2026") && !word.equals("v21")) {
            throw new BadRequest("shape must be 2026 or v21");
        }
        return new SampleFiller.Shape(word.equals("v21"), fields.flag("phone", true));
    }

    private JsonObject sample(String name) {
        if (samples.get(name) instanceof JsonObject sample) {
            return sample;
        }
        throw new NotFound("no sample " + name + "; GET /control/samples lists them");
    }

    /** What WhatsApp tells of a customer's wishes, it heeds as well. */
    private static void remember(String name, Customer customer, String number) {
        switch (name) {
            case "marketing-stop" -> customer.wantsMarketing(number, false);
            case "marketing-resume" -> customer.wantsMarketing(number, true);
            default -> {}
        }
    }

    private JsonObject message(
            JsonObject sample, SampleFiller filler, Customer customer, String number, List<String> ids) {
        String id = MessageIds.next();
        ids.add(id);
        Instant now = network.clock().instant();
        JsonObject common = filler.filled(JsonText.object()
                .add("from", "$FROM")
                .add("from_user_id", "$USER")
                .add("id", id)
                .add("timestamp", "$NOW")
                .build());
        JsonObjectBuilder message = JsonText.object(common);
        filler.filled(sample.getJsonObject("message")).forEach(message::add);
        JsonObject whole = message.build();
        keep(whole, customer, number, now);
        JsonObjectBuilder value = value(filler);
        String type = whole.getString("type");
        if (!type.equals("system") && !sample.getBoolean("nameless", false)) {
            value.add("contacts", JsonText.array().add(contact(filler)));
        }
        value.add("messages", JsonText.array().add(whole));
        if (sample.containsKey("errors")) {
            value.add("errors", sample.get("errors"));
        }
        return change("messages", value.build());
    }

    /** Customers see what they are said to have written. */
    private void keep(JsonObject whole, Customer customer, String number, Instant now) {
        String type = whole.getString("type");
        JsonValue body = whole.getOrDefault(type, JsonValue.NULL);
        Message.Content content = new Message.Content(
                whole.getString("id"),
                Message.Author.CUSTOMER,
                number,
                customer,
                type,
                Readable.of(type, body),
                Optional.empty(),
                Optional.empty(),
                now);
        inbound.keep(new Inbound(new Message(content, new Message.Wire(whole.toString(), "")), whole));
    }

    private static JsonObjectBuilder value(SampleFiller filler) {
        JsonObject metadata = filler.filled(JsonText.object()
                .add("display_phone_number", "$DISPLAY")
                .add("phone_number_id", "$NUMBER")
                .build());
        return JsonText.object().add("messaging_product", "whatsapp").add("metadata", metadata);
    }

    private static JsonObject contact(SampleFiller filler) {
        JsonObject profile =
                JsonText.object().add("name", "$NAME").add("username", "@$FROM").build();
        return filler.filled(JsonText.object()
                .add("profile", profile)
                .add("wa_id", "$FROM")
                .add("user_id", "$USER")
                .build());
    }

    private static JsonObject event(JsonObject sample, SampleFiller filler) {
        JsonObject filled = filler.filled(sample.getJsonObject("value"));
        if (sample.getBoolean("account", false)) {
            return change(field(sample), filled);
        }
        JsonObjectBuilder value = value(filler);
        if (sample.getBoolean("named", false)) {
            value.add("contacts", JsonText.array().add(contact(filler)));
        }
        filled.forEach(value::add);
        return change(field(sample), value.build());
    }

    private static JsonObject change(String field, JsonObject value) {
        return JsonText.object().add("value", value).add("field", field).build();
    }

    private JsonObject entry(String number, JsonObject sample, JsonObject change) {
        JsonObjectBuilder entry =
                JsonText.object().add("id", network.accountOf(number).id());
        if (sample.getBoolean("account", false)) {
            entry.add("time", network.clock().instant().getEpochSecond());
        }
        return entry.add("changes", JsonText.array().add(change)).build();
    }
}
