package org.bandeja.whatsapp.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.jboss.logging.Logger;

/** The accounts as the database has them, for Bandeja itself. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AccountReader {
    private static final Logger LOG = Logger.getLogger(AccountReader.class);
    private static final String FIRST_NAME = "WhatsApp";

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    BusinessNumbers numbers;

    @Inject
    AccountSecrets secrets;

    @Inject
    WhatsAppSettings settings;

    @Inject
    Event<AccountsChanged> changed;

    @Inject
    Clock clock;

    public OpenAccounts read() {
        Instant now = clock.instant();
        return new OpenAccounts(
                accounts.all().stream()
                        .map(account -> open(account, now))
                        .collect(Collectors.toMap(OpenAccounts.OpenAccount::wabaId, Function.identity())),
                accounts.accountsOfNumbers());
    }

    private OpenAccounts.OpenAccount open(WhatsAppAccount account, Instant now) {
        return new OpenAccounts.OpenAccount(
                account.wabaId(),
                secrets.open(account, SecretKind.ACCESS_TOKEN),
                appSecrets(account, now),
                secrets.open(account, SecretKind.VERIFY_TOKEN));
    }

    private List<String> appSecrets(WhatsAppAccount account, Instant now) {
        return Stream.concat(
                        secrets.open(account, SecretKind.APP_SECRET).stream(),
                        secrets.openPrevious(account, now).stream())
                .distinct()
                .toList();
    }

    /**
     * Once at the start: the account of the server's settings has a row like any other, numbers that nobody has given an account
     * get that one, and secrets are sealed with the newest key.
     */
    public void prepare() {
        Instant now = clock.instant();
        Optional<WhatsAppAccount> first = settings.accountId().map(wabaId -> accounts.require(wabaId, FIRST_NAME, now));
        first.ifPresent(account -> numbers.withoutAccount().forEach(number -> number.belongTo(account.id())));
        for (WhatsAppAccount account : accounts.all()) {
            renew(account, now);
        }
        changed.fire(new AccountsChanged());
    }

    private void renew(WhatsAppAccount account, Instant now) {
        for (SecretKind kind : SecretKind.values()) {
            if (account.secret(kind).isPresent() && secrets.open(account, kind).isEmpty()) {
                LOG.errorf("the key that sealed the %s of WhatsApp account %s is gone", kind, account.wabaId());
            }
        }
        if (secrets.renew(account, now)) {
            LOG.infof("secrets of WhatsApp account %s are sealed with the newest key", account.wabaId());
        }
    }
}
