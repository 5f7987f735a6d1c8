package org.bandeja.template.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedPartTest {
    @ParameterizedTest
    @CsvSource({
        "2388023, name",
        "2388024, name",
        "2388047, header",
        "2388072, body",
        "2388073, footer",
        "2388293, body",
        "2388299, body",
        "2388019, ''",
        "2388039, ''",
        "0, ''"
    })
    void namesThePartThatWhatsAppSpeaksOf(int subcode, String part) {
        assertThat(RefusedPart.of(subcode)).isEqualTo(part);
    }
}
