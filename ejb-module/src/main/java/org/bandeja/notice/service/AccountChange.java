package org.bandeja.notice.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.contact.model.ContactAddress;

/**
 * Something happened to an account, a number, a template or a customer's wishes. Fired as an event in the transaction in which it is
 * taken in, for whoever keeps more of it than the notice.
 *
 * @param accountId WhatsApp business account; may be empty
 * @param field WhatsApp's webhook field
 * @param event WhatsApp's word for what happened; may be empty
 * @param phone the number that it is about, as people see it
 * @param facts the rest, by where it stands in WhatsApp's message
 * @param factsAsJson the same as a JSON object
 * @param at never later than the receipt
 */
public record AccountChange(
        String accountId,
        String field,
        String event,
        Optional<String> phone,
        Map<String, String> facts,
        String factsAsJson,
        List<Wish> wishes,
        Instant at) {
    /** WhatsApp's ids are opaque, but printable ASCII: nothing else is looked for. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    /** A fact that is one of WhatsApp's ids; empty where it is not told, or is none. */
    public Optional<String> id(String fact) {
        return Optional.ofNullable(facts.get(fact))
                .filter(text -> ID.matcher(text).matches());
    }

    /** Whether a customer wants marketing messages. */
    public record Wish(ContactAddress customer, boolean wanted, Instant at) {}
}
