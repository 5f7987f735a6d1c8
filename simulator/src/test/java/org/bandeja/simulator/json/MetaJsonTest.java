package org.bandeja.simulator.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MetaJsonTest {
    @Test
    void writesEverythingBeyondAsciiAsLowerCaseEscapes() {
        assertThat(written("caf\u00e9 \u00c4 \u4f60")).isEqualTo("{\"m\":\"caf\\u00e9 \\u00c4 \\u4f60\"}");
    }

    @Test
    void writesEmojiAsASurrogatePair() {
        assertThat(written("\ud83d\ude00")).isEqualTo("{\"m\":\"\\ud83d\\ude00\"}");
    }

    @Test
    void escapesSlashesAndAtSigns() {
        assertThat(written("https://x.y/z a@b")).isEqualTo("{\"m\":\"https:\\/\\/x.y\\/z a\\u0040b\"}");
    }

    @Test
    void escapesQuotesBackslashesAndControlCharacters() {
        assertThat(written("\"\\\n\r\t\b\f\u0000\u001f\u007f"))
                .isEqualTo("{\"m\":\"\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u001f\\u007f\"}");
    }

    @Test
    void writesEmptyAndNestedStructures() {
        byte[] source = "{\"a\":[],\"b\":{},\"c\":[1,{\"d\":[true,null,-2.5]}]}".getBytes(StandardCharsets.UTF_8);
        assertThat(MetaJson.write(JsonText.parseObject(source))).isEqualTo(source);
    }

    private static String written(String text) {
        byte[] bytes = MetaJson.write(JsonText.object().add("m", text).build());
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
