package org.bandeja.retention.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptThingTest {
    @ParameterizedTest
    @CsvSource({"MESSAGES, 30", "MEDIA, 7", "DELIVERIES, 1", "AUDIT, 90"})
    void isKeptForItsFewestDaysAtLeast(KeptThing thing, int least) {
        assertThat(thing.checked(least)).isEqualTo(least);
        assertThatExceptionOfType(RetentionNotUsable.class).isThrownBy(() -> thing.checked(least - 1));
        assertThatExceptionOfType(RetentionNotUsable.class).isThrownBy(() -> thing.checked(-1));
    }

    @ParameterizedTest
    @CsvSource({"36500, true", "36501, false", "2147483647, false"})
    void longerThanAHundredYearsIsForEver(int days, boolean taken) {
        if (taken) {
            assertThat(KeptThing.AUDIT.checked(days)).isEqualTo(days);
        } else {
            assertThatExceptionOfType(RetentionNotUsable.class).isThrownBy(() -> KeptThing.AUDIT.checked(days));
        }
    }
}
