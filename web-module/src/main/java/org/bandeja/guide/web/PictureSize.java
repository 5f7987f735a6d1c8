package org.bandeja.guide.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How large a picture is, in pixels: the page keeps its place free until it has come. Java itself reads no WebP; the pictures of the
 * guides have the extended head that says so (RFC 9649, 2.7).
 */
public record PictureSize(int width, int height) {
    private static final int HEAD = 30;
    private static final int KIND = 12;
    private static final int WIDTH = 24;
    private static final int HEIGHT = 27;
    private static final int THREE_BYTES = 0xFFFFFF;

    /** @throws IOException of anything else than such a picture, too */
    static PictureSize of(InputStream picture) throws IOException {
        byte[] head = picture.readNBytes(HEAD);
        if (head.length < HEAD || !"VP8X".equals(new String(head, KIND, 4, StandardCharsets.US_ASCII))) {
            throw new IOException("a picture without the extended head of WebP");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int high = bytes.getInt(HEIGHT - 1) >>> Byte.SIZE;
        return new PictureSize((bytes.getInt(WIDTH) & THREE_BYTES) + 1, high + 1);
    }
}
