package org.bandeja.whatsapp.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What reading a delivery has brought to light so far. */
final class Findings {
    private static final int MOST_SKIPPED = 1000; // as many as a delivery holds updates; more say nothing new

    private final List<InboundMessage> messages = new ArrayList<>();
    private final List<ChangedMessage> changes = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<StatusUpdate> statuses = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<String, String> accounts = new LinkedHashMap<>();
    private boolean messageUnreadable;

    /** WhatsApp says which account the number belongs to. */
    void belongs(String phoneNumberId, String accountId) {
        if (WhatsappIds.isPhoneNumberId(phoneNumberId) && !accountId.isEmpty()) accounts.put(phoneNumberId, accountId);
    }

    void add(InboundMessage message) {
        messages.add(message);
    }

    void add(ChangedMessage change) {
        changes.add(change);
    }

    void add(AccountEvent event) {
        events.add(event);
    }

    void add(StatusUpdate status) {
        statuses.add(status);
    }

    /** A message is in there that nobody will ever see unless a person looks. */
    void unreadableMessage(String field, String reason) {
        messageUnreadable = true;
        skip(field, reason);
    }

    void skip(String field, String reason) {
        if (skipped.size() < MOST_SKIPPED) skipped.add(new Skipped(field, reason));
    }

    ParsedDelivery all() {
        return new ParsedDelivery(messages, changes, statuses, events, skipped, messageUnreadable, accounts);
    }
}
