package org.bandeja.webhook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeliveryTextTest {
    @Test
    void jsonGetsALineForEachPart() {
        assertThat(text("{\"object\":\"x\",\"entry\":[1]}").lines().count()).isGreaterThan(3);
    }

    @Test
    void whatIsNoJsonIsShownAsItCame() {
        assertThat(text("{\"half\": ")).isEqualTo("{\"half\":");
        assertThat(text("<script>alert(1)</script>")).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void whatCannotBeSeenOrTurnsTextAroundIsShownAsStrange() {
        assertThat(text("a\u0000b\u001bc\u202ed\u2066e\r\nf\tg"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD\nf\tg");
    }

    @Test
    void bytesThatAreNoTextAreShownAsStrange() {
        assertThat(DeliveryText.of(new byte[] {(byte) 0xC3, 'a'})).isEqualTo("\uFFFDa");
    }

    @Test
    void noPageGrowsWithoutEnd() {
        assertThat(text("x".repeat(DeliveryText.LONGEST + 5))).hasSize(DeliveryText.LONGEST);
    }

    private static String text(String content) {
        return DeliveryText.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
