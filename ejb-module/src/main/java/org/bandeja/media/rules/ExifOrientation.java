package org.bandeja.media.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** How a camera was held: tag 0x0112 in the first directory of an EXIF segment (Exif 2.32, 4.6.4). */
final class ExifOrientation {
    private static final String NAME = "Exif\0\0";
    private static final short TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 500;

    private ExifOrientation() {}

    /** @return empty when it does not say so, or nothing that makes sense */
    static OptionalInt of(byte[] segment) {
        if (segment.length < NAME.length() + 8 || !new String(segment, 0, NAME.length(), ISO_8859_1).equals(NAME)) {
            return OptionalInt.empty();
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, NAME.length(), segment.length - NAME.length())
                .slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(tiff.getInt(4));
        if (directory > tiff.limit() - 2) {
            return OptionalInt.empty();
        }
        int entries = Math.min(Short.toUnsignedInt(tiff.getShort((int) directory)), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (entry + ENTRY > tiff.limit()) {
                return OptionalInt.empty();
            }
            if (tiff.getShort((int) entry) == TAG) {
                int value = tiff.getShort((int) entry + 8);
                return value >= 1 && value <= 8 ? OptionalInt.of(value) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }
}
