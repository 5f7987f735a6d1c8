package org.bandeja.media.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.FileNotSendable;
import org.bandeja.media.rules.OpusHead;
import org.bandeja.media.rules.PngHead;
import org.bandeja.media.rules.SendLimits;
import org.bandeja.media.rules.SentFile;
import org.bandeja.media.rules.TooLargeToSend;
import org.bandeja.media.rules.TooManyUploads;
import org.bandeja.media.rules.WebpHead;

/** Takes the files that agents want to send: onto the disk as they come, looked at there. Outside of any transaction. */
@Stateless
@RolesAllowed(AGENT)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadDesk {
    @Inject
    Callers callers;

    @Inject
    UploadPlaces places;

    @Inject
    UploadBook book;

    @Inject
    MediaStore store;

    @Inject
    FileExamination examination;

    /**
     * Takes a file; who gave it may send it, nobody else.
     *
     * @throws TooLargeToSend as soon as more bytes are told, or have come, than WhatsApp takes
     * @throws FileNotSendable if its bytes are not what can be sent so
     * @throws TooManyUploads if this person has brought more than anybody sends
     * @throws StoreFull if there is no room for it
     * @throws IOException if its bytes do not come to an end, or cannot be kept
     */
    public MediaRow take(Upload upload, InputStream bytes) throws IOException {
        AgentId who = callers.me();
        SendLimits.requireSize(upload.length(), upload.kind());
        UploadPlaces.Place place = places.take(who);
        try {
            book.requireRoom(who);
            return take(upload, bytes, who);
        } finally {
            place.leave();
        }
    }

    private MediaRow take(Upload upload, InputStream bytes, AgentId who) throws IOException {
        try (ArrivingFile file = store.begin(upload.length(), upload.kind().most())) {
            file.write(bytes);
            return keep(upload, file, who);
        } catch (FileTooLarge e) {
            SendLimits.requireSize(upload.kind().most() + 1, upload.kind());
            throw e;
        }
    }

    private MediaRow keep(Upload upload, ArrivingFile file, AgentId who) throws IOException {
        byte[] head = file.head();
        boolean animated = WebpHead.isAnimated(head);
        StoredFile stored = examination.keep(file, upload.mime(), upload.name());
        // In the book first, so that it is counted, and cleared away when it is of no use.
        MediaRow row = book.keep(who, upload, stored, animated);
        SendLimits.require(facts(stored, head, animated), upload.kind(), upload.voice());
        return row;
    }

    private SentFile facts(StoredFile file, byte[] head, boolean animated) throws IOException {
        Optional<StoredFile.Picture> picture = file.picture();
        return new SentFile(
                file.mime(),
                file.size(),
                picture.map(shown -> OptionalInt.of(shown.width())).orElseGet(OptionalInt::empty),
                picture.map(shown -> OptionalInt.of(shown.height())).orElseGet(OptionalInt::empty),
                animated,
                file.mime().equals(FileKind.PNG) && PngHead.isTrueColour(head),
                file.mime().equals(FileKind.OGG) && OpusHead.isOneChannelOpus(head),
                store.isForeignFilm(file));
    }
}
