package org.bandeja.system.client;

import java.util.List;

/** Texts that have broken other chat applications. */
public final class HardTexts {
    /** As long as WhatsApp lets a customer write. */
    public static final String LONGEST =
            "0123456789 áé😀".repeat(65_000 / 15 + 1).substring(0, 65_000);

    public static final String MARKUP =
            "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script> <b>bold</b> &lt;b&gt; &amp;";

    public static final String RIGHT_TO_LEFT = "שלום עולם \u202Eesrever\u202C \u200Fمرحبا\u200E abc";

    private HardTexts() {}

    public static List<String> all() {
        return List.of(
                "quotes ' \" ` “ ” « » \\ \\\\ \\n \\u0041 / // /* */ --",
                MARKUP,
                "'; DROP TABLE message; -- %s %n {0} ${1+1} #{app} {{x}}",
                "<a href=\"javascript:alert(1)\">x</a> javascript:alert(1) http://example.org/?a=1&b=<c>",
                RIGHT_TO_LEFT,
                "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇨🇴 \uD83D\uDE00 Ǻ́ e\u0301 ﷽",
                "line one\nline two\r\nline three\n\n\ttabbed",
                "zero\u200Bwidth\u2060joiner\u00AD soft \uFEFF mark",
                "x@y.z / ñandú ¿qué? €",
                LONGEST);
    }
}
