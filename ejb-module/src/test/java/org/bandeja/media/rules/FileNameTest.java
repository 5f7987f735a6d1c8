package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "Factura ñandú.pdf, Factura ñandú.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\x\\a.txt, a.txt",
        ".htaccess, htaccess",
        "'a<b>\"c:d|e?f*g%h.txt', a_b__c_d_e_f_g_h.txt",
        "'  spaces .pdf. ', spaces .pdf",
    })
    void isSafe(String given, String safe) {
        assertThat(FileName.safe(Optional.of(given), FileType.PDF)).isEqualTo(safe);
    }

    @Test
    void nothingInvisibleStays() {
        assertThat(FileName.safe(Optional.of("inv\u202efdp.exe\r\nSet-Cookie: a\u0000"), FileType.PROGRAM))
                .isEqualTo("invfdp.exeSet-Cookie_ a");
    }

    @Test
    void whatIsShownDoesNotTurn() {
        assertThat(FileName.shown("invoice_\u202efdp.exe")).isEqualTo("invoice_fdp.exe");
        assertThat(FileName.shown("a/b: 50 %.pdf")).isEqualTo("a/b: 50 %.pdf");
    }

    @Test
    void withoutAUsableNameItIsTheTypes() {
        assertThat(FileName.safe(Optional.empty(), FileType.OGG)).isEqualTo("file.ogg");
        assertThat(FileName.safe(Optional.of("../.."), FileType.JPEG)).isEqualTo("file.jpg");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        String name = FileName.safe(Optional.of("𝔞".repeat(300) + ".pdf"), FileType.PDF);
        assertThat(name.codePointCount(0, name.length())).isEqualTo(120);
        assertThat(name).endsWith("𝔞.pdf");
    }

    @Test
    void dispositionIsAsciiAndTellsTheWholeName() {
        assertThat(FileName.disposition(false, "Año \"1\" 100%;.pdf"))
                .isEqualTo("attachment; filename=\"A_o _1_ 100_;.pdf\";"
                        + " filename*=UTF-8''A%C3%B1o%20%221%22%20100%25%3B.pdf");
        assertThat(FileName.disposition(true, "a.png")).startsWith("inline; filename=\"a.png\"");
    }
}
