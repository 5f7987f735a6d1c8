package org.bandeja.simulator.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.webhook.Delivery;
import org.bandeja.simulator.webhook.Inbound;
import org.bandeja.simulator.webhook.InboundMessages;
import org.bandeja.simulator.webhook.TooManyPending;

/** Customers write: one message, or many in few webhooks. */
public final class InboundControl {
    private static final int MOST_MESSAGES = 20_000;
    private static final int MOST_PER_POST = 1_000;
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final InboundReader reader;
    private final InboundMessages inbound;

    public InboundControl(Network network, MediaStore media, InboundMessages inbound) {
        this.reader = new InboundReader(network, media);
        this.inbound = inbound;
    }

    public void addTo(Routes routes) {
        routes.later("POST", "/control/inbound", this::one);
        routes.later("POST", "/control/inbound/batch", this::batch);
    }

    private CompletionStage<Response> one(Request request) {
        JsonObject given = request.json();
        boolean wait = given.getBoolean("wait", false);
        Inbound message = reader.read(JsonText.object(given).remove("wait").build());
        JsonObjectBuilder answer = JsonText.object().add("id", message.message().id());
        return posted(() -> List.of(inbound.write(message)), answer, wait);
    }

    private CompletionStage<Response> batch(Request request) {
        Fields fields = new Fields(request.json(), "messages", "perPost", "shuffle", "duplicate", "concurrent", "wait");
        List<Inbound> messages =
                fields.objects("messages").stream().map(reader::read).toList();
        int perPost = (int) fields.number("perPost", 1, 1, MOST_PER_POST);
        long copies = 1 + fields.number("duplicate", 0, 0, 100);
        if (messages.isEmpty() || messages.size() * copies > MOST_MESSAGES) {
            throw new BadRequest("from 1 to " + MOST_MESSAGES + " messages, copies included");
        }
        List<Inbound> all = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            all.addAll(messages);
        }
        if (fields.flag("shuffle", false)) {
            Collections.shuffle(all);
        }
        String lane = fields.flag("concurrent", false) ? "" : "batch " + UUID.randomUUID();
        JsonObjectBuilder answer = JsonText.object()
                .add(
                        "ids",
                        JsonText.texts(messages.stream()
                                .map(Inbound::message)
                                .map(Message::id)
                                .toList()));
        return posted(() -> inbound.write(posts(all, perPost), lane), answer, fields.flag("wait", false));
    }

    private static List<List<Inbound>> posts(List<Inbound> messages, int perPost) {
        List<List<Inbound>> posts = new ArrayList<>();
        for (int start = 0; start < messages.size(); start += perPost) {
            posts.add(messages.subList(start, Math.min(start + perPost, messages.size())));
        }
        return posts;
    }

    @FunctionalInterface
    interface Posting {
        List<Delivery> post();
    }

    /** With {@code wait} the answer comes when each webhook was tried once, and says how they were answered. */
    static CompletionStage<Response> posted(Posting posting, JsonObjectBuilder answer, boolean wait) {
        List<Delivery> deliveries;
        try {
            deliveries = posting.post();
        } catch (TooManyPending e) {
            return CompletableFuture.completedFuture(Response.error(503, e.getMessage()));
        }
        if (!wait) {
            return CompletableFuture.completedFuture(Response.json(202, answer.build()));
        }
        return CompletableFuture.allOf(
                        deliveries.stream().map(Delivery::firstAttempt).toArray(CompletableFuture<?>[]::new))
                .orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                .handle((done, late) -> Response.json(
                        answer.add("statuses", statuses(deliveries)).build()));
    }

    /** The HTTP status of each webhook; 0 where there was no answer so far. */
    private static JsonArray statuses(List<Delivery> deliveries) {
        var statuses = JsonText.array();
        for (Delivery delivery : deliveries) {
            boolean tried = delivery.firstAttempt().isDone();
            statuses.add(tried ? delivery.firstAttempt().join().status().orElse(0) : 0);
        }
        return statuses.build();
    }
}
