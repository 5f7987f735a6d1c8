package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandeja.conversation.model.ConversationId;
import org.junit.jupiter.api.Test;

class ReceiptRateTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final ConversationId ONE = new ConversationId(1);
    private static final ConversationId OTHER = new ConversationId(2);

    private final ReceiptRate rate = new ReceiptRate();

    @Test
    void theSameIsReadOnce() {
        assertThat(rate.admits(ONE, "a", false, NOW)).isTrue();
        assertThat(rate.admits(ONE, "a", false, NOW)).isFalse();
        assertThat(rate.admits(ONE, "b", false, NOW)).isTrue();
        assertThat(rate.admits(OTHER, "a", false, NOW)).isTrue();
    }

    @Test
    void typingIsToldEveryTwentySeconds() {
        assertThat(rate.admits(ONE, "a", true, NOW)).isTrue();
        assertThat(rate.admits(ONE, "a", true, NOW.plusMillis(19_999))).isFalse();
        assertThat(rate.admits(ONE, "b", true, NOW.plusMillis(19_999))).isFalse();
        assertThat(rate.admits(OTHER, "a", true, NOW)).isTrue();
        assertThat(rate.admits(ONE, "a", true, NOW.plusSeconds(20))).isTrue();
    }

    @Test
    void typingSaysThatItWasReadToo() {
        assertThat(rate.admits(ONE, "a", true, NOW)).isTrue();
        assertThat(rate.admits(ONE, "a", false, NOW)).isFalse();
        assertThat(rate.admits(ONE, "b", false, NOW)).isTrue();
        assertThat(rate.admits(ONE, "b", true, NOW.plusSeconds(19))).isFalse();
    }

    @Test
    void onlyTheLatestAreRemembered() {
        for (long id = 1; id <= 6_000; id++) {
            rate.admits(new ConversationId(id), "a", false, NOW);
        }
        assertThat(rate.admits(new ConversationId(6_000), "a", false, NOW)).isFalse();
        assertThat(rate.admits(ONE, "a", false, NOW)).isTrue();
    }
}
