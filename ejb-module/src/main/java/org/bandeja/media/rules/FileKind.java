package org.bandeja.media.rules;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * As what a file can be sent, and WhatsApp's limits for it (media, 2026-09-11). The composer keeps the same table
 * ({@code media-limits.js}); a test compares the two.
 *
 * <p>A file may be shown as a document whatever it is, as long as WhatsApp takes its type at all; its own type limits its size
 * then, too, because WhatsApp measures it when it is brought.
 */
public enum FileKind {
    /** PNG has to be of 8 bits, RGB or RGBA. */
    IMAGE("image", Sizes.mebibytes(5), true, Set.of("image/jpeg", FileKind.PNG)),
    /** H.264, with at most one track of sound, AAC. */
    VIDEO("video", Sizes.mebibytes(16), true, Set.of("video/mp4", "video/3gpp")),
    /** OGG has to be Opus with one channel. */
    AUDIO(
            "audio",
            Sizes.mebibytes(16),
            false,
            Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", FileKind.OGG)),
    /** 512 x 512; one that does not move has {@link #STILL_STICKER} bytes at most. */
    STICKER("sticker", Sizes.kibibytes(500), false, Set.of("image/webp")),
    DOCUMENT(
            "document",
            Sizes.mebibytes(100),
            true,
            Set.of(
                    "text/plain",
                    "text/csv",
                    "text/vcard",
                    "application/pdf",
                    "application/msword",
                    "application/vnd.ms-excel",
                    "application/vnd.ms-powerpoint",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    public static final String OGG = "audio/ogg";
    public static final String PNG = "image/png";
    /** Most bytes of a sticker that does not move. */
    public static final long STILL_STICKER = Sizes.kibibytes(100);
    /** Both sides of a sticker, in pixels. */
    public static final int STICKER_SIDE = 512;
    /** Most characters of a caption. */
    public static final int LONGEST_CAPTION = 1024;
    /** No file is larger, whatever it is sent as. */
    public static final long LARGEST = Sizes.mebibytes(100);

    private final String type;
    private final long most;
    private final boolean captioned;
    private final Set<String> mimes;

    FileKind(String type, long most, boolean captioned, Set<String> mimes) {
        this.type = type;
        this.most = most;
        this.captioned = captioned;
        this.mimes = mimes;
    }

    /** The type of the message that shows it. */
    public String type() {
        return type;
    }

    /** Most bytes. */
    public long most() {
        return most;
    }

    /** Whether words can stand below it. */
    public boolean isCaptioned() {
        return captioned;
    }

    /** What its bytes may be; a document may be what any other kind takes, too. */
    public Set<String> mimes() {
        return mimes;
    }

    public boolean takes(String mime) {
        return this == DOCUMENT ? own(mime).isPresent() : mimes.contains(mime);
    }

    /** The kind that a type belongs to; empty: WhatsApp does not take it. */
    static Optional<FileKind> own(String mime) {
        return Stream.of(values()).filter(kind -> kind.mimes.contains(mime)).findFirst();
    }

    public static Optional<FileKind> ofType(String type) {
        return Stream.of(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    private static final class Sizes {
        static long mebibytes(long count) {
            return kibibytes(count * 1024);
        }

        static long kibibytes(long count) {
            return count * 1024;
        }
    }
}
