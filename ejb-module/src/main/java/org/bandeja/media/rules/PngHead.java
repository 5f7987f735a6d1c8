package org.bandeja.media.rules;

/** The beginning of a PNG file: how it counts colours (PNG specification, third edition, 11.2.1). */
public final class PngHead {
    /** So many bytes of the file are enough. */
    public static final int LENGTH = 26;

    private static final int DEPTH = 24;
    private static final int COLOURS = 25;
    private static final int RGB = 2;
    private static final int RGBA = 6;

    private PngHead() {}

    /**
     * Whether each pixel has 8 bits of red, green and blue: no palette, no shades of grey, no 16 bits.
     *
     * @param head of a PNG file: the first {@link #LENGTH} bytes, or as many as there are
     */
    public static boolean isTrueColour(byte[] head) {
        return head.length >= LENGTH && head[DEPTH] == 8 && (head[COLOURS] == RGB || head[COLOURS] == RGBA);
    }
}
