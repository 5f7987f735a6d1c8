package org.bandeja.company.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyTest {
    private final Company company = new Company();

    @ParameterizedTest
    @CsvSource({
        "PHONE, +57 601 555 0100, true",
        "PHONE, 123, true",
        "PHONE, call me, false",
        "PHONE, ++57, false",
        "EMAIL, help@example.com, true",
        "EMAIL, help, false",
        "EMAIL, a b@example.com, false",
        "LINK, https://help.example.com/x?y=1, true",
        "LINK, http://intranet, true",
        "LINK, javascript:alert(1), false",
        "LINK, data:text/html;base64, false",
        "LINK, https://a\"b, false",
        "LINK, //example.com, false"
    })
    void aContactIsWhatItIsToBe(String field, String value, boolean usable) {
        SupportContact contact = new SupportContact(
                "",
                field.equals("PHONE") ? value : "",
                field.equals("EMAIL") ? value : "",
                field.equals("LINK") ? value : "");
        if (usable) {
            company.helpedBy(contact);
            assertThat(company.support()).isEqualTo(contact);
        } else {
            assertThatThrownBy(() -> company.helpedBy(contact))
                    .isInstanceOf(CompanySettingNotUsable.class)
                    .hasMessage(field);
        }
    }

    @Test
    void nothingIsAContactThatIsNotShown() {
        company.helpedBy(new SupportContact(" ", "", "", ""));
        assertThat(company.support().isEmpty()).isTrue();
    }

    @Test
    void textsHaveALimit() {
        company.call("x".repeat(120));
        assertThatThrownBy(() -> company.call("x".repeat(121))).hasMessage("NAME");
        assertThatThrownBy(() -> company.helpedBy(new SupportContact("x".repeat(501), "", "", "")))
                .hasMessage("TEXT");
    }

    @Test
    void onlyWhatThereAreTextsInIsSpoken() {
        company.speak(Optional.of("es"), Set.of("en", "es"));
        assertThat(company.defaultLanguage()).contains("es");
        assertThatThrownBy(() -> company.speak(Optional.of("fr"), Set.of("en", "es")))
                .hasMessage("LANGUAGE");
        company.speak(Optional.empty(), Set.of("en", "es"));
        assertThat(company.defaultLanguage()).isEmpty();
    }
}
