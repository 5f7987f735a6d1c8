package org.bandeja.media.rules;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads how large a picture is from the beginning of its file, without decoding anything. */
public final class PictureHead {
    private static final int MOST_SEGMENTS = 2_000;
    private static final int LARGEST_EXIF = 64 * 1024;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int EXIF_SEGMENT = 0xe1;
    private static final int PNG_SIZE = 16;
    private static final int GIF_SIZE = 6;

    private PictureHead() {}

    /** @return empty when it is no such picture, or broken */
    public static Optional<PictureSize> read(InputStream file, FileType type) throws IOException {
        DataInputStream in = new DataInputStream(file);
        try {
            return switch (type) {
                case JPEG -> jpeg(in);
                case PNG -> png(in);
                case GIF -> gif(in);
                case WEBP -> WebpHead.size(in.readNBytes(WebpHead.LENGTH));
                default -> Optional.empty();
            };
        } catch (EOFException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> png(DataInputStream in) throws IOException {
        in.skipNBytes(PNG_SIZE);
        return Optional.of(PictureSize.plain(in.readInt(), in.readInt()));
    }

    private static Optional<PictureSize> gif(DataInputStream in) throws IOException {
        in.skipNBytes(GIF_SIZE);
        return Optional.of(PictureSize.plain(
                Short.toUnsignedInt(Short.reverseBytes(in.readShort())),
                Short.toUnsignedInt(Short.reverseBytes(in.readShort()))));
    }

    /** From marker to marker until the frame; what stands in the segments is passed over, but for how to turn it. */
    private static Optional<PictureSize> jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        int orientation = 1;
        for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
            int marker = marker(in);
            if (marker == START_OF_SCAN || marker == START_OF_IMAGE || marker == END_OF_IMAGE) {
                return Optional.empty();
            }
            if (isBare(marker)) {
                continue;
            }
            int length = in.readUnsignedShort() - 2;
            if (isFrame(marker)) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                boolean progressive = (marker & 3) == 2;
                return Optional.of(new PictureSize(in.readUnsignedShort(), height, orientation, progressive));
            }
            if (marker == EXIF_SEGMENT && length <= LARGEST_EXIF) {
                orientation = ExifOrientation.of(in.readNBytes(length)).orElse(orientation);
            } else {
                in.skipNBytes(Math.max(0, length));
            }
        }
        return Optional.empty();
    }

    /** As decoders look for it: a zero behind the mark is none. */
    private static int marker(DataInputStream in) throws IOException {
        int value = 0;
        while (value == 0) {
            while (value != 0xff) {
                value = in.readUnsignedByte();
            }
            while (value == 0xff) {
                value = in.readUnsignedByte();
            }
        }
        return value;
    }

    /** TEM and RST: nothing belongs to them, not even a length (ITU T.81, table B.1). */
    private static boolean isBare(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= 0xd7;
    }

    /** SOF0 to SOF15, among which DHT, JPG and DAC stand (ITU T.81, table B.1). */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
