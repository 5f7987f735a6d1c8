package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** What WhatsApp tells about a customer: another number, another user id, another device. */
final class SystemNotice {
    private SystemNotice() {}

    static MessageBody of(JsonObject body) {
        String kind = switch (JsonParts.word(body, "type").orElse("")) {
            case "user_changed_number", "customer_changed_number" -> "number_changed";
            case "user_changed_user_id" -> "user_id_changed";
            case "customer_identity_changed" -> "identity_changed";
            default -> "other";
        };
        JsonObjectBuilder content = MessageBody.parts().add("kind", kind);
        newPhone(body).ifPresent(phone -> content.add("newPhone", phone));
        return MessageBody.of("system", JsonParts.word(body, "body"), content);
    }

    /** Where the customer is to be found from now on; empty when that has not changed. */
    static Optional<InboundMessage.Address> becomes(JsonObject message) {
        Optional<JsonObject> body = JsonParts.object(message, "system");
        Optional<String> type = body.flatMap(notice -> JsonParts.word(notice, "type"));
        Optional<String> phone = body.filter(notice ->
                        type.filter(word -> word.endsWith("_changed_number")).isPresent())
                .flatMap(SystemNotice::newPhone);
        Optional<String> userId =
                body.flatMap(notice -> JsonParts.word(notice, "user_id")).filter(WhatsappIds::isUserId);
        return phone.isEmpty() && userId.isEmpty()
                ? Optional.empty()
                : Optional.of(new InboundMessage.Address(phone, userId));
    }

    private static Optional<String> newPhone(JsonObject body) {
        return JsonParts.word(body, "new_wa_id")
                .or(() -> JsonParts.word(body, "wa_id"))
                .flatMap(Senders::phone);
    }
}
