package org.bandeja.contact.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.bandeja.contact.model.ContactId;
import org.bandeja.whatsapp.service.BlockGateway;

/** Blocks contacts at WhatsApp: at each number that they talk with, for administrators. Blocks for some seconds a number. */
@Stateless
@RolesAllowed(AGENT)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BlockDesk {
    @Inject
    BlockBook book;

    @Inject
    BlockGateway gateway;

    @Inject
    ContactReader reader;

    /**
     * Asks WhatsApp, number by number; what it said stands in the contact then.
     *
     * @param block false: to let the contact through again
     */
    public SeenContact change(ContactId id, boolean block) {
        BlockBook.Wanted wanted = book.want(id, block);
        wanted.numbers()
                .forEach(number -> book.answered(
                        wanted.contact(),
                        number,
                        block,
                        gateway.change(number.phoneNumberId(), wanted.addresses(), block)));
        return reader.one(wanted.contact());
    }
}
