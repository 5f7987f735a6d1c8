package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bandeja.media.rules.FileType;
import org.bandeja.routing.model.ProfileNotUsable;
import org.junit.jupiter.api.Test;

class ProfilePictureTest {
    @Test
    void jpegAndPngOf192PixelsAndFiveMegabytes() {
        assertThat(ProfilePicture.require(png(192, 640))).isEqualTo(FileType.PNG);
        assertThat(ProfilePicture.require(Arrays.copyOf(png(640, 192), ProfilePicture.MOST_BYTES)))
                .isEqualTo(FileType.PNG);
        assertThat(ProfilePicture.require(jpeg(192))).isEqualTo(FileType.JPEG);
    }

    @Test
    void nothingElse() {
        for (byte[] picture : new byte[][] {
            png(191, 640),
            png(640, 191),
            jpeg(191),
            Arrays.copyOf(png(640, 640), ProfilePicture.MOST_BYTES + 1),
            Arrays.copyOf(png(640, 640), 16),
            "GIF89a\u0001\u0001\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1),
            "no picture".getBytes(StandardCharsets.UTF_8),
            {}
        }) {
            assertThatThrownBy(() -> ProfilePicture.require(picture))
                    .isInstanceOf(ProfileNotUsable.class)
                    .hasMessage("PICTURE");
        }
    }

    /** Its head; behind it nothing is read. */
    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(64)
                .putLong(0x89504e470d0a1a0aL)
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .putInt(0x08020000)
                .array();
    }

    private static byte[] jpeg(int side) {
        return ByteBuffer.allocate(64)
                .putInt(0xffd8ffc0)
                .putShort((short) 17)
                .put((byte) 8)
                .putShort((short) side)
                .putShort((short) side)
                .array();
    }
}
