package org.bandeja.guide.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How large a picture is, in pixels: the page keeps its place free until it has come. Java itself reads no WebP; its two heads that the
 * pictures of the guides have say so: the extended one and that of a lossy picture alone (RFC 9649, 2.7 and 2.5; RFC 6386, 9.1).
 */
public record PictureSize(int width, int height) {
    private static final int HEAD = 30;
    private static final int KIND = 12;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 27;
    private static final int THREE_BYTES = 0xFFFFFF;
    private static final int LOSSY_WIDTH = 26;
    private static final int LOSSY_HEIGHT = 28;
    private static final int FOURTEEN_BITS = 0x3FFF;

    /** @throws IOException of anything else than such a picture, too */
    static PictureSize of(InputStream picture) throws IOException {
        byte[] head = picture.readNBytes(HEAD);
        if (head.length < HEAD) {
            throw new IOException("a picture without a head of WebP");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        String kind = new String(head, KIND, 4, StandardCharsets.US_ASCII);
        return switch (kind) {
            case "VP8X" ->
                new PictureSize((bytes.getInt(WIDTH) & THREE_BYTES) + 1, (bytes.getInt(HEIGHT - 1) >>> Byte.SIZE) + 1);
            case "VP8 " ->
                new PictureSize(
                        bytes.getShort(LOSSY_WIDTH) & FOURTEEN_BITS, bytes.getShort(LOSSY_HEIGHT) & FOURTEEN_BITS);
            default -> throw new IOException("a picture without a head of WebP that is known here: " + kind);
        };
    }
}
