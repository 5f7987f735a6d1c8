package org.bandeja.media.rules;

/**
 * How large a picture is, as the file's head says.
 *
 * @param width of the stored pixels, before turning
 * @param orientation how to turn it, as EXIF counts (1: not at all; 2 to 8; above 4 sides change)
 * @param progressive a JPEG that has to be decoded as a whole
 */
public record PictureSize(int width, int height, int orientation, boolean progressive) {
    /** Nobody makes larger ones; decoding them would take more than a picture is worth. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final long MOST_PROGRESSIVE = 25_000_000;
    private static final int LONGEST_SIDE = 20_000;

    public PictureSize {
        if (width < 1 || height < 1) throw new IllegalArgumentException("no picture");
        if (orientation < 1 || orientation > 8) throw new IllegalArgumentException("orientation");
    }

    /** Not turned, and nothing special. */
    static PictureSize plain(int width, int height) {
        return new PictureSize(width, height, 1, false);
    }

    public int shownWidth() {
        return isOnItsSide() ? height : width;
    }

    public int shownHeight() {
        return isOnItsSide() ? width : height;
    }

    /** Whether width and height change places. */
    public boolean isOnItsSide() {
        return orientation > 4;
    }

    /** Whether it may be decoded, as far as memory goes. */
    public boolean isDecodable() {
        long pixels = (long) width * height;
        return Math.max(width, height) <= LONGEST_SIDE && pixels <= (progressive ? MOST_PROGRESSIVE : MOST_PIXELS);
    }
}
