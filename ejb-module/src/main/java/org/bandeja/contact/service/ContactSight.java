package org.bandeja.contact.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactBlocks;
import org.bandeja.contact.model.ContactFields;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.Erasures;
import org.bandeja.contact.model.FieldId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Agents;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/** Shows contacts, and tells the screens that one has changed. Whoever sees a conversation with a contact sees the contact. */
@ApplicationScoped
public class ContactSight {
    private static final int MOST_TOLD = 50;

    @Inject
    Contacts contacts;

    @Inject
    ContactFields fields;

    @Inject
    ContactBlocks blocks;

    @Inject
    Erasures erasures;

    @Inject
    Conversations conversations;

    @Inject
    Agents agents;

    @Inject
    EventLog events;

    @Inject
    AccessPolicy access;

    /** @throws NotFound if it is missing, or not to be seen by this person */
    Contact require(ContactId id, Caller caller) {
        return seen(contacts.findWhole(id), caller)
                // Between the two looks all its conversations may have become another one's.
                .or(() -> seen(contacts.joinedSince(id), caller))
                .orElseThrow(NotFound::new);
    }

    private Optional<Contact> seen(Optional<Contact> contact, Caller caller) {
        return contact.filter(found -> conversations.shows(found.id(), caller));
    }

    SeenContact show(Contact contact, Caller caller) {
        return new SeenContact(
                contact.id(),
                contact.name(),
                contact.profileName(),
                contact.isNamedByUs(),
                contact.phone(),
                contact.userId(),
                contact.isGroup(),
                contacts.partsOf(contact.id()).stream()
                        .flatMap(part -> part.address().stream())
                        .toList(),
                contact.language(),
                contact.consent()
                        .map(said -> new SeenContact.ConsentShown(
                                said.wanted(),
                                said.at(),
                                said.how(),
                                agents.find(said.by()).map(Agent::name).orElse(""))),
                contact.toldWhatsApp(),
                contact.marketingOptOut(),
                access.may(ContactAction.BLOCK, caller) ? blocks.of(contact.id()) : List.of(),
                blocks.seenBlocked(contact.id(), caller),
                contact.erased().isPresent() ? List.of() : fieldsOf(contact.id()),
                contact.createdAt(),
                contact.erased(),
                contact.erased().isPresent() && erasures.isGoingOn(contact.id()),
                access.offered(caller, contact.erased().isPresent(), contact.isGroup()));
    }

    private List<SeenContact.FieldShown> fieldsOf(ContactId contact) {
        Map<FieldId, String> values = fields.valuesOf(contact);
        return fields.all().stream()
                .map(field -> new SeenContact.FieldShown(
                        field.id(),
                        field.name(),
                        field.kind(),
                        field.choices(),
                        Optional.ofNullable(values.get(field.id()))))
                .toList();
    }

    /** Whoever has the contact before the eyes sees it at once. */
    void tell(ContactId contact, Instant now) {
        List<InboxEvent> told = conversations.latestOfForSystem(contact, MOST_TOLD).entrySet().stream()
                .map(one -> InboxEvent.ofContact(one.getKey(), one.getValue(), now))
                .toList();
        if (!told.isEmpty()) {
            events.add(told);
        }
    }
}
