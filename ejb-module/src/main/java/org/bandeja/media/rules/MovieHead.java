package org.bandeja.media.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Reads how large the picture of an MP4 or 3GP film is: the first track with a width (ISO 14496-12, 8.3.2). Goes from box to box,
 * reading their heads only.
 */
public final class MovieHead {
    private static final int MOST_BOXES = 2_000;
    private static final int HEAD = 8;
    private static final int LARGE_HEAD = 16;
    /** Where the matrix and what follows it stand in a track's head, by its version. */
    private static final int MATRIX_0 = 40;

    private static final int MATRIX_1 = 52;
    private static final int MATRIX_AND_SIZE = 44;
    private static final int LARGEST_SIDE = 20_000;

    private final SeekableByteChannel file;
    private int boxes;

    private MovieHead(SeekableByteChannel file) {
        this.file = file;
    }

    /** @return empty when there is no picture, or the file is broken */
    public static Optional<PictureSize> read(SeekableByteChannel file) throws IOException {
        return new MovieHead(file).within(0, file.size());
    }

    private Optional<PictureSize> within(long from, long end) throws IOException {
        long place = from;
        while (place + HEAD <= end && boxes++ < MOST_BOXES) {
            ByteBuffer head = bytes(place, (int) Math.min(LARGE_HEAD, end - place));
            long size = Integer.toUnsignedLong(head.getInt(0));
            int type = head.getInt(4);
            int begin = HEAD;
            if (size == 1 && head.limit() == LARGE_HEAD) {
                size = head.getLong(HEAD);
                begin = LARGE_HEAD;
            } else if (size == 0) {
                size = end - place;
            }
            if (size < begin || size > end - place) {
                return Optional.empty();
            }
            Optional<PictureSize> found = inside(type, place + begin, place + size);
            if (found.isPresent()) {
                return found;
            }
            place += size;
        }
        return Optional.empty();
    }

    private Optional<PictureSize> inside(int type, long from, long end) throws IOException {
        if (type == name("moov") || type == name("trak")) {
            return within(from, end);
        }
        return type == name("tkhd") ? track(from, end) : Optional.empty();
    }

    private Optional<PictureSize> track(long from, long end) throws IOException {
        int version = bytes(from, 1).get(0);
        long matrix = from + (version == 1 ? MATRIX_1 : MATRIX_0);
        if (matrix + MATRIX_AND_SIZE > end) {
            return Optional.empty();
        }
        ByteBuffer rest = bytes(matrix, MATRIX_AND_SIZE);
        int width = rest.getInt(36) >>> 16;
        int height = rest.getInt(40) >>> 16;
        if (width < 1 || height < 1 || Math.max(width, height) > LARGEST_SIDE) {
            return Optional.empty();
        }
        boolean onItsSide = rest.getInt(0) == 0 && rest.getInt(4) != 0;
        return Optional.of(new PictureSize(width, height, onItsSide ? 6 : 1, false));
    }

    private ByteBuffer bytes(long place, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        file.position(place);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) throw new IOException("the film ends too early");
        }
        return buffer.flip();
    }

    private static int name(String text) {
        return text.charAt(0) << 24 | text.charAt(1) << 16 | text.charAt(2) << 8 | text.charAt(3);
    }
}
