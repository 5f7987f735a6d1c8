package org.bandeja.contact.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactBlock;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.model.FieldKind;

/**
 * A contact as a person who may see it sees it.
 *
 * @param name the company's own, else the profile name; may be empty
 * @param namedByUs whether the name is the company's own
 * @param group whether it is a group of WhatsApp: nobody is written to by it
 * @param otherAddresses of contacts that were joined with this one
 * @param consent what the customer told the company about marketing messages
 * @param toldWhatsApp since when he has told WhatsApp that he wants none
 * @param marketingStopped since when he wants none, whomever he told
 * @param knownSince UTC
 * @param erased when all that was known was removed
 * @param beingErased whether that still goes on
 * @param actions what this person may do with it
 */
public record SeenContact(
        ContactId id,
        String name,
        String profileName,
        boolean namedByUs,
        Optional<String> phone,
        Optional<String> userId,
        boolean group,
        List<ContactAddress> otherAddresses,
        Optional<String> language,
        Optional<ConsentShown> consent,
        Optional<Instant> toldWhatsApp,
        Optional<Instant> marketingStopped,
        List<ContactBlock> blocks,
        boolean blocked,
        List<FieldShown> fields,
        Instant knownSince,
        Optional<Instant> erased,
        boolean beingErased,
        Set<ContactAction> actions) {
    /** @param by the name of who noted it */
    public record ConsentShown(boolean wanted, Instant at, String how, String by) {}

    /**
     * A field of the company's own.
     *
     * @param value empty: nothing stands in it
     */
    public record FieldShown(FieldId id, String name, FieldKind kind, List<String> choices, Optional<String> value) {}

    /** What one calls the contact: the name, else the number, else the user id. */
    public String called() {
        return name.isEmpty() ? phone.or(() -> userId).orElse("") : name;
    }
}
