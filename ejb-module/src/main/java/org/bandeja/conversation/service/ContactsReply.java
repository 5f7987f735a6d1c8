package org.bandeja.conversation.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;

/**
 * How some people can be reached.
 *
 * @param cards 1 to {@link #MOST}: WhatsApp's documents speak of 257, its OpenAPI description (v23) of 5, so 5 is safe
 */
public record ContactsReply(List<ContactCard> cards, Optional<MessageId> quotes) implements Reply {
    public static final int MOST = 5;

    public ContactsReply {
        cards = Limits.count("contacts", cards, 1, MOST);
    }

    @Override
    public Said said() {
        return new Said(
                Said.CONTACTS,
                Optional.of(cards.stream().map(ContactCard::name).collect(Collectors.joining(", "))),
                new ContentJson().with("contacts", cards, ContactCard::content).done(),
                Optional.empty());
    }
}
