package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovieTracksTest {
    private static final byte[] TYPE = box("ftyp", text("isom\0\0\0\0"));

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "vide avc1, true",
        "vide avc1 soun mp4a, true",
        "vide avc3 soun mp4a text tx3g, true",
        "vide hvc1 soun mp4a, false",
        "vide hev1, false",
        "vide av01 soun mp4a, false",
        "vide avc1 soun Opus, false",
        "vide avc1 soun mp4a soun mp4a, false",
        "vide avc1 vide hvc1, false",
        "soun mp4a, false",
        "text tx3g, false"
    })
    void tellsWhatWhatsAppPlays(String tracks, boolean taken) throws IOException {
        assertThat(of(TYPE, movie(tracks), box("mdat", new byte[100]))
                        .orElseThrow()
                        .areTaken())
                .isEqualTo(taken);
    }

    @Test
    void theDescriptionMayStandAtTheEnd() throws IOException {
        assertThat(of(TYPE, box("free"), box("mdat", new byte[5000]), movie("vide avc1 soun mp4a")))
                .contains(new MovieTracks(java.util.List.of("avc1"), java.util.List.of("mp4a")));
    }

    @Test
    void largeSizesAreRead() throws IOException {
        byte[] large = ByteBuffer.allocate(16 + 50)
                .putInt(1)
                .put(text("mdat"))
                .putLong(66)
                .array();
        assertThat(of(TYPE, large, movie("vide hvc1"))).isPresent();
    }

    @Test
    void theLastBoxMayReachToTheEnd() throws IOException {
        byte[] movie = movie("vide avc1");
        ByteBuffer.wrap(movie).putInt(0, 0);
        assertThat(of(TYPE, movie)).isPresent();
    }

    @Test
    void ofWhatCannotBeUnderstoodNothingIsKnown() throws IOException {
        assertThat(of()).isEmpty();
        assertThat(of(text("not a film at all, only words"))).isEmpty();
        assertThat(of(TYPE)).isEmpty();
        assertThat(of(TYPE, Arrays.copyOf(movie("vide avc1"), 60))).isEmpty();
        assertThat(of(ByteBuffer.allocate(16)
                        .putInt(1)
                        .put(text("moov"))
                        .putLong(-1)
                        .array()))
                .isEmpty();
    }

    @Test
    void noBytesBreakIt() throws IOException {
        byte[] film = join(TYPE, movie("vide avc1 soun mp4a"));
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] broken = film.clone();
            for (int change = 0; change < 4; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(of(broken)).isNotNull();
        }
    }

    private Optional<MovieTracks> of(byte[]... parts) throws IOException {
        Path file = directory.resolve("film");
        Files.write(file, join(parts));
        try (SeekableByteChannel film = Files.newByteChannel(file)) {
            return MovieTracks.of(film);
        }
    }

    /** @param tracks kind and encoding of each */
    private static byte[] movie(String tracks) {
        String[] words = tracks.split(" ");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(box("mvhd", new byte[100]));
        for (int i = 0; i < words.length; i += 2) {
            byte[] handler = box("hdlr", new byte[8], text(words[i]), new byte[13]);
            byte[] description = box("stsd", new byte[] {0, 0, 0, 0, 0, 0, 0, 1}, box(words[i + 1], new byte[70]));
            byte[] information = box("minf", box("vmhd", new byte[12]), box("stbl", description));
            all.writeBytes(box(
                    "trak", box("tkhd", new byte[84]), box("mdia", box("mdhd", new byte[24]), handler, information)));
        }
        return box("moov", all.toByteArray());
    }

    private static byte[] box(String name, byte[]... content) {
        byte[] inside = join(content);
        return ByteBuffer.allocate(8 + inside.length)
                .putInt(8 + inside.length)
                .put(text(name))
                .put(inside)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
