package org.bandeja.notice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountChangeTest {
    @ParameterizedTest
    @CsvSource({
        "1234567890, true",
        "abc-DEF_1.2, true",
        "12345é, false",
        "12 345, false",
        "'', false",
        "12345678901234567890123456789012345678901234567890123456789012345, false"
    })
    void onlyWhatMayBeAnIdIsLookedFor(String text, boolean id) {
        assertThat(change(Map.of("message_template_id", text)).id("message_template_id"))
                .isEqualTo(id ? Optional.of(text) : Optional.empty());
    }

    @Test
    void whatIsNotToldIsNone() {
        assertThat(change(Map.of()).id("message_template_id")).isEmpty();
    }

    private static AccountChange change(Map<String, String> facts) {
        return new AccountChange("1", "f", "", Optional.empty(), facts, "{}", List.of(), Instant.EPOCH);
    }
}
