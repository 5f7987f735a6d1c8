package org.bandeja.media.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** The beginning of a WebP file: how large its picture is, and whether it moves (RFC 9649). */
public final class WebpHead {
    /** So many bytes of the file are enough. */
    static final int LENGTH = 30;

    private static final int FORM = 8;
    private static final int CHUNK = 12;
    private static final int FLAGS = 20;
    private static final int ANIMATION = 0x02;
    private static final int SIDE_BITS = 0x3fff;

    private WebpHead() {}

    /** @param head the first 21 bytes, or more */
    public static boolean isAnimated(byte[] head) {
        return chunk(head).equals("VP8X") && head.length > FLAGS && (head[FLAGS] & ANIMATION) != 0;
    }

    /**
     * @param head the first {@link #LENGTH} bytes, or more
     * @throws IllegalArgumentException if its sides are none
     */
    static Optional<PictureSize> size(byte[] head) {
        if (head.length < LENGTH) {
            return Optional.empty();
        }
        return switch (chunk(head)) {
            case "VP8X" -> Optional.of(PictureSize.plain(1 + little(head, 24, 3), 1 + little(head, 27, 3)));
            case "VP8L" -> {
                int bits = little(head, 21, 4);
                yield Optional.of(PictureSize.plain(1 + (bits & SIDE_BITS), 1 + (bits >>> 14 & SIDE_BITS)));
            }
            case "VP8 " ->
                Optional.of(PictureSize.plain(little(head, 26, 2) & SIDE_BITS, little(head, 28, 2) & SIDE_BITS));
            default -> Optional.empty();
        };
    }

    /** The name of the first chunk, which is one of three; empty: it is no WebP file. */
    private static String chunk(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, FLAGS), ISO_8859_1);
        boolean webp = text.length() == FLAGS && text.startsWith("RIFF") && text.startsWith("WEBP", FORM);
        return webp ? text.substring(CHUNK, CHUNK + 4) : "";
    }

    private static int little(byte[] bytes, int from, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }
}
