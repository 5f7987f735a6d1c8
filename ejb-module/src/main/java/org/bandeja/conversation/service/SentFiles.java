package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.OpusHead;
import org.bandeja.media.rules.PngHead;
import org.bandeja.media.rules.SentFile;
import org.bandeja.media.service.MediaStore;
import org.bandeja.refusal.model.NotFound;

/** The files that go with what agents send. */
@ApplicationScoped
public class SentFiles {
    @Inject
    Medias medias;

    @Inject
    MediaStore store;

    /** @throws NotFound unless this person, and nobody else, uploaded it */
    Media require(MediaKey key, Caller caller) {
        return medias.uploadedBy(key, caller)
                .filter(media -> media.file().isPresent())
                .orElseThrow(NotFound::new);
    }

    /** What is to be sent, with its files. */
    record Ready(Said said, Optional<Media> file, List<Media> ofCards) {}

    /** @throws NotFound unless this person, and nobody else, uploaded the files */
    Ready ready(Reply reply, Caller caller) {
        Optional<Media> file = reply.file().map(key -> require(key, caller));
        List<Media> ofCards = reply.cardFiles().stream()
                .distinct()
                .map(key -> require(key, caller))
                .toList();
        ofCards.forEach(media ->
                reply.requireCardFile(media.key(), facts(media, media.file().orElseThrow())));
        return new Ready(file.map(found -> said(reply, found)).orElseGet(reply::said), file, ofCards);
    }

    /** What the reply says with this file, when WhatsApp takes the file as that. */
    Said said(Reply reply, Media media) {
        return reply.said(facts(media, media.file().orElseThrow()), media.name(), media.isVoice());
    }

    private SentFile facts(Media media, StoredFile file) {
        Optional<StoredFile.Picture> picture = file.picture();
        return new SentFile(
                file.mime(),
                file.size(),
                picture.map(shown -> OptionalInt.of(shown.width())).orElseGet(OptionalInt::empty),
                picture.map(shown -> OptionalInt.of(shown.height())).orElseGet(OptionalInt::empty),
                media.isAnimated(),
                file.mime().equals(FileKind.PNG) && PngHead.isTrueColour(head(file, PngHead.LENGTH)),
                file.mime().equals(FileKind.OGG) && OpusHead.isOneChannelOpus(head(file, OpusHead.LENGTH)),
                isForeignFilm(file));
    }

    private boolean isForeignFilm(StoredFile file) {
        try {
            return store.isForeignFilm(file);
        } catch (NoSuchFileException e) {
            throw new NotFound();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] head(StoredFile file, int length) {
        try (InputStream bytes = store.read(file.sha256())) {
            return bytes.readNBytes(length);
        } catch (NoSuchFileException e) {
            throw new NotFound();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
