package org.bandeja.whatsapp.rules;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One change of the field {@code messages}: what happened at one of our numbers. */
final class MessagesChange {
    static final String FIELD = "messages";

    private static final int LONGEST_DISPLAY_NUMBER = 64;
    private static final int LONGEST_CALLBACK_DATA = 512;

    private final JsonObject value;
    private final String phoneNumberId;
    private final String displayPhoneNumber;
    private final Senders senders;
    private final Findings findings;

    MessagesChange(JsonObject value, Findings findings) {
        JsonObject metadata = JsonParts.object(value, "metadata").orElse(JsonObject.EMPTY_JSON_OBJECT);
        this.value = value;
        this.phoneNumberId = JsonParts.word(metadata, "phone_number_id").orElse("");
        this.displayPhoneNumber =
                CleanText.line(JsonParts.text(metadata, "display_phone_number").orElse(""), LONGEST_DISPLAY_NUMBER);
        this.senders = new Senders(value);
        this.findings = findings;
    }

    void read() {
        List<JsonValue> messages = JsonParts.items(value, "messages");
        List<JsonValue> statuses = JsonParts.items(value, "statuses");
        List<JsonValue> errors = JsonParts.items(value, "errors");
        messages.forEach(message -> each(
                message, m -> findings.add(message(m)), why -> findings.unreadableMessage(FIELD, "message: " + why)));
        statuses.forEach(status -> each(status, this::status, why -> findings.skip(FIELD, "status: " + why)));
        if (!errors.isEmpty()) findings.skip(FIELD, "errors of the number: " + codes(errors));
        if (messages.isEmpty() && statuses.isEmpty() && errors.isEmpty()) {
            findings.skip(FIELD, "neither messages nor statuses nor errors");
        }
    }

    /** One that is malformed is named, and its neighbours go on. */
    private static void each(JsonValue item, Consumer<JsonObject> reader, Consumer<String> unreadable) {
        Optional<JsonObject> object = JsonParts.object(item);
        if (object.isEmpty()) {
            unreadable.accept("not an object");
            return;
        }
        try {
            reader.accept(object.get());
        } catch (IllegalArgumentException e) {
            unreadable.accept(e.getMessage());
        }
    }

    private InboundMessage message(JsonObject message) {
        Senders.Sender sender = senders.of(message);
        MessageBody body = MessageBody.of(message);
        Optional<String> group = JsonParts.word(message, "group_id");
        return new InboundMessage(
                phoneNumberId,
                displayPhoneNumber,
                JsonParts.word(message, "id").orElse(""),
                sender.phone(),
                sender.userId(),
                sender.name(),
                Timestamps.of(JsonParts.word(message, "timestamp")),
                body.type(),
                body.text(),
                body.content(),
                body.opensWindow() && group.isEmpty(),
                group);
    }

    private void status(JsonObject status) {
        String word = JsonParts.word(status, "status").orElse("");
        StatusUpdate.Kind.of(word)
                .ifPresentOrElse(
                        kind -> findings.add(status(status, kind)),
                        () -> findings.skip(FIELD, "status word unknown: " + word));
    }

    private StatusUpdate status(JsonObject status, StatusUpdate.Kind kind) {
        Optional<JsonObject> error = JsonParts.items(status, "errors").stream()
                .flatMap(e -> JsonParts.object(e).stream())
                .findFirst();
        return new StatusUpdate(
                phoneNumberId,
                JsonParts.word(status, "id").orElse(""),
                kind,
                Timestamps.of(JsonParts.word(status, "timestamp")),
                JsonParts.word(status, "biz_opaque_callback_data")
                        .map(data -> CleanText.line(data, LONGEST_CALLBACK_DATA)),
                error.map(WhatsappError::code).orElse(OptionalInt.empty()),
                error.flatMap(WhatsappError::details));
    }

    private static String codes(List<JsonValue> errors) {
        return errors.stream()
                .flatMap(e -> JsonParts.object(e).stream())
                .map(WhatsappError::code)
                .map(code -> code.isPresent() ? String.valueOf(code.getAsInt()) : "no code")
                .collect(joining(", "));
    }
}
