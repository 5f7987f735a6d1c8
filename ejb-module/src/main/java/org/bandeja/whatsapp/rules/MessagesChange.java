package org.bandeja.whatsapp.rules;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.bandeja.conversation.model.ChangedBy;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Origin;
import org.bandeja.conversation.model.Said;

/** One change that holds what was said at one of our numbers: by customers now, by the phone app, before, or in a call. */
final class MessagesChange {
    static final String FIELD = "messages";
    private static final String HISTORY = "history";
    private static final String CALLS = "calls";
    private static final List<String> ECHOES = List.of("smb_message_echoes", "message_echoes");

    private static final int LONGEST_DISPLAY_NUMBER = 64;
    private static final int LONGEST_CALLBACK_DATA = 512;

    private final String field;
    private final JsonObject value;
    private final String accountId;
    private final Findings findings;
    private final Senders senders;
    private String phoneNumberId;
    private String displayPhoneNumber;

    MessagesChange(String field, JsonObject value, String accountId, Findings findings) {
        this.field = field;
        this.value = value;
        this.accountId = accountId;
        this.findings = findings;
        this.senders = new Senders(value);
        takeNumber(value);
        findings.belongs(phoneNumberId, accountId);
    }

    /** @param field empty: none was said */
    static boolean isIn(String field, JsonObject value) {
        if (!field.isEmpty()) {
            return field.equals(FIELD) || field.equals(HISTORY) || field.equals(CALLS) || ECHOES.contains(field);
        }
        return value.containsKey("metadata") && (value.containsKey("messages") || value.containsKey("statuses"));
    }

    private void takeNumber(JsonObject owner) {
        JsonObject metadata = JsonParts.object(owner, "metadata").orElse(JsonObject.EMPTY_JSON_OBJECT);
        phoneNumberId = JsonParts.word(metadata, "phone_number_id").orElse("");
        displayPhoneNumber =
                CleanText.line(JsonParts.text(metadata, "display_phone_number").orElse(""), LONGEST_DISPLAY_NUMBER);
    }

    void read() {
        if (ECHOES.contains(field)) {
            items("message_echoes").forEach(message -> each(message, "echo", this::echo));
        } else if (field.equals(HISTORY)) {
            items("messages")
                    .forEach(message -> each(message, "message", m -> past(m, customerOf(m), Optional.empty())));
            items(HISTORY).forEach(chunk -> each(chunk, HISTORY, this::history));
            tell(items("errors"));
        } else if (field.equals(CALLS)) {
            items(CALLS).forEach(call -> each(call, "call", this::call));
            items("statuses").forEach(this::eachStatus);
            leaveAside(items("errors"));
        } else {
            live();
        }
    }

    private void live() {
        List<JsonValue> messages = items("messages");
        List<JsonValue> statuses = items("statuses");
        List<JsonValue> errors = items("errors");
        messages.forEach(message -> each(message, "message", this::message));
        statuses.forEach(this::eachStatus);
        if (!errors.isEmpty()) {
            findings.skip(FIELD, "errors of the number: " + codes(errors));
            findings.add(AccountEvent.of(accountId, "errors", value, Timestamps.UNKNOWN));
        }
        if (messages.isEmpty() && statuses.isEmpty() && errors.isEmpty()) {
            findings.skip(FIELD, "neither messages nor statuses nor errors");
        }
    }

    private List<JsonValue> items(String name) {
        return JsonParts.items(value, name);
    }

    private void leaveAside(List<JsonValue> errors) {
        if (!errors.isEmpty()) findings.skip(field, "errors: " + codes(errors));
    }

    /** What was before does not come, because somebody declined it or it went wrong: administrators have to know. */
    private void tell(List<JsonValue> errors) {
        leaveAside(errors);
        if (!errors.isEmpty()) {
            JsonObject told = JsonParts.builders()
                    .createObjectBuilder()
                    .add("metadata", JsonParts.object(value, "metadata").orElse(JsonObject.EMPTY_JSON_OBJECT))
                    .add("errors", JsonParts.builders().createArrayBuilder(errors))
                    .build();
            findings.add(AccountEvent.of(accountId, "errors", told, Timestamps.UNKNOWN));
        }
    }

    /** One that is malformed is named, and its neighbours go on. */
    private void each(JsonValue item, String what, Consumer<JsonObject> reader) {
        object(item, reader, why -> findings.unreadableMessage(field.isEmpty() ? FIELD : field, what + ": " + why));
    }

    private void eachStatus(JsonValue status) {
        object(status, this::status, why -> findings.skip(field.isEmpty() ? FIELD : field, "status: " + why));
    }

    private static void object(JsonValue item, Consumer<JsonObject> reader, Consumer<String> unreadable) {
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

    private void message(JsonObject message) {
        Senders.Sender sender = senders.of(message);
        Optional<String> group = JsonParts.word(message, "group_id");
        if (sender.isUnknown()) throw new IllegalArgumentException("sender unknown");
        if (changed(message, group.isPresent() ? participates(sender) : speaks(sender))) return;
        findings.add(made(message, sender, group, Origin.CUSTOMER));
    }

    /** The customer whom a chat is with. */
    private static ChangedBy speaks(Senders.Sender customer) {
        return ChangedBy.customer(customer.address());
    }

    private static ChangedBy participates(Senders.Sender participant) {
        return ChangedBy.participant(participant.address().orElseThrow());
    }

    private boolean changed(JsonObject message, ChangedBy by) {
        Optional<ChangedMessage> change = switch (JsonParts.word(message, "type")
                .orElse("")) {
            case "reaction" -> reaction(message, by);
            case "edit" -> edit(message, by);
            case "revoke" ->
                target(message, "revoke", "original_message_id")
                        .map(target -> change(message, target, ChangedMessage.Kind.REVOKE, by, "", Optional.empty()));
            default -> Optional.empty();
        };
        change.ifPresent(findings::add);
        return change.isPresent();
    }

    private Optional<ChangedMessage> reaction(JsonObject message, ChangedBy by) {
        String emoji = JsonParts.object(message, "reaction")
                .flatMap(body -> JsonParts.text(body, "emoji"))
                .map(text -> CleanText.line(text, InboundMessage.LONGEST_NAME))
                .orElse("");
        return target(message, "reaction", "message_id")
                .map(target -> change(message, target, ChangedMessage.Kind.REACTION, by, emoji, Optional.empty()));
    }

    private Optional<ChangedMessage> edit(JsonObject message, ChangedBy by) {
        Optional<Said> said = JsonParts.object(message, "edit")
                .flatMap(body -> JsonParts.object(body, "message"))
                .map(inner -> said(MessageBody.of(inner), inner));
        return target(message, "edit", "original_message_id")
                .filter(target -> said.isPresent())
                .map(target -> change(message, target, ChangedMessage.Kind.EDIT, by, "", said));
    }

    private static Optional<String> target(JsonObject message, String type, String name) {
        return JsonParts.object(message, type)
                .flatMap(body -> JsonParts.word(body, name))
                .filter(WhatsappIds::isMessageId);
    }

    private ChangedMessage change(
            JsonObject message,
            String target,
            ChangedMessage.Kind kind,
            ChangedBy by,
            String emoji,
            Optional<Said> said) {
        return new ChangedMessage(
                phoneNumberId, target, kind, by, Timestamps.of(JsonParts.word(message, "timestamp")), emoji, said);
    }

    private InboundMessage made(JsonObject message, Senders.Sender customer, Optional<String> group, Origin origin) {
        MessageBody body = MessageBody.of(message);
        Optional<MessageBody> inGroup = group.map(id -> body.with("participant", participant(customer)));
        boolean counts = origin == Origin.CUSTOMER || origin == Origin.PAST_CUSTOMER;
        return made(
                message,
                Timestamps.of(JsonParts.word(message, "timestamp")),
                customer,
                said(inGroup.orElse(marked(body, origin)), message),
                body,
                body.opensWindow() && counts && group.isEmpty(),
                group,
                origin);
    }

    private InboundMessage made(
            JsonObject message,
            Instant at,
            Senders.Sender customer,
            Said said,
            MessageBody body,
            boolean opensWindow,
            Optional<String> group,
            Origin origin) {
        return new InboundMessage(
                phoneNumberId,
                displayPhoneNumber,
                JsonParts.word(message, "id").orElse(""),
                customer.phone(),
                customer.userId(),
                customer.name(),
                at,
                said,
                body.media(),
                opensWindow,
                group,
                origin,
                origin == Origin.PAST_COMPANY ? reached(message) : Optional.empty(),
                origin == Origin.CUSTOMER && group.isEmpty() ? SystemNotice.becomes(message) : Optional.empty());
    }

    /** Words that are not known here say no more than that it was sent (history, 2026-09). */
    private static Optional<MessageStatus> reached(JsonObject message) {
        return JsonParts.object(message, "history_context")
                .flatMap(context -> JsonParts.word(context, "status"))
                .flatMap(word -> switch (word.toUpperCase(Locale.ROOT)) {
                    case "PENDING" -> Optional.of(MessageStatus.SENDING);
                    case "SENT" -> Optional.of(MessageStatus.SENT);
                    case "DELIVERED" -> Optional.of(MessageStatus.DELIVERED);
                    case "READ" -> Optional.of(MessageStatus.READ);
                    case "PLAYED" -> Optional.of(MessageStatus.PLAYED);
                    case "ERROR" -> Optional.of(MessageStatus.LOST);
                    default -> Optional.empty();
                });
    }

    private static MessageBody marked(MessageBody body, Origin origin) {
        return switch (origin) {
            case CUSTOMER -> body;
            case PHONE_APP -> body.with("echo", JsonValue.TRUE);
            case PAST_CUSTOMER, PAST_COMPANY -> body.with("past", JsonValue.TRUE);
        };
    }

    private static JsonObject participant(Senders.Sender sender) {
        var participant = MessageBody.parts();
        if (!sender.name().isEmpty()) participant.add("name", sender.name());
        sender.phone().or(sender::userId).ifPresent(phone -> participant.add("phone", phone));
        return participant.build();
    }

    private static Said said(MessageBody body, JsonObject message) {
        return new Said(
                body.type(), body.text(), body.content().map(JsonObject::toString), CommonParts.quotedId(message));
    }

    private void echo(JsonObject message) {
        Senders.Sender customer = Senders.addressed(message);
        if (changed(message, ChangedBy.COMPANY)) return;
        findings.add(made(message, customer, Optional.empty(), Origin.PHONE_APP));
    }

    /** Messages from before, chat by chat; a chat is named by the customer's number. */
    private void history(JsonObject chunk) {
        JsonParts.items(chunk, "threads")
                .forEach(thread -> each(thread, "thread", chat -> {
                    Senders.Sender customer =
                            Senders.named(JsonParts.word(chat, "id").orElse(""));
                    JsonParts.items(chat, "messages")
                            .forEach(message -> each(message, "message", m -> past(m, customer, customer.phone())));
                }));
        tell(JsonParts.items(chunk, "errors"));
    }

    /** Of a file that follows; what has a recipient is of the company. */
    private Senders.Sender customerOf(JsonObject message) {
        return message.containsKey("to") ? Senders.addressed(message) : senders.of(message);
    }

    private void past(JsonObject message, Senders.Sender customer, Optional<String> chat) {
        Optional<String> from = JsonParts.word(message, "from").flatMap(Senders::phone);
        boolean ours = message.containsKey("to") || chat.isPresent() && from.isPresent() && !from.equals(chat);
        if (changed(message, ours ? ChangedBy.COMPANY : speaks(customer))) return;
        Senders.Sender other = customer.isUnknown() && ours ? Senders.addressed(message) : customer;
        findings.add(made(message, other, Optional.empty(), ours ? Origin.PAST_COMPANY : Origin.PAST_CUSTOMER));
    }

    /**
     * A call is one line, made when it begins, is accepted or ends, whichever comes first; its end says how it went. The window opens when the
     * customer calls, and when he accepts a call of the company (customer service windows, 2026-09).
     */
    private void call(JsonObject call) {
        boolean byCustomer = !JsonParts.word(call, "direction")
                .filter("BUSINESS_INITIATED"::equals)
                .isPresent();
        Senders.Sender customer = byCustomer ? senders.of(call) : Senders.addressed(call);
        MessageBody body = CallBody.of(call, byCustomer);
        findings.add(line(
                call,
                CallBody.at(call),
                customer,
                body,
                byCustomer || CallBody.wasAccepted(call),
                byCustomer ? Origin.CUSTOMER : Origin.PHONE_APP));
        if (CallBody.isOver(call)) {
            String id = JsonParts.word(call, "id").orElse("");
            findings.add(
                    change(call, id, ChangedMessage.Kind.CALL, ChangedBy.COMPANY, "", Optional.of(said(body, call))));
        }
    }

    private InboundMessage line(
            JsonObject call,
            Instant at,
            Senders.Sender customer,
            MessageBody body,
            boolean opensWindow,
            Origin origin) {
        return made(call, at, customer, said(body, call), body, opensWindow, Optional.empty(), origin);
    }

    /** How a call of the company gets on: only that the customer accepts it says anything that its end does not say. */
    private void callStatus(JsonObject status, String word) {
        if (!word.equalsIgnoreCase("accepted")) {
            findings.skip(field.isEmpty() ? FIELD : field, "status of a call: " + word);
            return;
        }
        findings.add(line(
                status,
                Timestamps.of(JsonParts.word(status, "timestamp")),
                Senders.called(status),
                CallBody.of(status, false),
                true,
                Origin.PHONE_APP));
    }

    private void status(JsonObject status) {
        String word = JsonParts.word(status, "status").orElse("");
        if (JsonParts.word(status, "type").filter("call"::equals).isPresent()) {
            callStatus(status, word);
            return;
        }
        if (word.equalsIgnoreCase("failed") && isOfGroup(status)) {
            findings.skip(FIELD, "failed for one participant of a group");
            return;
        }
        StatusUpdate.Kind.of(word)
                .ifPresentOrElse(
                        kind -> findings.add(status(status, kind)),
                        () -> findings.skip(FIELD, "status word unknown: " + word));
    }

    /** Each participant has statuses of his own: that one has not got it says nothing of the others. */
    private static boolean isOfGroup(JsonObject status) {
        return JsonParts.word(status, "recipient_type").filter("group"::equals).isPresent()
                || status.containsKey("recipient_participant_id")
                || status.containsKey("recipient_participant_user_id");
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
                error.flatMap(WhatsappError::details),
                Senders.recipient(status),
                freeUntil(status));
    }

    /** Only conversations from an advertisement or a page's button have this nowadays (pricing, 2026-09). */
    private static Optional<Instant> freeUntil(JsonObject status) {
        return JsonParts.object(status, "conversation")
                .filter(conversation -> JsonParts.object(conversation, "origin")
                        .flatMap(origin -> JsonParts.word(origin, "type"))
                        .filter("referral_conversion"::equals)
                        .isPresent())
                .map(conversation -> Timestamps.of(JsonParts.word(conversation, "expiration_timestamp")))
                .filter(until -> !until.equals(Timestamps.UNKNOWN));
    }

    private static String codes(List<JsonValue> errors) {
        return errors.stream()
                .flatMap(e -> JsonParts.object(e).stream())
                .map(WhatsappError::code)
                .map(code -> code.isPresent() ? String.valueOf(code.getAsInt()) : "no code")
                .collect(joining(", "));
    }
}
