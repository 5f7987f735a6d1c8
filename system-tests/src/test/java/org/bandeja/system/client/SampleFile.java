package org.bandeja.system.client;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A small file of a type, or the beginning of one: made here, so that nobody's picture lies in the sources.
 *
 * @param name as a person calls it
 * @param mime what a browser says that it is
 */
public record SampleFile(String name, String mime, byte[] bytes) {
    public static SampleFile jpeg(String name) {
        return new SampleFile(name, "image/jpeg", picture("jpeg", 640, 480));
    }

    public static SampleFile png(String name, int width, int height) {
        return new SampleFile(name, "image/png", picture("png", width, height));
    }

    /** With a palette, as tools for screenshots make them: WhatsApp does not take it. */
    public static SampleFile palette(String name, int width, int height) {
        return new SampleFile(name, "image/png", picture("png", width, height, BufferedImage.TYPE_BYTE_INDEXED));
    }

    /** @param size in bytes, of which the beginning is an MP4's */
    public static SampleFile mp4(String name, int size) {
        byte[] bytes =
                Arrays.copyOf("\0\0\0\u0018ftypisom\0\0\2\0isommp42".getBytes(StandardCharsets.ISO_8859_1), size);
        return new SampleFile(name, "video/mp4", bytes);
    }

    public static SampleFile mp3(String name) {
        return new SampleFile(name, "audio/mpeg", text("ID3\u0004\0\0\0\0\0\0" + "sound ".repeat(100)));
    }

    /** An OGG file with the head of Opus sound. */
    public static SampleFile opus(String name, int channels) {
        String page = "OggS\0\u0002\0\0\0\0\0\0\0\0SERI\0\0\0\0CRC!\u0001\u0013";
        return new SampleFile(
                name,
                "audio/ogg",
                text(page + "OpusHead\u0001" + (char) channels + "\u0038\u0001\u0080\u00bb\0\0\0\0\0"));
    }

    public static SampleFile pdf(String name) {
        return new SampleFile(name, "application/pdf", text("%PDF-1.7\n" + "words ".repeat(300)));
    }

    /** A WebP picture's head. */
    public static SampleFile webp(String name, int side, boolean animated, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(size, 30)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(text("RIFF"))
                .putInt(bytes.capacity() - 8)
                .put(text("WEBPVP8X"))
                .putInt(10);
        bytes.put((byte) (animated ? 2 : 0)).put(new byte[3]);
        for (int i = 0; i < 2; i++) {
            bytes.put((byte) (side - 1)).put((byte) ((side - 1) >> 8)).put((byte) 0);
        }
        return new SampleFile(name, "image/webp", bytes.array());
    }

    /** The same under another name. */
    public SampleFile called(String other, String otherMime) {
        return new SampleFile(other, otherMime, bytes);
    }

    /** The same with so many bytes. */
    public SampleFile ofSize(int size) {
        return new SampleFile(name, mime, Arrays.copyOf(bytes, size));
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] picture(String format, int width, int height) {
        return picture(format, width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] picture(String format, int width, int height, int colours) {
        BufferedImage image = new BufferedImage(width, height, colours);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x9c, 0xc4, 0xd8));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x3f, 0x7d, 0x4e));
        pen.fillOval(-width / 4, height / 2, width * 3 / 2, height);
        pen.setColor(new Color(0xf4, 0xd3, 0x5e));
        pen.fillOval(width * 2 / 3, height / 8, height / 5, height / 5);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
