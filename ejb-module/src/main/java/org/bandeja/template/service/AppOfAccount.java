package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Which app is connected to an account: read in a transaction of its own. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class AppOfAccount {
    @Inject
    DraftReader reader;

    /** @param account WhatsApp's id of it */
    public Optional<String> of(String account) {
        return reader.app(account);
    }
}
