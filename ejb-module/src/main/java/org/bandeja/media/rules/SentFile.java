package org.bandeja.media.rules;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * What is known of a file that somebody wants to send, found in its bytes.
 *
 * @param mime of our own table
 * @param size in bytes
 * @param width in pixels, of a picture
 * @param height in pixels, of a picture
 * @param animated a picture that moves
 * @param trueColour a PNG picture with 8 bits of red, green and blue for each pixel, as WhatsApp wants it
 * @param oneChannelOpus sound as WhatsApp wants its voice notes: OGG, Opus, one channel
 * @param foreignFilm a film that WhatsApp does not play: not H.264, not AAC, or several tracks of sound
 */
public record SentFile(
        String mime,
        long size,
        OptionalInt width,
        OptionalInt height,
        boolean animated,
        boolean trueColour,
        boolean oneChannelOpus,
        boolean foreignFilm) {
    public SentFile {
        requireNonNull(mime, "mime");
        requireNonNull(width, "width");
        requireNonNull(height, "height");
    }
}
