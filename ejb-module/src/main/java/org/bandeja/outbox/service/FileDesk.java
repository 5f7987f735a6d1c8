package org.bandeja.outbox.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.model.WhatsappFiles;
import org.bandeja.media.service.MediaStore;
import org.bandeja.outbox.model.WaitingFiles;
import org.bandeja.outbox.model.WaitingFiles.Waiting;
import org.bandeja.outbox.rules.FileToBring;
import org.bandeja.routing.model.BusinessNumbers;

/** The steps of bringing a file to WhatsApp that touch the database, each a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FileDesk {
    private static final Duration SPARE = Duration.ofSeconds(30);

    @Inject
    WaitingFiles waitingFiles;

    @Inject
    Medias medias;

    @Inject
    WhatsappFiles files;

    @Inject
    BusinessNumbers numbers;

    @Inject
    MediaStore store;

    @Inject
    Clock clock;

    /** @param share so many of a number at most */
    public List<Waiting> next(int share) {
        return waitingFiles.next(share, clock.instant());
    }

    /** What is to be brought for a message; empty when its bytes are not here. */
    public Optional<FileToBring> find(Waiting waiting) {
        return medias.findForSystem(waiting.media())
                .flatMap(media -> media.file())
                .flatMap(stored -> toBring(waiting, stored));
    }

    private Optional<FileToBring> toBring(Waiting waiting, StoredFile stored) {
        return Optional.of(store.path(stored.sha256()))
                .filter(Files::isReadable)
                .map(path -> new FileToBring(
                        numbers.find(waiting.number()).orElseThrow().phoneNumberId(),
                        path,
                        stored.mime(),
                        stored.size()));
    }

    /** Whether WhatsApp has it already, from an earlier message. */
    public boolean isThere(Waiting waiting) {
        return files.find(waiting.media(), waiting.number(), clock.instant()).isPresent();
    }

    /** Whether it is for this node to bring it now: another one may be about to. */
    public boolean claim(Waiting waiting, Duration patience) {
        Instant now = clock.instant();
        return files.claim(
                waiting.media(), waiting.number(), now, now.plus(patience).plus(SPARE));
    }

    public void brought(Waiting waiting, String whatsappId) {
        files.brought(waiting.media(), waiting.number(), whatsappId, clock.instant());
    }

    public void notBrought(Waiting waiting) {
        files.forget(waiting.media(), waiting.number());
    }
}
