package org.bandeja.conversation.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;

/**
 * Whose doing it is when something happens to a message. A chat has two sides; only in a group of WhatsApp one has to be told from the
 * others.
 *
 * @param address how WhatsApp calls who did it; empty: the company, or WhatsApp does not say
 */
public record ChangedBy(Side side, Optional<ContactAddress> address) {
    /** The company, with the phone app or from here. */
    public static final ChangedBy COMPANY = new ChangedBy(Side.COMPANY, Optional.empty());

    /** Of a chat. */
    public enum Side {
        COMPANY,
        CUSTOMER,
        /** One of those in a group. */
        PARTICIPANT
    }

    public ChangedBy {
        requireNonNull(side, "side");
        if (side == Side.COMPANY && address.isPresent()) {
            throw new IllegalArgumentException("the company has no address");
        }
        if (side == Side.PARTICIPANT && address.isEmpty()) {
            throw new IllegalArgumentException("one of many has an address");
        }
    }

    /** The one customer that a chat is with, whatever he is called by at the moment. */
    public static ChangedBy customer(Optional<ContactAddress> address) {
        return new ChangedBy(Side.CUSTOMER, address);
    }

    /** One of a group. */
    public static ChangedBy participant(ContactAddress address) {
        return new ChangedBy(Side.PARTICIPANT, Optional.of(address));
    }

    public boolean isCompany() {
        return side == Side.COMPANY;
    }

    /** One of a group, of whom more is known. */
    public ChangedBy alsoKnownAs(ContactAddress other) {
        return new ChangedBy(
                side,
                address.map(known -> new ContactAddress(
                        known.phone().or(other::phone), known.userId().or(other::userId))));
    }

    /** In one word: the user id, else the phone number; empty: the company, or WhatsApp does not say. */
    public String called() {
        return address.flatMap(known -> known.userId().or(known::phone)).orElse("");
    }
}
