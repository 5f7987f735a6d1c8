package org.bandeja.company.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportViewTest {
    @ParameterizedTest
    @CsvSource({
        "+57 (601) 555-0100,+576015550100",
        "601.555.0100,6015550100",
        "112,112",
        "'',''",
    })
    void whatPeopleWriteIsDialled(String written, String dialled) {
        assertThat(SupportView.dialled(written)).isEqualTo(dialled);
    }
}
