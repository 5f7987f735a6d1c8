package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.TemplateSyncs.Standing;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;

/** WhatsApp's lists of templates: how their reading stands, and that they are to be read now. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class TemplateList {
    @Inject
    TemplateSyncs syncs;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    Event<TemplatesWanted> wanted;

    @Inject
    Clock clock;

    /**
     * How the reading of an account's list stands.
     *
     * @param account WhatsApp's id of it
     * @param name as the company calls it
     */
    public record AccountStanding(String account, String name, Standing standing) {}

    /** Of those accounts that were read, or tried; by name. */
    public List<AccountStanding> standings() {
        return accounts.all().stream()
                .flatMap(account -> syncs
                        .standing(account.wabaId())
                        .map(standing -> new AccountStanding(account.wabaId(), account.name(), standing))
                        .stream())
                .toList();
    }

    /** The account's list is to be read now. */
    public void want(String account) {
        syncs.want(account, clock.instant(), Duration.ZERO);
        wanted.fire(new TemplatesWanted());
    }

    /** All lists are to be read now. */
    public void wantAll() {
        syncs.discover(clock.instant());
        accounts.all().stream().map(WhatsAppAccount::wabaId).forEach(this::want);
    }
}
