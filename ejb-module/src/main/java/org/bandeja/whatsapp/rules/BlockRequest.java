package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.rules.BlockAnswer;

/** What {@code /{phone-number-id}/block_users} is asked, and what it answers (block users, 2026). */
public final class BlockRequest {
    private static final int NO_ACCESS = 190;

    private BlockRequest() {}

    /** @param addresses all of one person: by phone number where there is one, else by user id */
    public static JsonObject of(List<ContactAddress> addresses) {
        JsonArrayBuilder users = JsonParts.builders().createArrayBuilder();
        addresses.forEach(address -> users.add(address.phone()
                .map(phone -> JsonParts.builders().createObjectBuilder().add("user", phone))
                .orElseGet(() -> JsonParts.builders()
                        .createObjectBuilder()
                        .add("user_id", address.userId().orElseThrow()))));
        return JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("block_users", users)
                .build();
    }

    public static BlockAnswer understand(GraphReply reply) {
        if (reply instanceof GraphReply.Refused refused) {
            return new BlockAnswer.Refused(refused.code(), refused.details());
        }
        if (reply instanceof GraphReply.Answered answered) {
            return failure(answered.body())
                    .<BlockAnswer>map(code -> new BlockAnswer.Refused(code, ""))
                    .orElseGet(BlockAnswer.Done::new);
        }
        return new BlockAnswer.Unknown();
    }

    public static BlockAnswer noAccess() {
        return new BlockAnswer.Refused(NO_ACCESS, "");
    }

    /** Why it failed for the first user for whom it did: WhatsApp names the reason of each. */
    static Optional<Integer> failure(JsonObject body) {
        return JsonParts.object(body, "block_users").stream()
                .flatMap(users -> JsonParts.items(users, "failed_users").stream())
                .flatMap(user -> JsonParts.object(user).stream())
                .flatMap(user -> JsonParts.items(user, "errors").stream())
                .flatMap(error -> JsonParts.object(error).stream())
                .map(WhatsappError::code)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .findFirst();
    }
}
