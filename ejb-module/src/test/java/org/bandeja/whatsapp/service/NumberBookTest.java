package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account is asked for its numbers; that it tells them is something else. */
class NumberBookTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Duration AGE = Duration.ofHours(6);

    private final WhatsAppAccount account =
            new WhatsAppAccount(new AccountId(1), "100", "Tienda", NOW.minusSeconds(60));
    private final NumberBook book = new NumberBook();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void prepare() {
        at(NOW);
        book.changed = (Event<AccountsChanged>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        book.accounts = new WhatsAppAccounts() {
            @Override
            public List<WhatsAppAccount> all() {
                return List.of(account);
            }

            @Override
            public Optional<WhatsAppAccount> lock(AccountId id) {
                return Optional.of(account);
            }
        };
        book.numbers = new BusinessNumbers() {
            @Override
            public List<BusinessNumber> of(AccountId id) {
                return List.of();
            }
        };
    }

    private void at(Instant now) {
        book.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void whoIsAskedHasToldNothingYet() {
        assertThat(book.due(AGE)).contains(new NumberBook.Due(account.id(), "100"));
        assertThat(account.askedAt()).contains(NOW);
        assertThat(account.listedAt()).isEmpty();
    }

    @Test
    void isAskedByOneAndAgainWhenItIsLongAgo() {
        book.due(AGE);
        at(NOW.plus(AGE).minusMillis(1));
        assertThat(book.due(AGE)).isEmpty();
        at(NOW.plus(AGE));
        assertThat(book.due(AGE)).isPresent();
        assertThat(account.listedAt()).isEmpty();
    }

    @Test
    void aWholeListingCountsAndNobodyHasToAskAgain() {
        assertThat(book.take(account.id(), List.of())).isZero();
        assertThat(account.listedAt()).contains(NOW);
        assertThat(book.due(AGE)).isEmpty();
    }
}
