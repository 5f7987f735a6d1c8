package org.bandeja.whatsapp.rules;

import java.util.List;

/**
 * All that one webhook POST says, in the order in which it says it; a POST may carry up to 1000 updates of several
 * numbers.
 *
 * @param skipped what is understood as neither message nor status; never an error
 * @param messageUnreadable a customer's message is among what was skipped: a person has to look, so that it is not lost
 */
public record ParsedDelivery(
        List<InboundMessage> messages, List<StatusUpdate> statuses, List<Skipped> skipped, boolean messageUnreadable) {
    public ParsedDelivery {
        messages = List.copyOf(messages);
        statuses = List.copyOf(statuses);
        skipped = List.copyOf(skipped);
    }
}
