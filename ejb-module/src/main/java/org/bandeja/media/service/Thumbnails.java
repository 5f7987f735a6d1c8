package org.bandeja.media.service;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.bandeja.media.rules.FileType;
import org.bandeja.media.rules.PictureSize;

/** Makes small copies of pictures: decoded coarsely, turned as the camera says, encoded anew without anything but the pixels. */
final class Thumbnails {
    /** Longest side in pixels. */
    static final int SIDE = 480;

    private static final float QUALITY = 0.82f;
    private static final Map<FileType, String> READERS =
            Map.of(FileType.JPEG, "jpeg", FileType.PNG, "png", FileType.GIF, "gif");

    private Thumbnails() {}

    /** An encoded picture. */
    record Small(byte[] bytes, FileType type) {}

    static boolean canRead(FileType type) {
        return READERS.containsKey(type);
    }

    /**
     * @param size as its head says; decodable
     * @throws IOException if it cannot be decoded
     */
    static Small make(File file, FileType type, PictureSize size) throws IOException {
        BufferedImage turned = turned(scaled(read(file, type, size)), size);
        return turned.getColorModel().hasAlpha()
                ? new Small(encoded(turned, "png"), FileType.PNG)
                : new Small(encoded(turned, "jpeg"), FileType.JPEG);
    }

    /** Every so many pixels only, to about twice the size that is wanted: the rest never comes into memory. */
    private static BufferedImage read(File file, FileType type, PictureSize size) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(READERS.get(type));
        if (!readers.hasNext()) throw new IOException("no reader of " + type);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file)) {
            // Without what stands around the pixels: it may be packed to burst.
            reader.setInput(in, true, true);
            requireAsSaid(reader, type, size);
            ImageReadParam coarse = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * SIDE));
            coarse.setSourceSubsampling(step, step, 0, 0);
            coarse.setSourceRegion(new Rectangle(size.width(), size.height()));
            return reader.read(0, coarse);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("broken picture", e);
        } finally {
            reader.dispose();
        }
    }

    /** Whoever made a file so that its head is read in two ways wants the decoder to take what nobody has weighed. */
    private static void requireAsSaid(ImageReader reader, FileType type, PictureSize size) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        boolean within = type == FileType.GIF
                ? width <= size.width() && height <= size.height()
                : width == size.width() && height == size.height();
        if (!within) throw new IOException("the decoder sees another size than the head says");
    }

    private static BufferedImage scaled(BufferedImage image) {
        double factor = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = canvas(width, height, image.getColorModel().hasAlpha());
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    private static BufferedImage canvas(int width, int height, boolean transparent) {
        return new BufferedImage(width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage turned(BufferedImage image, PictureSize size) {
        if (size.orientation() == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage turned = size.isOnItsSide()
                ? canvas(height, width, image.getColorModel().hasAlpha())
                : canvas(width, height, image.getColorModel().hasAlpha());
        Graphics2D pen = turned.createGraphics();
        pen.drawImage(image, turning(size.orientation(), width, height), null);
        pen.dispose();
        return turned;
    }

    /** Exif 2.32, 4.6.4: where the first row and the first column are. */
    private static AffineTransform turning(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
