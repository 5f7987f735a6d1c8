package org.bandeja.routing.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberProfileTest {
    @ParameterizedTest
    @CsvSource({
        "139, 256, 512, '', '', ",
        "140, 0, 0, '', '', ABOUT",
        "0, 257, 0, '', '', ADDRESS",
        "0, 0, 513, '', '', DESCRIPTION",
        "0, 0, 0, ventas@example.com, '', ",
        "0, 0, 0, ventas, '', EMAIL",
        "0, 0, 0, '', https://a.example https://b.example, ",
        "0, 0, 0, '', https://a.example https://b.example https://c.example, WEBSITES",
        "0, 0, 0, '', javascript:alert(1), WEBSITES",
        "0, 0, 0, '', a.example, WEBSITES"
    })
    void whatWhatsAppWouldNotTakeIsRefused(
            int about, int address, int description, String email, String websites, String refused) {
        NumberProfile profile = new NumberProfile(
                "a".repeat(about),
                "b".repeat(address),
                "c".repeat(description),
                email,
                websites.isEmpty() ? List.of() : Arrays.asList(websites.split(" ")),
                Optional.empty());
        if (refused == null) {
            assertThatCode(profile::require).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(profile::require)
                    .isInstanceOf(ProfileNotUsable.class)
                    .hasMessage(refused);
        }
    }
}
