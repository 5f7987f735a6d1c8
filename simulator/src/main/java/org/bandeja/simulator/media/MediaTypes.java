package org.bandeja.simulator.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What WhatsApp takes of the business, and how large it may be. */
public final class MediaTypes {
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** By kind of message. */
    private static final Map<String, Set<String>> BY_KIND = Map.of(
            "image", Set.of("image/jpeg", "image/png"),
            "video", Set.of("video/mp4", "video/3gpp"),
            "audio", Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
            "sticker", Set.of("image/webp"),
            "document",
                    Set.of(
                            "text/plain",
                            "application/pdf",
                            "application/msword",
                            "application/vnd.ms-excel",
                            "application/vnd.ms-powerpoint",
                            OFFICE + "wordprocessingml.document",
                            OFFICE + "spreadsheetml.sheet",
                            OFFICE + "presentationml.presentation"));

    private static final Map<String, Long> LARGEST =
            Map.of("image", 5 * MIB, "video", 16 * MIB, "audio", 16 * MIB, "sticker", 500 * KIB, "document", 100 * MIB);
    private static final long LARGEST_STILL_STICKER = 100 * KIB;

    private MediaTypes() {}

    /** Without parameters such as {@code ; codecs=opus}, in lower case. */
    public static String plain(String mime) {
        int semicolon = mime.indexOf(';');
        return (semicolon < 0 ? mime : mime.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isKnown(String mime) {
        return BY_KIND.values().stream().anyMatch(types -> types.contains(mime));
    }

    /** All of them, for the words of a refusal. */
    public static Set<String> known() {
        Set<String> all = new TreeSet<>();
        BY_KIND.values().forEach(all::addAll);
        return all;
    }

    /** Whether a message of that kind may carry such a file; a document may carry any. */
    public static boolean fits(String kind, String mime) {
        return kind.equals("document") || BY_KIND.getOrDefault(kind, Set.of()).contains(plain(mime));
    }

    /** @return the most bytes that a file of that type may have */
    public static long largest(String mime) {
        return BY_KIND.entrySet().stream()
                .filter(kind -> kind.getValue().contains(mime))
                .mapToLong(kind -> LARGEST.get(kind.getKey()))
                .findFirst()
                .orElse(100 * MIB);
    }

    /** Whether the bytes may be what they are said to be: WhatsApp looks at them before it takes them. */
    public static boolean looksLike(String mime, Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(40);
        }
        return switch (mime) {
            case "image/jpeg" -> begins(start, 0, 0xff, 0xd8, 0xff);
            case "image/png" -> begins(start, 0, 0x89, 'P', 'N', 'G');
            case "image/webp" ->
                ascii(start, 0, 4).equals("RIFF") && ascii(start, 8, 4).equals("WEBP");
            case "video/mp4", "video/3gpp", "audio/mp4" -> ascii(start, 4, 4).equals("ftyp");
            case "audio/ogg" ->
                ascii(start, 0, 4).equals("OggS") && ascii(start, 28, 8).equals("OpusHead");
            case "audio/amr" -> ascii(start, 0, 5).equals("#!AMR");
            case "application/pdf" -> ascii(start, 0, 5).equals("%PDF-");
            default -> true;
        };
    }

    /** Animated stickers may be larger than those that stand still. */
    public static boolean isTooLargeSticker(String mime, Path file, long size) throws IOException {
        if (!mime.equals("image/webp") || size <= LARGEST_STILL_STICKER) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(21);
            boolean animated = ascii(start, 12, 4).equals("VP8X") && (start[20] & 2) != 0;
            return !animated;
        }
    }

    private static boolean begins(byte[] start, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (start.length <= at + i || (start[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String ascii(byte[] start, int at, int length) {
        return start.length < at + length
                ? ""
                : new String(Arrays.copyOfRange(start, at, at + length), StandardCharsets.ISO_8859_1);
    }
}
