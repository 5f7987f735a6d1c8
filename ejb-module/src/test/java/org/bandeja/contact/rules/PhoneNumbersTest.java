package org.bandeja.contact.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.bandeja.contact.rules.PhoneNotUsable.Reason;
import org.bandeja.contact.rules.PhoneNumbers.Country;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "300 123 4567, +57 601 555 0100, +573001234567",
        "+57 300 123-4567, +57 601 555 0100, +573001234567",
        "0057 300 1234567, +34 600 000 000, +573001234567",
        "(0161) 496 0000, 442079460000, +441614960000",
        "+1 (555) 078-3881, +57 601 555 0100, +15550783881",
        "555 078 3881, 15550783881, +15550783881",
        "+39 06 1234567, +57 601 555 0100, +39061234567",
        "+52 1 55 1234 5678, +57 601 555 0100, +525512345678",
        "+52 55 1234 5678, +57 601 555 0100, +525512345678",
        "３００ １２３ ４５６７, +57 601 555 0100, +573001234567"
    })
    void areReadAsPeopleWriteThem(String written, String business, String number) {
        assertThat(PhoneNumbers.e164(written, business)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_NUMBER",
        "Ana, NO_NUMBER",
        "12, TOO_SHORT",
        "300 123, TOO_SHORT",
        "+57 300 123 4567 8901 23, TOO_LONG",
        "+999 300 123 4567, COUNTRY",
        "300 123 4567 ext. 5, NO_NUMBER",
        "300 123 4567 300 123 4567 300 123 4567 300, NO_NUMBER"
    })
    void whatIsNoneSaysWhy(String written, Reason reason) {
        assertThatThrownBy(() -> PhoneNumbers.e164(written, "+57 601 555 0100"))
                .asInstanceOf(type(PhoneNotUsable.class))
                .extracting(PhoneNotUsable::reason)
                .isEqualTo(reason);
    }

    @Test
    void withoutAHomeOnlyInternationalOnesAreRead() {
        assertThat(PhoneNumbers.e164("+573001234567", "support")).isEqualTo("+573001234567");
        assertThatThrownBy(() -> PhoneNumbers.e164("3001234567", "support")).isInstanceOf(PhoneNotUsable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "573001234567, +57 300 1234567",
        "+573001234567, +57 300 1234567",
        "15550783881, +1 555-078-3881",
        "5215512345678, +52 55 1234 5678",
        "+57 601 555 0100, +57 601 555 0100",
        "15550100, +1 5550100",
        "999999999999999, 999999999999999",
        "Ayuda, Ayuda",
        "'', ''"
    })
    void areShownAsPeopleWriteThem(String number, String shown) {
        assertThat(PhoneNumbers.shown(number)).isEqualTo(shown);
    }

    @Test
    void aBusinessNumberIsAtHomeSomewhere() {
        assertThat(PhoneNumbers.home("+57 601 555 0100")).contains(new Country("CO", "+57"));
        assertThat(PhoneNumbers.home("15550783881")).map(Country::prefix).contains("+1");
        assertThat(PhoneNumbers.home("support")).isEmpty();
    }
}
