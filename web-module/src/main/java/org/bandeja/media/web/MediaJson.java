package org.bandeja.media.web;

import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.rules.FileName;

/**
 * A file as the API shows it. What is absent is null.
 *
 * @param id names it at {@code /api/media/{id}}
 * @param state WAITING, THERE, FAILED, GONE or REFUSED
 * @param mime found from the bytes; until they are there what it is said to be
 * @param size in bytes
 * @param width in pixels, as shown
 * @param thumbnail whether there is one at {@code /api/media/{id}/thumbnail}
 * @param reason key of why it is not there
 */
public record MediaJson(
        String id,
        String state,
        String mime,
        String name,
        Long size,
        Integer width,
        Integer height,
        boolean voice,
        boolean animated,
        boolean thumbnail,
        String reason) {

    public static MediaJson of(MediaRow row) {
        return new MediaJson(
                row.key().text(),
                row.state().name(),
                row.mime().orElse(null),
                row.name().map(FileName::shown).orElse(null),
                row.size().orElse(null),
                row.width().orElse(null),
                row.height().orElse(null),
                row.voice(),
                row.animated(),
                row.thumbnail(),
                row.trouble().map(MediaTrouble::key).orElse(null));
    }
}
