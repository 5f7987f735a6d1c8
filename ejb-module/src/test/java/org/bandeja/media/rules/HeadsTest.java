package org.bandeja.media.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the beginnings of files tell. */
class HeadsTest {
    private static final String PAGE = "OggS\0\2" + "\0".repeat(8) + "SERI" + "\0\0\0\0" + "CRC!";

    @Test
    void oneChannelOfOpusIsKnown() {
        assertThat(OpusHead.isOneChannelOpus(opus(1))).isTrue();
        assertThat(OpusHead.isOneChannelOpus(opus(2))).isFalse();
        assertThat(OpusHead.isOneChannelOpus(opus(0))).isFalse();
    }

    @Test
    void aLongerTableOfSegmentsMovesThePacket() {
        byte[] head = bytes(PAGE + "\2\23\0" + "OpusHead\1\1\u0038\1");
        assertThat(OpusHead.isOneChannelOpus(head)).isTrue();
    }

    @Test
    void anotherCodecIsNotOpus() {
        assertThat(OpusHead.isOneChannelOpus(bytes(PAGE + "\1\36" + "\1vorbis\1\1\1\1\1\1")))
                .isFalse();
        assertThat(OpusHead.isOneChannelOpus(bytes("OggX" + PAGE.substring(4) + "\1\23OpusHead\1\1")))
                .isFalse();
    }

    @Test
    void ofWhatEndsEarlyNothingIsBelieved() {
        byte[] whole = opus(1);
        int channels = 27 + 1 + 8 + 1;
        for (int length = 0; length <= channels; length++) {
            assertThat(OpusHead.isOneChannelOpus(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
        assertThat(OpusHead.isOneChannelOpus(Arrays.copyOf(whole, channels + 1)))
                .isTrue();
    }

    @Test
    void aPictureThatMovesSaysSo() {
        assertThat(WebpHead.isAnimated(bytes("RIFF....WEBPVP8X\n\0\0\0\2"))).isTrue();
        assertThat(WebpHead.isAnimated(bytes("RIFF....WEBPVP8X\n\0\0\0\u0012\0")))
                .isTrue();
        assertThat(WebpHead.isAnimated(bytes("RIFF....WEBPVP8X\n\0\0\0\u0010\0")))
                .isFalse();
        assertThat(WebpHead.isAnimated(bytes("RIFF....WEBPVP8L\n\0\0\0\2"))).isFalse();
        assertThat(WebpHead.isAnimated(bytes("RIFF....WAVEVP8X\n\0\0\0\2"))).isFalse();
        assertThat(WebpHead.isAnimated(bytes("RIFF....WEBPVP8X\n\0\0\0"))).isFalse();
        assertThat(WebpHead.isAnimated(new byte[0])).isFalse();
    }

    /** Depth and kind of colours, as PNG counts them. */
    @ParameterizedTest
    @CsvSource({
        "8, 2, true",
        "8, 6, true",
        "16, 2, false",
        "16, 6, false",
        "8, 0, false",
        "8, 3, false",
        "4, 3, false",
        "1, 0, false",
        "8, 4, false"
    })
    void aPngPictureSaysHowItCountsColours(int depth, int colours, boolean expected) {
        byte[] head = new byte[PngHead.LENGTH];
        head[24] = (byte) depth;
        head[25] = (byte) colours;
        assertThat(PngHead.isTrueColour(head)).isEqualTo(expected);
        assertThat(PngHead.isTrueColour(Arrays.copyOf(head, PngHead.LENGTH - 1)))
                .isFalse();
    }

    private static byte[] opus(int channels) {
        return bytes(PAGE + "\1\23" + "OpusHead\1" + (char) channels + "\u0038\1\u0080\u00bb\0\0\0\0\0");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
