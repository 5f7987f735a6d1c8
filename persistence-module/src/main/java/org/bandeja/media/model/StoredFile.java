package org.bandeja.media.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes that lie in the media store, and what is known of them.
 *
 * @param sha256 in lower-case hex: their name there
 * @param mime from our own table, found from the bytes
 * @param size in bytes
 * @param picture of pictures and videos whose size in pixels could be read
 */
public record StoredFile(String sha256, String mime, long size, Optional<Picture> picture) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public StoredFile {
        if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException("hash");
        if (size < 0) throw new IllegalArgumentException("size");
        requireNonNull(mime, "mime");
        requireNonNull(picture, "picture");
    }

    /**
     * @param width in pixels, as shown: turned as the camera says
     * @param thumbnail a small copy of it, where there is one
     */
    public record Picture(int width, int height, Optional<Thumbnail> thumbnail) {
        public Picture {
            if (width < 1 || height < 1) throw new IllegalArgumentException("no picture");
            requireNonNull(thumbnail, "thumbnail");
        }
    }

    /** @param sha256 its name in the store */
    public record Thumbnail(String sha256, String mime) {
        public Thumbnail {
            if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException("hash");
            requireNonNull(mime, "mime");
        }
    }
}
