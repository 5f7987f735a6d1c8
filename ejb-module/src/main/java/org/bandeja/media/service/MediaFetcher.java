package org.bandeja.media.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.MediaSource;
import org.bandeja.media.rules.MediaSource.Fetched;
import org.bandeja.media.rules.SaidHash;
import org.bandeja.media.service.FetchBook.Errand;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.bandeja.worker.service.Node;
import org.jboss.logging.Logger;

/** Fetches what customers sent, as soon as its message is stored: some files at a time, whatever one of them does. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MediaFetcher {
    private static final Logger LOG = Logger.getLogger(MediaFetcher.class);
    private static final int HANDS = 6;
    private static final Duration REST = Duration.ofSeconds(2);
    /** Another node may just be taking what is due. */
    private static final Duration BREATH = Duration.ofMillis(100);

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration ORPHAN = Duration.ofDays(1);
    /** A message may lose its file for two days, when the customer takes it back; what is older was looked at before. */
    private static final Duration LOOKED_BACK = Duration.ofDays(4);

    /** Asking Graph, decoding a picture, waiting for others to do so. */
    private static final Duration BESIDES = Duration.ofMinutes(3);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    FetchBook book;

    @Inject
    MediaSource source;

    @Inject
    MediaStore store;

    @Inject
    FileExamination examination;

    @Inject
    MediaSettings settings;

    @Inject
    Node node;

    @Inject
    Clock clock;

    private final Semaphore free = new Semaphore(HANDS);
    private ExecutorService hands;
    private Loop loop;
    private Loop sweeper;
    private boolean released;
    private boolean swept;

    @PostConstruct
    void start() {
        hands = Executors.newFixedThreadPool(HANDS, threads);
        loop = new Loop("fetching of files", threads, this::round).start();
        sweeper = new Loop("clearing of the media store", threads, this::sweep).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
        sweeper.stop();
        hands.shutdownNow();
    }

    /** There is something to fetch. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MediaAwaited awaited) {
        loop.wake();
    }

    private Duration round() {
        if (!released) {
            book.release(node.name());
            released = true;
        }
        int some = free.availablePermits();
        if (some == 0) {
            return REST;
        }
        List<Errand> errands = book.claim(node.name(), some, settings.patience().plus(BESIDES));
        for (Errand errand : errands) {
            free.acquireUninterruptibly();
            hands.execute(() -> run(errand));
        }
        return untilEarliest();
    }

    private Duration untilEarliest() {
        Instant now = clock.instant();
        return book.earliest()
                .map(at -> Duration.between(now, at))
                .filter(left -> left.compareTo(REST) < 0)
                .map(left -> left.compareTo(BREATH) < 0 ? BREATH : left)
                .orElse(REST);
    }

    private void run(Errand errand) {
        try {
            fetch(errand);
        } catch (RuntimeException | LinkageError e) {
            LOG.errorf(
                    Wordless.of(e),
                    "fetching of file %d was interrupted",
                    errand.media().value());
            giveUp(errand);
        } finally {
            free.release();
            loop.wake();
        }
    }

    /** For now. If that fails, too, the row stays claimed, and is fetched again when the claim has run out. */
    private void giveUp(Errand errand) {
        try {
            book.failed(errand, MediaTrouble.NOT_REACHED, Optional.empty());
        } catch (RuntimeException e) {
            LOG.warnf(
                    "that file %d was not fetched could not be recorded",
                    errand.media().value());
        }
    }

    private void fetch(Errand errand) {
        try (ArrivingFile file = store.begin(0, settings.largest())) {
            FileLanding landing = new FileLanding(file, store);
            Fetched result = source.fetch(errand.phoneNumberId(), errand.whatsappId(), landing);
            if (result instanceof Fetched.Landed landed) {
                book.arrived(errand.media(), kept(file, errand, landed));
            } else if (result instanceof Fetched.Failed failure) {
                fail(errand, failure.why(), failure.reason(), failure.retryAfter());
            } else {
                fail(errand, landing.trouble(), "refused on our side", Optional.empty());
            }
        } catch (StoreFull e) {
            fail(errand, MediaTrouble.NO_SPACE, e.getMessage(), Optional.empty());
        } catch (IOException e) {
            fail(errand, MediaTrouble.NO_SPACE, "the media store cannot be written: " + e, Optional.empty());
        }
    }

    private StoredFile kept(ArrivingFile file, Errand errand, Fetched.Landed landed) throws IOException {
        StoredFile stored = examination.keep(file, landed.mime().or(errand::saidMime), errand.name());
        boolean differs = Stream.of(errand.saidSha256(), landed.sha256())
                .flatMap(said -> said.flatMap(SaidHash::read).stream())
                .anyMatch(hash -> !hash.equals(stored.sha256()));
        if (differs) {
            LOG.warnf(
                    "file %d came with another hash than WhatsApp had named",
                    errand.media().value());
        }
        return stored;
    }

    private void fail(Errand errand, MediaTrouble why, String reason, Optional<Duration> retryAfter) {
        LOG.infof("file %d was not fetched, try %d: %s, %s", errand.media().value(), errand.attempt(), why, reason);
        book.failed(errand, why, retryAfter);
    }

    private Duration sweep() {
        store.clearLeftovers();
        Instant before = clock.instant().minus(ORPHAN);
        if (book.removeOrphans(swept ? before.minus(LOOKED_BACK) : Instant.EPOCH, before)) {
            return Duration.ZERO;
        }
        swept = true;
        return SWEEP_EVERY;
    }
}
