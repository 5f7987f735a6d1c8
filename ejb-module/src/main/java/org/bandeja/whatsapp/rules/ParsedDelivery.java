package org.bandeja.whatsapp.rules;

import java.util.List;
import java.util.Map;

/**
 * All that one webhook POST says, in the order in which it says it; a POST may carry up to 1000 updates of several
 * numbers.
 *
 * @param changes what becomes of earlier messages
 * @param events about accounts, numbers, templates and customers' wishes
 * @param skipped what is understood as none of these; never an error
 * @param messageUnreadable a customer's message is among what was skipped: a person has to look, so that it is not lost
 * @param accounts to which account each number belongs that something was said at: WhatsApp's ids
 */
public record ParsedDelivery(
        List<InboundMessage> messages,
        List<ChangedMessage> changes,
        List<StatusUpdate> statuses,
        List<AccountEvent> events,
        List<Skipped> skipped,
        boolean messageUnreadable,
        Map<String, String> accounts) {
    public ParsedDelivery {
        messages = List.copyOf(messages);
        changes = List.copyOf(changes);
        statuses = List.copyOf(statuses);
        events = List.copyOf(events);
        skipped = List.copyOf(skipped);
        accounts = Map.copyOf(accounts);
    }
}
