package org.bandeja.media.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.model.StoredFile.Picture;
import org.bandeja.media.model.StoredFile.Thumbnail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path place;

    @Test
    void keepsBytesUnderTheirHash() throws IOException {
        MediaStore store = store(1);
        assertThat(keep(store, "hello")).isEqualTo(HELLO);
        assertThat(store.path(HELLO))
                .isEqualTo(place.resolve("2c").resolve("f2").resolve(HELLO));
        assertThat(store.path(HELLO)).hasContent("hello");
        assertThat(keep(store, "hello")).isEqualTo(HELLO);
        assertThat(everything()).as("nothing stays beside it").containsExactly(store.path(HELLO));
    }

    @Test
    void whatWasNotKeptIsGone() throws IOException {
        try (ArrivingFile file = store(1).begin(0, 100)) {
            file.write("half".getBytes(StandardCharsets.UTF_8), 0, 4);
        }
        assertThat(everything()).isEmpty();
    }

    @Test
    void whatBeginsAnewIsHashedAnew() throws IOException {
        MediaStore store = store(1);
        try (ArrivingFile file = store.begin(0, 100)) {
            file.write("other bytes".getBytes(StandardCharsets.UTF_8), 0, 11);
            file.clear();
            file.write("hello".getBytes(StandardCharsets.UTF_8), 0, 5);
            assertThat(new String(file.head(), StandardCharsets.UTF_8)).isEqualTo("hello");
            assertThat(store.keep(file)).isEqualTo(HELLO);
        }
        assertThat(store.path(HELLO)).hasContent("hello");
    }

    @Test
    void moreThanMayIsRefused() throws IOException {
        try (ArrivingFile file = store(1).begin(0, 4)) {
            assertThatThrownBy(() -> file.write(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(FileTooLarge.class);
        }
    }

    @Test
    void aFullDiskIsSaidAtOnce() {
        assertThatThrownBy(() -> store(1_000_000).begin(Long.MAX_VALUE / 2, 100))
                .isInstanceOf(StoreFull.class)
                .hasMessageContaining(place.toString());
    }

    /** The file that every Linux has for this. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpWhileBytesComeIsSaid() throws IOException {
        MediaStore store = store(1, path -> {
            Files.createFile(path);
            return FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
        });
        try (ArrivingFile file = store.begin(0, 100)) {
            assertThatThrownBy(() -> file.write(new ByteArrayInputStream(new byte[10])))
                    .isInstanceOf(StoreFull.class);
        }
        assertThat(everything()).as("nothing half-written stays").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "/files/arriving/1: Disk quota exceeded"})
    void aDiskWithoutRoomForTheEntryOfAFileIsSaid(String words) throws IOException {
        MediaStore store = store(1, path -> {
            throw new IOException(words);
        });
        assertThatThrownBy(() -> store.begin(0, 100)).isInstanceOf(StoreFull.class);
        assertThat(everything()).isEmpty();
    }

    @Test
    void whatElseADiskSaysIsNoLackOfRoom() {
        MediaStore store = store(1, path -> {
            throw new IOException("Input/output error");
        });
        assertThatThrownBy(() -> store.begin(0, 100)).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void onlyHashesAreNames() {
        assertThatThrownBy(() -> store(1).path("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store(1).path(HELLO.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesThatNothingNamesGoUnlessTheyAreFresh() throws IOException {
        MediaStore store = store(1);
        keep(store, "hello");
        age(store.path(HELLO), Duration.ofHours(1));
        store.remove(HELLO, hash -> true);
        assertThat(store.path(HELLO)).exists();
        age(store.path(HELLO), Duration.ofHours(7));
        store.remove(HELLO, hash -> false);
        assertThat(store.path(HELLO)).exists();
        store.remove(HELLO, hash -> true);
        assertThat(store.path(HELLO)).doesNotExist();
        store.remove(HELLO, hash -> true);
    }

    @Test
    void whatCameAgainIsFreshAgain() throws IOException {
        MediaStore store = store(1);
        keep(store, "hello");
        age(store.path(HELLO), Duration.ofDays(30));
        keep(store, "hello");
        store.remove(HELLO, hash -> true);
        assertThat(store.path(HELLO)).exists();
    }

    @Test
    void leftoversOfADeadNodeGo() throws IOException {
        MediaStore store = store(1);
        store.clearLeftovers();
        try (ArrivingFile young = store.begin(0, 10)) {
            Path old = Files.createFile(place.resolve("arriving").resolve("old"));
            age(old, Duration.ofHours(7));
            age(young.path(), Duration.ofHours(5));
            store.clearLeftovers();
            assertThat(old).doesNotExist();
            assertThat(young.path()).exists();
        }
    }

    // --- pictures

    @Test
    void aPictureGetsASmallCopy() throws IOException {
        StoredFile kept = examine(drawn(1600, 1200, BufferedImage.TYPE_INT_RGB, "jpeg"), "a.jpg");
        assertThat(kept.mime()).isEqualTo("image/jpeg");
        Picture picture = kept.picture().orElseThrow();
        assertThat(List.of(picture.width(), picture.height())).containsExactly(1600, 1200);
        BufferedImage small = small(picture);
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(480, 360);
        assertThat(new Color(small.getRGB(20, 20)).getRed())
                .as("red at the upper left")
                .isGreaterThan(200);
    }

    @Test
    void theSmallCopyIsTurnedAsTheCameraSays() throws IOException {
        byte[] turned = withOrientation(drawn(1600, 1200, BufferedImage.TYPE_INT_RGB, "jpeg"), 6);
        Picture picture = examine(turned, "a.jpg").picture().orElseThrow();
        assertThat(List.of(picture.width(), picture.height())).containsExactly(1200, 1600);
        BufferedImage small = small(picture);
        assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(360, 480);
        assertThat(new Color(small.getRGB(340, 20)).getRed())
                .as("red at the upper right")
                .isGreaterThan(200);
        assertThat(new Color(small.getRGB(20, 20)).getRed()).isLessThan(100);
    }

    @Test
    void theSmallCopyTellsNothingButThePixels() throws IOException {
        byte[] told = withOrientation(drawn(600, 400, BufferedImage.TYPE_INT_RGB, "jpeg"), 1);
        Thumbnail small =
                examine(told, "a.jpg").picture().orElseThrow().thumbnail().orElseThrow();
        assertThat(new String(Files.readAllBytes(store(1).path(small.sha256())), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void transparencyStays() throws IOException {
        Thumbnail small = examine(drawn(600, 400, BufferedImage.TYPE_INT_ARGB, "png"), "a.png")
                .picture()
                .orElseThrow()
                .thumbnail()
                .orElseThrow();
        assertThat(small.mime()).isEqualTo("image/png");
    }

    @Test
    void aPictureOfTwentyThousandByTwentyThousandIsNotDecoded() throws IOException {
        byte[] huge = drawn(60, 40, BufferedImage.TYPE_INT_RGB, "png");
        ByteBuffer.wrap(huge).putInt(16, 20_000).putInt(20, 20_000);
        Picture picture = examine(huge, "a.png").picture().orElseThrow();
        assertThat(picture).isEqualTo(new Picture(20_000, 20_000, Optional.empty()));
    }

    @Test
    void aBrokenPictureIsAFile() throws IOException {
        byte[] broken = drawn(600, 400, BufferedImage.TYPE_INT_RGB, "png");
        byte[] half = java.util.Arrays.copyOf(broken, 60);
        assertThat(examine(half, "a.png").picture()).contains(new Picture(600, 400, Optional.empty()));
        byte[] lying = HexFormat.of().parseHex("ffd8ffe000104a46");
        assertThat(examine(lying, "a.jpg").picture()).isEmpty();
    }

    @Test
    void whatOnlyCallsItselfAPictureIsNone() throws IOException {
        StoredFile kept = examine("<html>".getBytes(StandardCharsets.UTF_8), "a.jpg");
        assertThat(kept.mime()).isEqualTo("application/octet-stream");
        assertThat(kept.picture()).isEmpty();
    }

    private StoredFile examine(byte[] bytes, String name) throws IOException {
        MediaStore store = store(1);
        try (ArrivingFile file = store.begin(0, 100_000_000)) {
            file.write(new ByteArrayInputStream(bytes));
            return new FileExamination(store).keep(file, Optional.empty(), Optional.of(name));
        }
    }

    private BufferedImage small(Picture picture) throws IOException {
        return ImageIO.read(
                store(1).path(picture.thumbnail().orElseThrow().sha256()).toFile());
    }

    /** Blue, with the upper left quarter red. */
    private static byte[] drawn(int width, int height, int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112" + "0003" + "00000001"
                        + "000" + orientation + "0000" + "00000000");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(exif);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private String keep(MediaStore store, String text) throws IOException {
        try (ArrivingFile file = store.begin(0, 1_000)) {
            file.write(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return store.keep(file);
        }
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private interface Opening {
        FileChannel open(Path path) throws IOException;
    }

    private MediaStore store(int keptFreeMib) {
        return new MediaStore(settings(keptFreeMib), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private MediaStore store(int keptFreeMib, Opening opening) {
        return new MediaStore(settings(keptFreeMib), Clock.fixed(NOW, ZoneOffset.UTC)) {
            @Override
            FileChannel open(Path path) throws IOException {
                return opening.open(path);
            }
        };
    }

    private MediaSettings settings(int keptFreeMib) {
        Map<String, String> properties = Map.of(
                "bandeja.media.directory",
                place.toString(),
                "bandeja.media.keep-free-mib",
                String.valueOf(keptFreeMib));
        return new MediaSettings(properties::get);
    }
}
