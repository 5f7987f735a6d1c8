package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeadTest {
    @TempDir
    Path place;

    @Test
    void png() throws IOException {
        assertThat(read(png(20_000, 20_000), FileType.PNG)).contains(PictureSize.plain(20_000, 20_000));
        assertThat(read(png(0, 5), FileType.PNG)).isEmpty();
        assertThat(read(png(-1, 5), FileType.PNG)).isEmpty();
    }

    @Test
    void gif() throws IOException {
        assertThat(read(HexFormat.of().parseHex("474946383961" + "4001" + "f000"), FileType.GIF))
                .contains(PictureSize.plain(320, 240));
    }

    @Test
    void webpInItsThreeForms() throws IOException {
        String riff = "524946460000000057454250";
        assertThat(read(hex(riff + "56503858" + "0a000000" + "10000000" + "ff0100" + "ff0100"), FileType.WEBP))
                .contains(PictureSize.plain(512, 512));
        // 14 bits of width less one, 14 of height less one
        int bits = 99 | 49 << 14;
        String packed = HexFormat.of().toHexDigits(Integer.reverseBytes(bits));
        assertThat(read(hex(riff + "5650384c" + "0a000000" + "2f" + packed + "0000000000"), FileType.WEBP))
                .contains(PictureSize.plain(100, 50));
        assertThat(read(hex(riff + "56503820" + "0a000000" + "000000" + "9d012a" + "4001" + "f000"), FileType.WEBP))
                .contains(PictureSize.plain(320, 240));
        assertThat(read(hex(riff + "58585858" + "0a000000" + "10000000" + "ff0100" + "ff0100"), FileType.WEBP))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 640, 480", "2, 640, 480", "3, 640, 480", "4, 640, 480", "5, 480, 640", "6, 480, 640", "8, 480, 640"
    })
    void jpegIsTurnedAsTheCameraSays(int orientation, int width, int height) throws IOException {
        for (boolean big : new boolean[] {true, false}) {
            PictureSize size = read(jpeg(640, 480, 0xc0, exif(orientation, big)), FileType.JPEG)
                    .orElseThrow();
            assertThat(size.orientation()).isEqualTo(orientation);
            assertThat(size.shownWidth()).isEqualTo(width);
            assertThat(size.shownHeight()).isEqualTo(height);
        }
    }

    /** Decoders pass over these alone; whoever took the next bytes for their length would land in another frame. */
    @ParameterizedTest
    @ValueSource(strings = {"ff01", "ffd0", "ffd7", "ff00", "ff0000"})
    void marksWithoutALengthHideNoFrame(String mark) throws IOException {
        String comment = "fffe0004" + "0000";
        String frame = "ffc2" + "0011" + "08" + "07d0" + "0bb8" + "03012200021101031101";
        assertThat(read(hex("ffd8" + mark + comment + frame), FileType.JPEG))
                .contains(new PictureSize(3000, 2000, 1, true));
    }

    @Test
    void aSecondPictureInsideIsNone() throws IOException {
        assertThat(read(hex("ffd8ffd8ffc000110807d00bb803012200021101031101"), FileType.JPEG))
                .isEmpty();
    }

    @Test
    void jpegWithNonsenseInIt() throws IOException {
        assertThat(read(jpeg(640, 480, 0xc0, exif(9, true)), FileType.JPEG)).contains(PictureSize.plain(640, 480));
        assertThat(read(jpeg(640, 480, 0xc2, new byte[0]), FileType.JPEG)).contains(new PictureSize(640, 480, 1, true));
        assertThat(read(hex("ffd8ffda0008"), FileType.JPEG)).isEmpty();
        assertThat(read(hex("ffd8"), FileType.JPEG)).isEmpty();
        assertThat(read(hex("ffd8ff"), FileType.JPEG)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FileType.class,
            names = {"JPEG", "PNG", "GIF", "WEBP"})
    void randomBytesAreNoPictureOrOne(FileType type) throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (type == FileType.JPEG && bytes.length > 3) {
                bytes[2] = (byte) 0xff;
                bytes[3] = (byte) 0xe1;
            }
            Optional<PictureSize> size = read(bytes, type);
            size.ifPresent(found -> assertThat(found.width()).isPositive());
        }
    }

    @Test
    void whatIsTooLargeIsNotDecoded() {
        assertThat(PictureSize.plain(20_000, 20_000).isDecodable()).isFalse();
        assertThat(PictureSize.plain(8_000, 6_000).isDecodable()).isTrue();
        assertThat(PictureSize.plain(1, 20_001).isDecodable()).isFalse();
        assertThat(new PictureSize(8_000, 6_000, 1, true).isDecodable()).isFalse();
        assertThat(new PictureSize(5_000, 5_000, 1, true).isDecodable()).isTrue();
    }

    @Test
    void films() throws IOException {
        assertThat(film(box("ftyp", new byte[8]), box("moov", box("mvhd", new byte[20]), trak(1280, 720, false))))
                .contains(PictureSize.plain(1280, 720));
        PictureSize turned = film(box("mdat", new byte[5_000]), box("moov", trak(0, 0, false), trak(1280, 720, true)))
                .orElseThrow();
        assertThat(turned.shownWidth()).isEqualTo(720);
        assertThat(turned.shownHeight()).isEqualTo(1280);
        assertThat(film(box("moov", trak(0, 0, false)))).isEmpty();
        assertThat(film(hex("00000004" + "6d6f6f76" + "00"))).isEmpty();
        assertThat(film(hex("7fffffff" + "6d6f6f76" + "00"))).isEmpty();
        assertThat(film(new byte[0])).isEmpty();
    }

    private Optional<PictureSize> film(byte[]... boxes) throws IOException {
        Path file = Files.write(place.resolve("film"), joined(boxes));
        try (var channel = Files.newByteChannel(file)) {
            return MovieHead.read(channel);
        }
    }

    private static byte[] trak(int width, int height, boolean turned) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(84);
        head.putInt(40, turned ? 0 : 0x10000).putInt(44, turned ? 0x10000 : 0);
        head.putInt(76, width << 16).putInt(80, height << 16);
        return box("trak", box("tkhd", head.array()));
    }

    private static byte[] box(String name, byte[]... parts) throws IOException {
        byte[] content = joined(parts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(8 + content.length);
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static Optional<PictureSize> read(byte[] bytes, FileType type) throws IOException {
        return PictureHead.read(new ByteArrayInputStream(bytes), type);
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(24).putInt(16, width).putInt(20, height).array();
    }

    private static byte[] jpeg(int width, int height, int frame, byte[] exif) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0xffd8);
        out.write(hex("ffe00010" + "4a46494600" + "010100000100010000"));
        if (exif.length > 0) {
            out.writeShort(0xffe1);
            out.writeShort(exif.length + 2);
            out.write(exif);
        }
        out.writeShort(0xff00 | frame);
        out.writeShort(17);
        out.writeByte(8);
        out.writeShort(height);
        out.writeShort(width);
        return bytes.toByteArray();
    }

    private static byte[] exif(int orientation, boolean big) {
        String ifd = big
                ? "4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001" + "00" + two(orientation) + "0000"
                : "49492a0008000000" + "0100" + "1201" + "0300" + "01000000" + two(orientation) + "00" + "0000";
        return hex("457869660000" + ifd + "00000000");
    }

    private static String two(int value) {
        return HexFormat.of().toHexDigits((byte) value);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
