package org.bandeja.media.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.media.model.DoomedFiles;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.model.Medias;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FetchSchedule;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;

/** Which files are to be fetched, who fetches them, and what came of it: each step in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FetchBook {
    private static final int ORPHANS = 50;

    @Inject
    Medias medias;

    @Inject
    BusinessNumbers numbers;

    @Inject
    MediaNews news;

    @Inject
    MediaStore store;

    @Inject
    DoomedFiles doomed;

    @Inject
    Clock clock;

    /**
     * A file that somebody is to fetch now.
     *
     * @param attempt which try it is, from 1
     */
    public record Errand(
            MediaId media,
            int attempt,
            String phoneNumberId,
            String whatsappId,
            Optional<String> saidMime,
            Optional<String> saidSha256,
            Optional<String> name) {}

    /** @param lease after so long another one may begin */
    public List<Errand> claim(String node, int most, Duration lease) {
        Instant now = clock.instant();
        return medias.lockDueForSystem(now, most).stream()
                .map(media -> {
                    media.claim(node, now.plus(lease));
                    return errand(media);
                })
                .toList();
    }

    private Errand errand(Media media) {
        return new Errand(
                media.id(),
                media.attempts(),
                media.number()
                        .flatMap(numbers::find)
                        .map(BusinessNumber::phoneNumberId)
                        .orElseThrow(),
                media.whatsappId().orElseThrow(),
                media.saidMime(),
                media.saidSha256(),
                media.name());
    }

    /** When there is something to fetch next. */
    public Optional<Instant> earliest() {
        return medias.earliestForSystem();
    }

    /** What this node was fetching when it died: soon, but what may have killed it not at once. */
    public void release(String node) {
        medias.releaseForSystem(node, clock.instant().plus(FetchSchedule.afterFailure(1, Optional.empty())));
    }

    /** The bytes are there. */
    public void arrived(MediaId id, StoredFile file) {
        if (medias.findForSystem(id).isEmpty()) {
            // Its message was removed meanwhile.
            doomed.add(bytesOf(file), clock.instant());
        }
        news.change(id, media -> media.arrived(file));
    }

    private static List<String> bytesOf(StoredFile file) {
        return Stream.concat(
                        Stream.of(file.sha256()),
                        file
                                .picture()
                                .flatMap(StoredFile.Picture::thumbnail)
                                .map(StoredFile.Thumbnail::sha256)
                                .stream())
                .toList();
    }

    /**
     * Removes bytes that nothing names any more, if they are old enough.
     *
     * @param most how many are looked at
     * @return whether there may be others
     */
    public boolean removeDoomed(int most) {
        List<String> some = doomed.lockSome(most);
        boolean gone = false;
        for (String hash : some) {
            store.remove(hash, bytes -> !medias.isNamedForSystem(bytes));
            if (!store.holds(hash) || medias.isNamedForSystem(hash)) {
                doomed.remove(hash);
                gone = true;
            } else {
                doomed.postpone(hash, clock.instant());
            }
        }
        return gone && some.size() == most;
    }

    /** It could not be fetched this time. */
    public void failed(Errand errand, MediaTrouble why, Optional<Duration> retryAfter) {
        Instant next = clock.instant().plus(FetchSchedule.afterFailure(errand.attempt(), retryAfter));
        news.change(
                errand.media(),
                media -> media.failed(why, errand.attempt(), next, FetchSchedule.isQuiet(errand.attempt())));
    }

    /**
     * Throws away files that no message names.
     *
     * @param since of those that came from then on
     * @param before younger ones may still be sent
     * @return whether there may be more
     */
    public boolean removeOrphans(Instant since, Instant before) {
        List<Media> orphans = medias.orphansForSystem(since, before, ORPHANS);
        orphans.forEach(medias::removeForSystem);
        // From here on no message can name one of them any more.
        medias.flush();
        orphans.stream().flatMap(media -> media.file().stream()).forEach(this::forget);
        return orphans.size() == ORPHANS;
    }

    private void forget(StoredFile file) {
        store.remove(file.sha256(), hash -> !medias.isNamedForSystem(hash));
        file.picture()
                .flatMap(StoredFile.Picture::thumbnail)
                .ifPresent(small -> store.remove(small.sha256(), hash -> !medias.isNamedForSystem(hash)));
    }
}
