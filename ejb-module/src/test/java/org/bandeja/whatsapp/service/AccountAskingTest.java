package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    private static Finding webhook(Verdict verdict, String detail) {
        return new Finding(Matter.WEBHOOK, verdict, detail);
    }
}
