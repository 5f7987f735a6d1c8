package org.bandeja.contact.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The contacts that some addresses may lead to, read together. */
final class KnownContacts {
    private final Map<String, Contact> byUserId = new HashMap<>();
    private final Map<String, Contact> byPhone = new HashMap<>();
    private final Map<PhoneLine, Contact> byLine = new HashMap<>();
    /** Phones that contacts which are being made will have, with who that is. */
    private final Map<PhoneLine, ContactAddress> promised = new HashMap<>();

    private final Map<ContactId, Contact> wholes = new HashMap<>();

    /**
     * @param contacts that have one of the addresses
     * @param wholes those that some of them have become a part of
     */
    KnownContacts(Collection<Contact> contacts, Collection<Contact> wholes) {
        wholes.forEach(whole -> this.wholes.put(whole.id(), whole));
        contacts.forEach(contact -> {
            contact.userId().ifPresent(id -> byUserId.put(id, contact));
            contact.phone().ifPresent(phone -> put(phone, contact));
        });
    }

    /** Of two whose numbers are one line it is the older. */
    private void put(String phone, Contact contact) {
        byPhone.put(phone, contact);
        byLine.merge(
                PhoneLine.of(phone),
                contact,
                (one, other) -> one.id().value() <= other.id().value() ? one : other);
    }

    private Contact by(String phone) {
        Contact exact = byPhone.get(phone);
        return exact != null ? exact : byLine.get(PhoneLine.of(phone));
    }

    /** By the user id, else by the phone; what became a part of another contact leads to that one. */
    Optional<Contact> find(ContactAddress address) {
        return row(address).map(this::whole);
    }

    /** The contact itself, or what became a part of it: whichever has the address. */
    Optional<Contact> row(ContactAddress address) {
        return address.userId()
                .map(byUserId::get)
                .or(() -> address.phone().map(this::by).filter(found -> isSame(found, address)));
    }

    Contact whole(Contact row) {
        return row.mergedInto().map(wholes::get).orElse(row);
    }

    /** A phone number that has gone to somebody with another user id is another person's now. */
    private static boolean isSame(Contact found, ContactAddress address) {
        return found.userId().isEmpty()
                || address.userId().isEmpty()
                || found.userId().equals(address.userId());
    }

    /** Whether a contact is being made that this address leads to: by the phone, and one of the two has no user id. */
    boolean isPromisedToTheSame(ContactAddress address) {
        return address.phone()
                .map(phone -> promised.get(PhoneLine.of(phone)))
                .filter(other -> other.userId().isEmpty() || address.userId().isEmpty())
                .isPresent();
    }

    /** The phone of somebody new, if nobody has it; from now on somebody does. */
    Optional<String> freePhone(ContactAddress address) {
        return address.phone()
                .filter(phone -> isPhoneFree(phone) && promised.putIfAbsent(PhoneLine.of(phone), address) == null);
    }

    boolean isPhoneFree(String phone) {
        return !byLine.containsKey(PhoneLine.of(phone));
    }

    boolean isUserIdFree(String userId) {
        return !byUserId.containsKey(userId);
    }

    /**
     * Adds to a contact what it lacks and nobody else has.
     *
     * @return whether it has an address more
     */
    boolean link(Contact contact, ContactAddress address) {
        Optional<ContactAddress> before = contact.address();
        if (address.group()) {
            contact.isKnownAsGroup();
        }
        if (contact.userId().isEmpty()) {
            address.userId().filter(id -> !byUserId.containsKey(id)).ifPresent(id -> {
                contact.linkUserId(id);
                byUserId.put(id, contact);
            });
        }
        if (contact.phone().isEmpty()) {
            freePhone(address).ifPresent(phone -> {
                contact.linkPhone(phone);
                put(phone, contact);
            });
        }
        return !contact.address().equals(before);
    }
}
