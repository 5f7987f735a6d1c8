package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.bandeja.simulator.chat.FreeConversation;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageStatus;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.json.JsonText;

/** Tells the business by webhook what became of its messages. */
public final class Statuses {
    private static final Logger LOG = Logger.getLogger(Statuses.class.getName());
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final Network network;
    private final Courier courier;
    private final Envelope envelope;
    private final ScheduledExecutorService scheduler;
    private volatile StatusSettings settings = StatusSettings.usual();
    private final AtomicInteger generation = new AtomicInteger();

    public Statuses(Network network, Courier courier, ScheduledExecutorService scheduler) {
        this.network = network;
        this.courier = courier;
        this.envelope = new Envelope(network);
        this.scheduler = scheduler;
    }

    public StatusSettings settings() {
        return settings;
    }

    public void settle(StatusSettings newSettings) {
        settings = newSettings;
    }

    /** The usual settings again; what is planned is not told any more. */
    public void reset() {
        settings = StatusSettings.usual();
        generation.incrementAndGet();
    }

    /**
     * Plans the statuses of a message that was just accepted.
     *
     * @param failure the code with which the message fails later, or empty
     * @return completes when the answer to the send may leave
     */
    public CompletableFuture<Void> plan(Message message, OptionalInt failure) {
        StatusSettings plan = settings;
        if (!plan.auto()) {
            return CompletableFuture.completedFuture(null);
        }
        List<MessageStatus> steps = steps(message, plan, failure);
        CompletableFuture<Void> mayAnswer = CompletableFuture.completedFuture(null);
        int told = 0;
        if (plan.beforeResponse() && !steps.isEmpty()) {
            mayAnswer = tell(message, steps.get(0), failure)
                    .orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)
                    .handle((done, late) -> null);
            told = 1;
        }
        follow(message, steps.subList(told, steps.size()), failure, plan, generation.get());
        return mayAnswer;
    }

    private static List<MessageStatus> steps(Message message, StatusSettings plan, OptionalInt failure) {
        List<MessageStatus> steps = new ArrayList<>();
        if (failure.isPresent()) {
            steps.add(MessageStatus.FAILED);
        } else if (message.isReaction()) {
            steps.add(MessageStatus.SENT);
        } else {
            steps.add(MessageStatus.SENT);
            steps.add(MessageStatus.DELIVERED);
            if (plan.read()) {
                steps.add(MessageStatus.READ);
            }
        }
        steps.removeAll(plan.drop());
        if (plan.shuffle()) {
            Collections.shuffle(steps);
        }
        return steps;
    }

    private void follow(
            Message message, List<MessageStatus> steps, OptionalInt failure, StatusSettings plan, int current) {
        Runnable next = () -> {
            if (current != generation.get()) {
                return;
            }
            if (steps.isEmpty()) {
                settle(message, plan);
            } else {
                tell(message, steps.get(0), failure);
                follow(message, steps.subList(1, steps.size()), failure, plan, current);
            }
        };
        long delay = steps.isEmpty() ? 0 : plan.delayMillis();
        scheduler.schedule(next, delay, TimeUnit.MILLISECONDS);
    }

    private void settle(Message message, StatusSettings plan) {
        if (message.settle() && !plan.drop().contains(MessageStatus.READ)) {
            tell(message, MessageStatus.READ, OptionalInt.empty());
        }
    }

    /** The customer looks at the chat: what was delivered is read, what comes later is read when it is delivered. */
    public void read(List<Message> opened) {
        if (!settings.drop().contains(MessageStatus.READ)) {
            opened.forEach(message -> tell(message, MessageStatus.READ, OptionalInt.empty()));
        }
    }

    /**
     * Tells one status now.
     *
     * @param error the code that a failed one carries; empty for others
     * @return completes when the application has answered, or has failed to, for the first time
     */
    public CompletableFuture<Void> tell(Message message, MessageStatus status, OptionalInt error) {
        Instant at = network.clock().instant();
        message.told(status, at);
        network.changes().touch(message.customer());
        Delivery.Packet packet =
                envelope.status(message, body(message, status, error, at), status != MessageStatus.FAILED);
        CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
        for (int i = 0; i <= settings.duplicate(); i++) {
            Delivery delivery = new Delivery(
                    Delivery.Kind.STATUS,
                    message.customer().key(),
                    status.word() + " " + message.customer().key(),
                    packet);
            submit(delivery);
            answered = CompletableFuture.allOf(answered, delivery.firstAttempt());
        }
        return answered;
    }

    private void submit(Delivery delivery) {
        try {
            courier.submit(delivery);
        } catch (TooManyPending e) {
            LOG.warning("A status is lost: " + e.getMessage());
        }
    }

    private JsonObject body(Message message, MessageStatus status, OptionalInt error, Instant at) {
        JsonObjectBuilder body = JsonText.object()
                .add("id", message.id())
                .add("status", status.word())
                .add("timestamp", Long.toString(at.getEpochSecond()));
        JsonText.addIfPresent(body, "recipient_id", message.customer().phone());
        Optional<String> userId = message.customer().userId();
        if (status != MessageStatus.FAILED || message.customer().phone().isEmpty()) {
            JsonText.addIfPresent(body, "recipient_user_id", userId);
        }
        if (settings.withCallbackData()) {
            JsonText.addIfPresent(
                    body, "biz_opaque_callback_data", message.content().callbackData());
        }
        if (status == MessageStatus.SENT || status == MessageStatus.DELIVERED) {
            addPrice(body, message, status);
        }
        if (status == MessageStatus.FAILED) {
            body.add("errors", JsonText.array().add(error(error.orElse(131000))));
        }
        return body.build();
    }

    /** The conversation is named only where it is free of charge, and when it ends only once (status webhooks, from v24.0). */
    private static void addPrice(JsonObjectBuilder body, Message message, MessageStatus status) {
        Message.Content content = message.content();
        Optional<FreeConversation> free = content.customer().freeWith(content.phoneNumberId(), content.at());
        free.ifPresent(conversation -> body.add("conversation", conversation(conversation, status)));
        body.add(
                "pricing",
                free.isPresent()
                        ? pricing(false, "free_entry_point", "referral_conversion")
                        : usual(content.category()));
    }

    private static JsonObjectBuilder conversation(FreeConversation conversation, MessageStatus status) {
        JsonObjectBuilder named = JsonText.object().add("id", conversation.id());
        if (status == MessageStatus.SENT) {
            named.add("expiration_timestamp", Long.toString(conversation.until().getEpochSecond()));
        }
        return named.add("origin", JsonText.object().add("type", "referral_conversion"));
    }

    private static JsonObjectBuilder usual(Optional<String> category) {
        return category.map(word -> pricing(true, "regular", word))
                .orElseGet(() -> pricing(false, "free_customer_service", "service"));
    }

    private static JsonObjectBuilder pricing(boolean billable, String type, String category) {
        return JsonText.object()
                .add("billable", billable)
                .add("pricing_model", "PMP")
                .add("type", type)
                .add("category", category);
    }

    private static JsonObjectBuilder error(int code) {
        ErrorTitles title = ErrorTitles.of(code);
        return JsonText.object()
                .add("code", code)
                .add("title", title.title())
                .add("message", title.title())
                .add("error_data", JsonText.object().add("details", title.details()))
                .add("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }
}
