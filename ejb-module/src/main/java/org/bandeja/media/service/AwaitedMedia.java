package org.bandeja.media.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.MediaReference;
import org.bandeja.media.model.Medias;
import org.bandeja.routing.model.NumberId;

/** Notes that a file is to be fetched, in the transaction of the message that names it, and wakes the fetcher after its commit. */
@ApplicationScoped
public class AwaitedMedia {
    @Inject
    Medias medias;

    @Inject
    Event<MediaAwaited> awaited;

    /** @param receivedAt when we heard of it: WhatsApp keeps it for 7 days */
    public MediaId expect(MediaReference reference, NumberId number, Instant receivedAt) {
        Media media = Media.received(reference, number, receivedAt);
        medias.add(media);
        awaited.fire(new MediaAwaited());
        return media.id();
    }
}
