package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bandeja.contact.model.ContactAddress;

/**
 * Who wrote: put together from a message and the contacts that come with it.
 *
 * <p>Either of phone number and user id may be missing, and some senders put the user id where the phone number
 * belongs. Contacts are found by what they share with the message, never by their place in the list, because WhatsApp
 * does not promise one contact for each message.
 */
final class Senders {
    private static final int MOST_DIGITS = 31;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[+ ()-]");

    /** One customer as far as a message or a contact tells. */
    record Sender(Optional<String> phone, Optional<String> userId, String name) {
        boolean isUnknown() {
            return phone.isEmpty() && userId.isEmpty();
        }

        Optional<ContactAddress> address() {
            return isUnknown() ? Optional.empty() : Optional.of(new ContactAddress(phone, userId));
        }

        Sender completedBy(Sender contact) {
            return new Sender(phone.or(contact::phone), userId.or(contact::userId), contact.name);
        }
    }

    private final List<Sender> contacts = new ArrayList<>();
    private final boolean onlyOneMessage;

    Senders(JsonObject value) {
        onlyOneMessage = JsonParts.items(value, "messages").size() == 1;
        JsonParts.items(value, "contacts").stream()
                .flatMap(contact -> JsonParts.object(contact).stream())
                .map(Senders::ofContact)
                .forEach(contacts::add);
    }

    Sender of(JsonObject message) {
        Sender writer = isSystem(message) ? ofSystem(message) : ofMessage(message);
        return match(writer)
                .map(writer::completedBy)
                .or(() -> onlyOne().filter(contact -> !isSystem(message)).map(contact -> guess(writer, contact)))
                .orElse(writer);
    }

    /** Who told WhatsApp what he wants; the contacts beside it may say more of him. */
    Sender wishing(JsonObject wish) {
        Sender customer = of(JsonParts.word(wish, "wa_id"), JsonParts.word(wish, "user_id"), "");
        return match(customer).map(customer::completedBy).orElse(customer);
    }

    /** The customer whom the company spoke to. */
    static Sender addressed(JsonObject message) {
        Sender customer = of(JsonParts.word(message, "to"), JsonParts.word(message, "to_user_id"), "");
        if (customer.isUnknown()) throw new IllegalArgumentException("recipient unknown");
        return customer;
    }

    /** The customer whom the company rang up. */
    static Sender called(JsonObject status) {
        Sender customer = of(JsonParts.word(status, "recipient_id"), JsonParts.word(status, "recipient_user_id"), "");
        if (customer.isUnknown()) throw new IllegalArgumentException("recipient unknown");
        return customer;
    }

    /** The customer who is called by a number or user id. */
    static Sender named(String id) {
        return of(Optional.of(id).filter(text -> !text.isBlank()), Optional.empty(), "");
    }

    /** Whom a message of ours went to; empty for groups, and where WhatsApp does not tell both. */
    static Optional<InboundMessage.Address> recipient(JsonObject status) {
        boolean group =
                JsonParts.word(status, "recipient_type").filter("group"::equals).isPresent();
        Sender to = of(JsonParts.word(status, "recipient_id"), JsonParts.word(status, "recipient_user_id"), "");
        return group || to.phone().isEmpty() || to.userId().isEmpty()
                ? Optional.empty()
                : Optional.of(new InboundMessage.Address(to.phone(), to.userId()));
    }

    private static boolean isSystem(JsonObject message) {
        return JsonParts.word(message, "type").filter("system"::equals).isPresent();
    }

    private static Sender ofContact(JsonObject contact) {
        String name = JsonParts.object(contact, "profile")
                .flatMap(profile -> JsonParts.text(profile, "name"))
                .orElse("");
        return of(
                JsonParts.word(contact, "wa_id"),
                JsonParts.word(contact, "user_id"),
                CleanText.line(name, InboundMessage.LONGEST_NAME));
    }

    private static Sender ofMessage(JsonObject message) {
        return of(JsonParts.word(message, "from"), JsonParts.word(message, "from_user_id"), "");
    }

    /**
     * A notice about a customer belongs to whom we know: the old number, the old user id. The new user id is never put
     * next to the old number, or two customers could become one.
     */
    private static Sender ofSystem(JsonObject message) {
        JsonObject system = JsonParts.object(message, "system").orElse(JsonObject.EMPTY_JSON_OBJECT);
        Sender known = of(JsonParts.word(message, "from"), JsonParts.word(system, "previous_user_id"), "");
        if (!known.isUnknown()) return known;
        return of(
                JsonParts.word(system, "customer").or(() -> JsonParts.word(system, "wa_id")),
                JsonParts.word(message, "from_user_id").or(() -> JsonParts.word(system, "user_id")),
                "");
    }

    private static Sender of(Optional<String> phoneOrUserId, Optional<String> explicitUserId, String name) {
        Optional<String> userId = explicitUserId.filter(WhatsappIds::isUserId);
        Optional<String> phone = phoneOrUserId.flatMap(Senders::phone);
        return phone.isPresent()
                ? new Sender(phone, userId, name)
                : new Sender(phone, userId.or(() -> phoneOrUserId.filter(Senders::looksLikeUserId)), name);
    }

    /** "+" and the digits, if nothing but digits (and what people put between them) is there. */
    static Optional<String> phone(String raw) {
        String digits = BETWEEN_DIGITS.matcher(raw).replaceAll("");
        boolean isPhone = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isPhone ? Optional.of("+" + digits) : Optional.empty();
    }

    private static boolean looksLikeUserId(String raw) {
        return WhatsappIds.isUserId(raw) && raw.chars().anyMatch(Character::isLetter);
    }

    private Optional<Sender> match(Sender writer) {
        Predicate<Sender> sameUser =
                contact -> writer.userId().isPresent() && contact.userId().equals(writer.userId());
        Predicate<Sender> samePhone = contact -> writer.phone().isPresent()
                && contact.phone().equals(writer.phone())
                && (contact.userId().isEmpty() || writer.userId().isEmpty());
        return contacts.stream()
                .filter(sameUser)
                .findFirst()
                .or(() -> contacts.stream().filter(samePhone).findFirst());
    }

    private Optional<Sender> onlyOne() {
        return onlyOneMessage && contacts.size() == 1 ? Optional.of(contacts.get(0)) : Optional.empty();
    }

    /** A contact alone with a message that it shares no id with: good for a name; for ids only if there are none. */
    private static Sender guess(Sender writer, Sender contact) {
        return writer.isUnknown() ? contact : new Sender(writer.phone(), writer.userId(), contact.name());
    }
}
