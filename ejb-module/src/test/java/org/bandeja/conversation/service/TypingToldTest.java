package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.Test;

class TypingToldTest {
    private static final AgentId ANA = new AgentId(1);
    private static final AgentId LUIS = new AgentId(2);
    private static final ConversationId HERE = new ConversationId(1);
    private static final ConversationId THERE = new ConversationId(2);
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

    private final TypingTold told = new TypingTold();

    @Test
    void whatAPageSaysIsToldAlways() {
        Instant begun = NOW;
        for (int message = 0; message < 20; message++) {
            assertThat(told.isSeldom(ANA, HERE, begun)).isTrue();
            assertThat(told.isSeldom(ANA, HERE, begun.plusSeconds(2))).isTrue();
            begun = begun.plusSeconds(10);
        }
    }

    @Test
    void whoSaysItAllTheTimeIsToldOfOnceInAWhile() {
        long passed = IntStream.range(0, 1_000)
                .filter(i -> told.isSeldom(ANA, HERE, NOW.plusMillis(i * 60L)))
                .count();
        long seldom = Duration.ofMinutes(1).dividedBy(TypingTold.EVERY);
        assertThat(passed).isBetween(seldom, seldom + TypingTold.AT_ONCE);
    }

    @Test
    void nobodyElseAndNoOtherConversationIsHeldUp() {
        IntStream.range(0, 100).forEach(i -> told.isSeldom(ANA, HERE, NOW));
        assertThat(told.isSeldom(ANA, HERE, NOW)).isFalse();
        assertThat(told.isSeldom(LUIS, HERE, NOW)).isTrue();
        assertThat(told.isSeldom(ANA, THERE, NOW)).isTrue();
        assertThat(told.isSeldom(ANA, HERE, NOW.plus(TypingTold.EVERY))).isTrue();
    }
}
