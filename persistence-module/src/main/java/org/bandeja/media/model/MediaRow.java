package org.bandeja.media.model;

import java.util.Optional;

/**
 * A file as screens show it.
 *
 * @param mime found from the bytes; until they are there what it is said to be
 * @param name as its sender called it
 * @param size in bytes
 * @param width in pixels, as shown
 * @param voice recorded with the microphone
 * @param animated a sticker that moves
 * @param thumbnail whether there is a small copy
 * @param trouble why it is not there
 */
public record MediaRow(
        MediaKey key,
        MediaState state,
        Optional<String> mime,
        Optional<String> name,
        Optional<Long> size,
        Optional<Integer> width,
        Optional<Integer> height,
        boolean voice,
        boolean animated,
        boolean thumbnail,
        Optional<MediaTrouble> trouble) {}
