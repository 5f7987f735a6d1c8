package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers are one line. */
class PhoneLineTest {
    @ParameterizedTest
    @CsvSource({
        "+525512345678, +5215512345678",
        "+541123456789, +5491123456789",
        "+551187654321, +5511987654321",
        "+559968765432, +5599968765432"
    })
    void twoWaysOfWritingAreOneLine(String dialled, String whatsApp) {
        assertThat(PhoneLine.of(dialled)).isEqualTo(PhoneLine.of(whatsApp));
        assertThat(PhoneLine.of(whatsApp).ways()).containsExactly(dialled, whatsApp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+573001234567",
                "+14155550100",
                "+551133334444",
                "+5511933334444",
                "+52155123456",
                "+52551234567890",
                "+549112345678901",
                "+5501987654321",
                "anything",
                ""
            })
    void allOthersAreWrittenInOneWay(String phone) {
        assertThat(PhoneLine.of(phone).ways()).containsExactly(phone);
    }

    @Test
    void aFixedLineOfBrazilIsNotTheMobileWithTheSameEnd() {
        assertThat(PhoneLine.of("+551133334444")).isNotEqualTo(PhoneLine.of("+5511933334444"));
    }
}
