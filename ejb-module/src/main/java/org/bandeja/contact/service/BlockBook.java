package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.ContactAction;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.service.Audit;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.ContactBlock;
import org.bandeja.contact.model.ContactBlocks;
import org.bandeja.contact.model.ContactErased;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Contacts;
import org.bandeja.contact.model.GroupIsNobody;
import org.bandeja.contact.model.NoNumberToBlock;
import org.bandeja.contact.rules.BlockAnswer;

/** The steps of blocking that touch the database, each a transaction of its own; between them WhatsApp is asked. */
@Stateless
@RolesAllowed(AGENT)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BlockBook {
    @Inject
    ContactSight sight;

    @Inject
    Contacts contacts;

    @Inject
    ContactBlocks blocks;

    @Inject
    AccessPolicy access;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What WhatsApp is to be asked: at which numbers, about which addresses of the person. */
    public record Wanted(ContactId contact, List<ContactBlocks.Talking> numbers, List<ContactAddress> addresses) {}

    public Wanted want(ContactId id, boolean block) {
        Caller caller = callers.current();
        Contact contact = sight.require(id, caller);
        access.require(ContactAction.BLOCK, caller);
        if (contact.erased().isPresent()) {
            throw new ContactErased();
        }
        if (contact.isGroup()) {
            throw new GroupIsNobody();
        }
        contacts.holdWhole(List.of(contact.id()));
        List<ContactBlocks.Talking> numbers = blocks.numbersOf(contact.id());
        List<ContactAddress> addresses = Stream.concat(Stream.of(contact), contacts.partsOf(contact.id()).stream())
                .flatMap(part -> part.address().stream())
                .toList();
        if (numbers.isEmpty() || addresses.isEmpty()) {
            throw new NoNumberToBlock();
        }
        Instant now = clock.instant();
        numbers.forEach(number -> blocks.ask(contact.id(), number.number(), block, caller.agent(), now));
        audit.record(ContactDesk.deed(block ? "CONTACT_BLOCKED" : "CONTACT_UNBLOCKED", contact, caller, now));
        return new Wanted(contact.id(), numbers, addresses);
    }

    public void answered(ContactId contact, ContactBlocks.Talking number, boolean block, BlockAnswer answer) {
        if (answer instanceof BlockAnswer.Refused refused) {
            blocks.answered(
                    contact,
                    number.number(),
                    block,
                    ContactBlock.Answer.REFUSED,
                    Optional.of(refused.code()),
                    refused.words());
        } else {
            ContactBlock.Answer what =
                    answer instanceof BlockAnswer.Done ? ContactBlock.Answer.DONE : ContactBlock.Answer.UNKNOWN;
            blocks.answered(contact, number.number(), block, what, Optional.empty(), "");
        }
        sight.tell(contact, clock.instant());
    }
}
