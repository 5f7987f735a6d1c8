package org.bandeja.whatsapp.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberFacts;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;

/** Keeps what WhatsApp tells of the numbers of its accounts; for Bandeja itself. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NumberBook {
    private static final int LONGEST_PHONE = 64;

    @Inject
    BusinessNumbers numbers;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    Event<AccountsChanged> changed;

    @Inject
    Clock clock;

    /** An account whose numbers are to be asked for. */
    public record Due(AccountId id, String wabaId) {}

    /**
     * Takes over a whole listing: new numbers are made, without a route; those that it does not name are marked, and nothing else.
     *
     * @return how many are not named
     */
    public int take(AccountId account, List<NumberFacts> listed) {
        Instant now = clock.instant();
        accounts.lock(account).ifPresent(found -> found.listed(now));
        listed.stream().sorted(Comparator.comparing(NumberFacts::phoneNumberId)).forEach(facts -> {
            BusinessNumber number = numbers.require(
                    facts.phoneNumberId(),
                    facts.displayPhoneNumber()
                            .map(text -> text.substring(0, Math.min(LONGEST_PHONE, text.length())))
                            .orElse(""));
            numbers.lock(number.id()).listed(facts, account, now);
        });
        Set<String> named = listed.stream().map(NumberFacts::phoneNumberId).collect(Collectors.toSet());
        List<BusinessNumber> missing = numbers.of(account).stream()
                .filter(number -> !named.contains(number.phoneNumberId()))
                .toList();
        missing.forEach(number -> numbers.lock(number.id()).missing(now));
        changed.fire(new AccountsChanged());
        return missing.size();
    }

    /** One whose numbers nobody has asked for so long; it is this node's to ask now. */
    public Optional<Due> due(Duration age) {
        Instant now = clock.instant();
        return accounts.all().stream()
                .filter(account -> isDue(account, now, age))
                .findFirst()
                .flatMap(account -> accounts.lock(account.id()))
                .filter(account -> isDue(account, now, age))
                .map(account -> {
                    account.asking(now);
                    return new Due(account.id(), account.wabaId());
                });
    }

    private static boolean isDue(WhatsAppAccount account, Instant now, Duration age) {
        return account.askedAt().filter(at -> at.plus(age).isAfter(now)).isEmpty();
    }
}
