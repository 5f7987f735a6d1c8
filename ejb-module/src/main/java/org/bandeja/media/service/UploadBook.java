package org.bandeja.media.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.model.Uploads;
import org.bandeja.media.rules.TooManyUploads;
import org.bandeja.media.rules.UploadQuota;

/** The steps of an upload that touch the database; between them its bytes come, as slowly as they like. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadBook {
    @Inject
    Medias medias;

    @Inject
    Uploads uploads;

    @Inject
    Clock clock;

    /** @throws TooManyUploads if this person has brought more than anybody sends */
    public void requireRoom(AgentId who) {
        Uploads.Brought brought = uploads.since(who, clock.instant().minusSeconds(UploadQuota.HOUR));
        UploadQuota.require(brought.count(), brought.bytes(), brought.unused());
    }

    /** It is there, and this person's to send. */
    public MediaRow keep(AgentId who, Upload upload, StoredFile file, boolean animated) {
        Media media = Media.uploaded(who, file, upload.name(), upload.voice(), animated, clock.instant());
        medias.add(media);
        return media.row();
    }
}
