package org.bandeja.media.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileName;
import org.bandeja.media.rules.FileType;
import org.bandeja.refusal.model.NotFound;

/** Files for people: whoever sees a message sees its file, and nobody else. */
@Stateless
@RolesAllowed(AGENT)
public class MediaDesk {
    @Inject
    Medias medias;

    @Inject
    Callers callers;

    @Inject
    MediaStore store;

    @Inject
    MediaNews news;

    @Inject
    Event<MediaAwaited> awaited;

    @Inject
    Clock clock;

    /**
     * A file that may be handed out, now.
     *
     * @param sha256 of its bytes
     * @param name safe to hand to a browser
     */
    public record Opened(Path path, String sha256, FileType type, String name) {}

    /** @throws NotFound also when it has not come yet */
    public Opened open(MediaKey key) {
        Media media = seen(key);
        StoredFile file = media.file().orElseThrow(NotFound::new);
        return opened(file.sha256(), FileType.ofMime(file.mime()), media);
    }

    /** @throws NotFound also when there is none */
    public Opened openThumbnail(MediaKey key) {
        Media media = seen(key);
        StoredFile.Thumbnail small = media.file()
                .flatMap(StoredFile::picture)
                .flatMap(StoredFile.Picture::thumbnail)
                .orElseThrow(NotFound::new);
        return opened(small.sha256(), FileType.ofMime(small.mime()), media);
    }

    private Opened opened(String sha256, FileType type, Media media) {
        Optional<String> name = media.name();
        return new Opened(store.path(sha256), sha256, type, FileName.safe(name, type));
    }

    /** Somebody wants it fetched now; what does not wait stays as it is. */
    public MediaRow retry(MediaKey key) {
        Media media = seen(key);
        news.change(media.id(), file -> file.wanted(clock.instant()));
        awaited.fire(new MediaAwaited());
        return media.row();
    }

    private Media seen(MediaKey key) {
        return medias.seenBy(key, callers.current()).orElseThrow(NotFound::new);
    }
}
