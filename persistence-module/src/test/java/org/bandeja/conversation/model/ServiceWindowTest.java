package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServiceWindowTest {
    private static final Instant WROTE = Instant.parse("2026-03-28T23:30:00Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final ServiceWindow window = new ServiceWindow(WROTE);

    @Test
    void peopleWriteUntilAMinuteBeforeAndMessagesLeaveUntilTwentySecondsBefore() {
        Instant closes = WROTE.plus(DAY);
        assertThat(window.writableUntil()).isEqualTo(closes.minusSeconds(60));
        assertThat(window.isWritableAt(closes.minusSeconds(60).minusMillis(1))).isTrue();
        assertThat(window.isWritableAt(closes.minusSeconds(60))).isFalse();
        assertThat(window.mayLeaveAt(closes.minusSeconds(60))).isTrue();
        assertThat(window.mayLeaveAt(closes.minusSeconds(20).minusMillis(1))).isTrue();
        assertThat(window.mayLeaveAt(closes.minusSeconds(20))).isFalse();
    }

    @Test
    void isOpenWhenTheCustomerHasJustWritten() {
        assertThat(window.isOpenAt(WROTE)).isTrue();
    }

    @Test
    void isOpenToTheLastNanosecondBefore24Hours() {
        assertThat(window.isOpenAt(WROTE.plus(DAY).minusNanos(1))).isTrue();
    }

    @Test
    void closesExactly24HoursAfterTheLastMessage() {
        assertThat(window.isOpenAt(WROTE.plus(DAY))).isFalse();
        assertThat(window.closesAt()).isEqualTo(WROTE.plus(DAY));
    }

    @Test
    void staysClosedAfterwards() {
        assertThat(window.isOpenAt(WROTE.plus(DAY).plusNanos(1))).isFalse();
        assertThat(window.isOpenAt(WROTE.plus(Duration.ofDays(365)))).isFalse();
    }

    @Test
    void aLaterMessageRestartsIt() {
        Instant later = WROTE.plusSeconds(1);
        assertThat(window.renewedBy(later).closesAt()).isEqualTo(later.plus(DAY));
    }

    @Test
    void aMessageThatCameOutOfOrderNeverMovesItBack() {
        assertThat(window.renewedBy(WROTE.minusNanos(1))).isEqualTo(window);
        assertThat(window.renewedBy(Instant.MIN)).isEqualTo(window);
        assertThat(window.renewedBy(WROTE)).isEqualTo(window);
    }

    @Test
    void needsAMessage() {
        assertThatNullPointerException().isThrownBy(() -> new ServiceWindow(null));
    }
}
