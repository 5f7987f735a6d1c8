package org.bandeja.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "attachment; filename*=UTF-8''foto%20de%20Ana.jpg|foto de Ana.jpg",
                "attachment; filename*=UTF-8''a%C3%B1o%F0%9F%98%80.pdf|año😀.pdf",
                "attachment; filename=\"x.pdf\"; filename*=UTF-8''y.pdf|y.pdf",
                "attachment; filename=\"x.pdf\"|x.pdf",
                "attachment; FILENAME*=utf-8'es'z.pdf|z.pdf",
                "attachment; filename*=UTF-8''a+b.pdf|a+b.pdf",
                "attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd|passwd",
                "attachment; filename*=UTF-8''C%3A%5Cx%5Cy.doc|y.doc",
                "attachment; filename*=UTF-8''a%0D%0Ab%00%E2%80%AEgpj.exe|abgpj.exe",
                "attachment; filename*=UTF-8''%zz|none",
                "attachment; filename*=UTF-8''%2F|none",
                "attachment|none",
                "none|none"
            })
    void isReadWithoutPathsAndTricks(String disposition, String name) {
        assertThat(UploadedName.of(disposition).orElse(null)).isEqualTo(name);
    }

    @Test
    void aLongOneKeepsItsEnding() {
        String name = UploadedName.of("attachment; filename*=UTF-8''" + "x".repeat(400) + ".pdf")
                .orElseThrow();
        assertThat(name).hasSize(240).endsWith("x.pdf");
    }
}
