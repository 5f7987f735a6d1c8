package org.bandeja.simulator.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small files of every kind, made on demand, so that nobody must bring one along. */
public final class SampleFiles {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int STICKER = 512;
    private static final int SILENT_PACKETS = 150;
    private static final byte[] SILENCE = {(byte) 0xf8, (byte) 0xff, (byte) 0xfe};
    private static final int SAMPLES_A_PACKET = 960;

    private static final Map<String, String> MIME = Map.of(
            "image", "image/png",
            "video", "video/mp4",
            "audio", "audio/mpeg",
            "voice", "audio/ogg; codecs=opus",
            "document", "application/pdf",
            "sticker", "image/webp",
            "animated", "image/webp");

    private SampleFiles() {}

    /** @param name of a file, for documents only */
    public record Sample(String mime, Optional<String> name, byte[] bytes) {}

    /**
     * @param kind image, video, audio, voice, document, sticker or animated (a sticker)
     * @param seed another one looks different
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Sample of(String kind, int seed) {
        byte[] bytes = switch (kind) {
            case "image" -> picture(seed);
            case "video" -> video(seed);
            case "audio" -> silentMp3(seed);
            case "voice" -> silentOpus(seed);
            case "document" -> document(seed);
            case "sticker" -> sticker(seed);
            case "animated" -> animated(seed);
            default ->
                throw new IllegalArgumentException(
                        "a sample is image, video, audio, voice, document, sticker or animated");
        };
        Optional<String> name = kind.equals("document") ? Optional.of("documento-" + seed + ".pdf") : Optional.empty();
        return new Sample(MIME.get(kind), name, bytes);
    }

    /** A landscape of two colours: a PNG of 8-bit RGB. */
    private static byte[] picture(int seed) {
        ByteBuffer rows = ByteBuffer.allocate(HEIGHT * (1 + 3 * WIDTH));
        for (int y = 0; y < HEIGHT; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < WIDTH; x++) {
                double hill = HEIGHT * (0.6 + 0.15 * Math.sin(x / 40.0 + seed) + 0.08 * Math.sin(x / 13.0 + 2 * seed));
                int light = y < hill ? 235 - y / 2 : 120 - (int) ((y - hill) / 2);
                rows.put((byte) (light * (y < hill ? shade(seed) : 0.5)))
                        .put((byte) (light * (y < hill ? 0.85 : shade(seed + 1))))
                        .put((byte) (light * (y < hill ? shade(seed + 2) : 0.45)));
            }
        }
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(WIDTH).putInt(HEIGHT).put((byte) 8).put((byte) 2);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", deflated(rows.array()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static double shade(int seed) {
        return 0.6 + 0.4 * Math.abs(Math.sin(seed * 1.7 + 0.3));
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return ByteBuffer.allocate(length).put(buffer, 0, length).array();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** A square of one colour: lossless WebP whose codes have one symbol each, so that pixels take no bits at all. */
    private static byte[] sticker(int seed) {
        return webp(riff("VP8L", square(seed)));
    }

    /** Two such squares in turn, half a second each, for ever. */
    private static byte[] animated(int seed) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        canvas.put((byte) 0x12).put(new byte[3]).put(threeBytes(STICKER - 1)).put(threeBytes(STICKER - 1));
        return webp(
                riff("VP8X", canvas.array()),
                riff("ANIM", new byte[6]),
                riff("ANMF", frame(seed)),
                riff("ANMF", frame(seed + 1)));
    }

    private static byte[] frame(int seed) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[6]);
        frame.writeBytes(threeBytes(STICKER - 1));
        frame.writeBytes(threeBytes(STICKER - 1));
        frame.writeBytes(threeBytes(500));
        frame.write(0);
        frame.writeBytes(riff("VP8L", square(seed)));
        return frame.toByteArray();
    }

    /** The lowest first. */
    private static byte[] threeBytes(int number) {
        return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
    }

    private static byte[] webp(byte[]... chunks) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(ascii("WEBP"));
        for (byte[] chunk : chunks) {
            content.writeBytes(chunk);
        }
        return riff("RIFF", content.toByteArray());
    }

    private static byte[] riff(String name, byte[] content) {
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(ascii(name)).putInt(content.length).put(content).array();
    }

    private static byte[] square(int seed) {
        Bits bits = new Bits();
        bits.add(STICKER - 1, 14).add(STICKER - 1, 14).add(1, 1).add(0, 3);
        bits.add(0, 1).add(0, 1).add(0, 1);
        for (int colour :
                new int[] {(int) (255 * shade(seed)), (int) (255 * shade(seed + 1)), (int) (255 * shade(seed + 2)), 255
                }) {
            bits.add(1, 1).add(0, 1).add(1, 1).add(colour, 8);
        }
        bits.add(1, 1).add(0, 1).add(0, 1).add(0, 1);
        byte[] stream = bits.bytes();
        return ByteBuffer.allocate(1 + stream.length)
                .put((byte) 0x2f)
                .put(stream)
                .array();
    }

    /** Bits in the order of WebP: the lowest first. */
    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int current;
        private int used;

        Bits add(int value, int count) {
            for (int i = 0; i < count; i++) {
                current |= (value >> i & 1) << used++;
                if (used == 8) {
                    out.write(current);
                    current = 0;
                    used = 0;
                }
            }
            return this;
        }

        byte[] bytes() {
            if (used > 0) {
                out.write(current);
            }
            return out.toByteArray();
        }
    }

    /** Three seconds of silence, one channel. */
    private static byte[] silentOpus(int seed) {
        ByteBuffer head = ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 312)
                .putInt(16_000);
        ByteBuffer tags = ByteBuffer.allocate(23).order(ByteOrder.LITTLE_ENDIAN);
        tags.put(ascii("OpusTags")).putInt(7).put(ascii("bandeja")).putInt(0);
        ByteArrayOutputStream ogg = new ByteArrayOutputStream();
        page(ogg, 2, 0, 0, seed, head.array());
        page(ogg, 0, 0, 1, seed, tags.array());
        byte[][] packets = new byte[SILENT_PACKETS][];
        Arrays.fill(packets, SILENCE);
        page(ogg, 4, (long) SILENT_PACKETS * SAMPLES_A_PACKET, 2, seed, packets);
        return ogg.toByteArray();
    }

    private static void page(
            ByteArrayOutputStream ogg, int flags, long position, int number, int serial, byte[]... all) {
        int length = 27 + all.length;
        for (byte[] packet : all) {
            length += packet.length;
        }
        ByteBuffer page = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        page.put(ascii("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(position)
                .putInt(serial)
                .putInt(number);
        page.putInt(0).put((byte) all.length);
        for (byte[] packet : all) {
            page.put((byte) packet.length);
        }
        for (byte[] packet : all) {
            page.put(packet);
        }
        page.putInt(22, oggSum(page.array()));
        ogg.writeBytes(page.array());
    }

    /** Ogg's own kind of CRC: not reflected, beginning with 0. */
    private static int oggSum(byte[] bytes) {
        int sum = 0;
        for (byte one : bytes) {
            sum ^= (one & 0xff) << 24;
            for (int i = 0; i < 8; i++) {
                sum = sum < 0 ? sum << 1 ^ 0x04c11db7 : sum << 1;
            }
        }
        return sum;
    }

    /** Frames of MPEG 1 layer 3, 128 kbit/s at 44.1 kHz, with nothing in them. */
    private static byte[] silentMp3(int seed) {
        byte[] frame = new byte[417];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        frame[3] = (byte) 0xc4;
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        for (int i = 0; i < 80 + seed % 40; i++) {
            mp3.writeBytes(frame);
        }
        return mp3.toByteArray();
    }

    /** Looks like MP4 from outside, and holds no picture. */
    private static byte[] video(int seed) {
        ByteBuffer mp4 = ByteBuffer.allocate(24 + 64);
        mp4.putInt(24).put(ascii("ftyp")).put(ascii("mp42")).putInt(0).put(ascii("mp42isom"));
        mp4.putInt(64).put(ascii("mdat")).putInt(seed);
        return mp4.array();
    }

    private static byte[] document(int seed) {
        String drawing = "BT /F1 24 Tf 72 720 Td (Documento " + seed + ") Tj ET";
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length " + drawing.length() + ">>stream\n" + drawing + "\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format("%010d 00000 n %n", pdf.length()).replace(System.lineSeparator(), "\n"));
            pdf.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer<</Size 6/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
