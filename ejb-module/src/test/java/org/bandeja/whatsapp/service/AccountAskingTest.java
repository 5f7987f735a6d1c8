package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.whatsapp.rules.Callback;
import org.bandeja.whatsapp.service.AccountAsked.Finding;
import org.bandeja.whatsapp.service.AccountAsked.Matter;
import org.bandeja.whatsapp.service.AccountAsked.Verdict;
import org.junit.jupiter.api.Test;

/** What is known of WhatsApp's way to us. */
class AccountAskingTest {
    private static final Optional<Instant> WRITTEN = Optional.of(Instant.parse("2026-11-29T10:00:00Z"));
    private static final Optional<Instant> HEARD = Optional.of(Instant.parse("2026-11-29T11:00:00Z"));

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void onlyWhatCustomersOfTheAccountWroteProvesItsWebhook() {
        assertThat(AccountAsking.webhook(WRITTEN, HEARD, NOW)).isEqualTo(webhook(Verdict.GOOD, "2026-11-29T10:00:00Z"));
        assertThat(AccountAsking.webhook(Optional.empty(), HEARD, NOW))
                .isEqualTo(webhook(Verdict.DOUBTFUL, "2026-11-29T11:00:00Z"));
        assertThat(AccountAsking.webhook(Optional.empty(), Optional.empty(), NOW))
                .isEqualTo(webhook(Verdict.BAD, ""));
    }

    @Test
    void whatIsOlderThanAWeekProvesNothing() {
        Instant later = WRITTEN.orElseThrow().plus(Duration.ofDays(7));
        assertThat(AccountAsking.webhook(WRITTEN, HEARD, later.minusMillis(1)).verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(AccountAsking.webhook(WRITTEN, HEARD, later))
                .isEqualTo(webhook(Verdict.DOUBTFUL, "2026-11-29T11:00:00Z"));
        assertThat(AccountAsking.webhook(WRITTEN, Optional.empty(), later))
                .isEqualTo(webhook(Verdict.DOUBTFUL, "2026-11-29T10:00:00Z"));
    }

    @Test
    void theNumbersAddressIsBeforeTheAccountsAndThatBeforeTheApps() {
        Optional<String> here = Optional.of("https://Inbox.example.com:443/webhook/whatsapp/");
        Optional<String> there = Optional.of("https://old.example.com/webhook/whatsapp?key=7");
        Optional<String> none = Optional.empty();
        assertThat(List.of(
                        callback(none, new Callback(none, none, here)),
                        callback(none, new Callback(here, there, there)),
                        callback(there, new Callback(none, here, there)),
                        callback(here)))
                .containsOnly(new Finding(Matter.CALLBACK, Verdict.GOOD, ""));
        assertThat(List.of(
                        callback(none, new Callback(none, none, there)),
                        callback(there, new Callback(none, none, here)),
                        callback(none, new Callback(none, there, here), new Callback(none, none, here)),
                        callback(here, new Callback(there, here, here)),
                        callback(there)))
                .containsOnly(new Finding(Matter.CALLBACK, Verdict.BAD, "old.example.com/webhook/whatsapp"));
        assertThat(List.of(callback(none), callback(none, new Callback(none, none, none))))
                .containsOnly(new Finding(Matter.CALLBACK, Verdict.DOUBTFUL, ""));
    }

    @Test
    void anotherPortOrPathIsAnotherPlaceAndWhatIsNoAddressIsNone() {
        Optional<String> none = Optional.empty();
        for (String told :
                List.of("https://inbox.example.com:8443/webhook/whatsapp", "https://inbox.example.com/hook")) {
            assertThat(callback(Optional.of(told)).detail()).isEqualTo(told.substring("https://".length()));
        }
        assertThat(callback(none, new Callback(Optional.of("not an address"), none, none)))
                .isEqualTo(new Finding(Matter.CALLBACK, Verdict.BAD, "?"));
    }

    private static Finding callback(Optional<String> override, Callback... numbers) {
        return AccountAsking.callback(
                override, List.of(numbers), URI.create("http://inbox.example.com/webhook/whatsapp"));
    }

    private static Finding webhook(Verdict verdict, String detail) {
        return new Finding(Matter.WEBHOOK, verdict, detail);
    }
}
