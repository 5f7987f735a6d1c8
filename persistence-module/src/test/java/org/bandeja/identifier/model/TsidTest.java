package org.bandeja.identifier.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TsidTest {
    @Test
    void eachIsAboveTheOneBefore() {
        long before = Tsid.next();
        for (int i = 0; i < 10_000; i++) {
            long next = Tsid.next();
            assertThat(next).isGreaterThan(before);
            before = next;
        }
    }

    @Test
    void comesBackFromItsText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long value = random.nextLong() & Long.MAX_VALUE;
            assertThat(Tsid.text(value)).as("seed %d", seed).matches("[0-9a-z]{13}");
            assertThat(Tsid.parse(Tsid.text(value))).as("seed %d", seed).contains(value);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "1",
                "0kq",
                "0000000000000 ",
                "00000000000000",
                "zzzzzzzzzzzzz",
                "0000000000-00",
                "../../etc/passwd",
                "' or 1=1 -- a",
                "٠٠٠٠٠٠٠٠٠٠٠٠٠",
                "ñññññññññññññ"
            })
    void whatIsNoIdentifierNamesNothing(String text) {
        assertThat(Tsid.parse(text)).isEmpty();
    }
}
