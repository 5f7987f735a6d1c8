package org.bandeja.media.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However large a file is, storing it, examining it and taking it from an agent takes little memory. Measured by what the thread takes
 * from the heap, whether it is given back or not.
 */
class LargeFilesTest {
    private static final int HUNDRED_MEGABYTES = 100_000_000;
    private static final long LITTLE = 2_000_000;
    /** A decoded picture of twice the size of a small copy, the copy, what packs it, and one row after the other of the whole. */
    private static final long A_PICTURE = 24_000_000;

    @TempDir
    Path place;

    private interface Work<T> {
        T done() throws IOException;
    }

    private static <T> T within(long most, Work<T> work) throws IOException {
        var heap = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = heap.getCurrentThreadAllocatedBytes();
        T done = work.done();
        assertThat(heap.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of the heap")
                .isLessThan(most);
        return done;
    }

    @Test
    void aDocumentIsKeptAndExamined() throws IOException {
        examined(head("%PDF-1.7\n"), "large.bin"); // whatever is loaded once
        StoredFile kept = within(LITTLE, () -> examined(large(head("%PDF-1.7\n")), "large.pdf"));
        assertThat(kept.mime()).isEqualTo("application/pdf");
        assertThat(kept.size()).isEqualTo(HUNDRED_MEGABYTES);
        assertThat(Files.size(store().path(kept.sha256()))).isEqualTo(HUNDRED_MEGABYTES);
    }

    /** Its head stands behind the pictures: they are passed over, not read. */
    @Test
    void aFilmIsKeptAndExamined() throws IOException {
        examined(film(), "large.mp4");
        StoredFile kept = within(LITTLE, () -> {
            StoredFile film = examined(large(film()), "large.mp4");
            store().isForeignFilm(film);
            return film;
        });
        assertThat(kept.mime()).isEqualTo("video/mp4");
        assertThat(kept.size()).isEqualTo(HUNDRED_MEGABYTES);
    }

    @Test
    void anAgentsDocumentIsTaken() throws IOException {
        UploadDesk desk = desk();
        desk.take(upload(0), new ByteArrayInputStream("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)));
        MediaRow row = within(LITTLE, () -> desk.take(upload(HUNDRED_MEGABYTES), large(head("%PDF-1.7\n"))));
        assertThat(row.size()).contains((long) HUNDRED_MEGABYTES);
        assertThat(row.mime()).contains("application/pdf");
    }

    /** 400 million pixels that are packed into some kilobytes: nobody unpacks them. */
    @Test
    void aPictureThatIsTooLargeToBeDecodedIsNotDecoded() throws IOException {
        byte[] bomb = png(20_000, 20_000, 1, 0);
        assertThat(bomb.length).isLessThan(200_000);
        StoredFile kept = within(LITTLE, () -> examined(new ByteArrayInputStream(bomb), "bomb.png"));
        assertThat(kept.mime()).isEqualTo("image/png");
        assertThat(kept.picture()).hasValueSatisfying(picture -> {
            assertThat(List.of(picture.width(), picture.height())).containsExactly(20_000, 20_000);
            assertThat(picture.thumbnail()).isEmpty();
        });
    }

    /** What is just small enough: 50 million pixels, of one bit, of 8 bits, and of 16 with transparency. */
    @Test
    void theLargestPicturesThatAreDecodedTakeLittleMemory() throws IOException {
        small(png(600, 600, 1, 0)); // whatever is loaded once
        for (byte[] large : List.of(png(20_000, 2_500, 1, 0), png(7_000, 7_000, 8, 2), png(7_000, 7_000, 16, 6))) {
            StoredFile kept = within(A_PICTURE, () -> small(large));
            Path copy = store().path(kept.picture()
                    .orElseThrow()
                    .thumbnail()
                    .orElseThrow()
                    .sha256());
            assertThat(Files.size(copy)).isBetween(100L, 500_000L);
        }
    }

    private StoredFile small(byte[] png) throws IOException {
        return examined(new ByteArrayInputStream(png), "large.png");
    }

    // --- files

    /** As many zeros behind it as make it a hundred megabytes. */
    private static InputStream large(InputStream head) throws IOException {
        return new SequenceInputStream(head, new Zeros(HUNDRED_MEGABYTES - head.available()));
    }

    private static InputStream head(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The signs of a film, and one box to the end of the file. */
    private static InputStream film() {
        ByteBuffer head = ByteBuffer.allocate(32);
        head.putInt(24).put(ascii("ftypisom")).putInt(512).put(ascii("isommp41"));
        head.putInt(HUNDRED_MEGABYTES - 24).put(ascii("mdat"));
        return new ByteArrayInputStream(head.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Zeros that nobody keeps. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(left, most);
            Arrays.fill(into, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }

    /**
     * A black picture.
     *
     * @param colours as PNG counts: 0 grey, 2 RGB, 6 RGB with transparency
     */
    private static byte[] png(int width, int height, int bits, int colours) throws IOException {
        int channels = Map.of(0, 1, 2, 3, 6, 4).get(colours);
        byte[] row = new byte[1 + (int) (((long) width * bits * channels + 7) / 8)];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                rows.write(row);
            }
        }
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(width).putInt(height).put((byte) bits).put((byte) colours);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(ascii(type));
        sum.update(data);
        png.writeBytes(
                ByteBuffer.allocate(8).putInt(data.length).put(ascii(type)).array());
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    // --- the real ones, without a server

    private StoredFile examined(InputStream in, String name) throws IOException {
        MediaStore store = store();
        try (ArrivingFile file = store.begin(0, HUNDRED_MEGABYTES)) {
            file.write(in);
            return new FileExamination(store).keep(file, Optional.empty(), Optional.of(name));
        }
    }

    private MediaStore store() {
        Map<String, String> properties =
                Map.of("bandeja.media.directory", place.toString(), "bandeja.media.keep-free-mib", "1");
        return new MediaStore(new MediaSettings(properties::get), Clock.systemUTC());
    }

    private static Upload upload(int length) {
        return new Upload(FileKind.DOCUMENT, false, Optional.of("large.pdf"), Optional.empty(), length);
    }

    private UploadDesk desk() {
        UploadDesk desk = new UploadDesk();
        desk.callers = new Callers() {
            @Override
            public AgentId me() {
                return new AgentId(7);
            }
        };
        desk.places = new UploadPlaces();
        desk.store = store();
        desk.examination = new FileExamination(desk.store);
        desk.book = new UploadBook() {
            @Override
            public void requireRoom(AgentId who) {
                // there is
            }

            @Override
            public MediaRow keep(AgentId who, Upload upload, StoredFile file, boolean animated) {
                return Media.uploaded(who, file, upload.name(), upload.voice(), animated, Instant.now())
                        .row();
            }
        };
        return desk;
    }
}
