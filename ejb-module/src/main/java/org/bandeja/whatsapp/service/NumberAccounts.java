package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.trace.model.Wordless;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.jboss.logging.Logger;

/** Learns from deliveries which account a number belongs to of which nobody has said so yet. */
@ApplicationScoped
public class NumberAccounts {
    private static final Logger LOG = Logger.getLogger(NumberAccounts.class);

    @Inject
    AccountBook book;

    @Inject
    Writer writer;

    /** @param accounts of numbers: WhatsApp's ids. Asks the database only for what is news */
    public void belong(Map<String, String> accounts) {
        OpenAccounts known = book.last();
        accounts.forEach((number, account) -> {
            if (known.accountOfNumber(number).isEmpty()
                    && known.ofAccount(account).isPresent()) {
                try {
                    writer.belong(number, account);
                } catch (RuntimeException e) {
                    LOG.warnf(Wordless.of(e), "number %s could not be given to its account yet", number);
                }
            }
        });
    }

    /** In a transaction of its own. */
    @ApplicationScoped
    public static class Writer {
        @Inject
        BusinessNumbers numbers;

        @Inject
        WhatsAppAccounts accounts;

        @Inject
        Event<AccountsChanged> changed;

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void belong(String phoneNumberId, String wabaId) {
            Optional<BusinessNumber> number = numbers.find(phoneNumberId)
                    .map(found -> numbers.lock(found.id()))
                    .filter(found -> found.account().isEmpty());
            if (number.isPresent()) {
                accounts.find(wabaId).ifPresent(account -> {
                    number.get().belongTo(account.id());
                    changed.fire(new AccountsChanged());
                });
            }
        }
    }
}
