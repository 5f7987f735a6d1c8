package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.bandeja.whatsapp.service.WhatsAppSettings;

/** Whose templates a number may send. */
@ApplicationScoped
public class TemplateAccounts {
    @Inject
    WhatsAppAccounts accounts;

    @Inject
    WhatsAppSettings settings;

    /** WhatsApp's id of the number's account; while nobody has said which that is, the one of the server's settings. */
    public Optional<String> of(BusinessNumber number) {
        return number.account()
                .flatMap(accounts::find)
                .map(WhatsAppAccount::wabaId)
                .or(() -> number.account().isPresent() ? Optional.empty() : settings.accountId());
    }
}
