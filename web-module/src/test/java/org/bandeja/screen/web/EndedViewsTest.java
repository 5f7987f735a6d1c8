package org.bandeja.screen.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a page that is opened again leads to. */
class EndedViewsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://inbox.example/console/person.xhtml?id=0p5c, /console/person.xhtml?id=0p5c
            https://inbox.example/console/person.xhtml,         /console/person.xhtml
            https://elsewhere.example/evil.xhtml?id=1,          /console/person.xhtml
            https://inbox.example/console/number.xhtml?id=7,    /console/person.xhtml
            no address at all,                                  /console/person.xhtml
            -,                                                  /console/person.xhtml
            """)
    void itIsThePageThatAskedAndNoOther(String referer, String page) {
        assertThat(EndedViews.page("/console/person.xhtml", referer)).isEqualTo(page);
    }
}
