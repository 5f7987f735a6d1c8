package org.bandeja.notification.service;

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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.push.rules.TailPosition;
import org.bandeja.push.service.PushReader;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * Follows the events, and tells browsers of those that concern their people. A node that starts begins some minutes back: what was
 * committed while none ran is told while it is worth something.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NotificationWorker {
    private static final Logger LOG = Logger.getLogger(NotificationWorker.class);
    private static final int HANDS = PushPost.MOST_AT_ONCE;
    private static final int MOST_EVENTS = 500;
    /** What they note holds locks on the browsers of a department until it is committed. */
    private static final int TOGETHER = 50;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    NotificationNoter noter;

    @Inject
    LetterWriter writer;

    @Inject
    NotificationBook book;

    @Inject
    PushPost post;

    @Inject
    PushSettings settings;

    @Inject
    PushIdentity identity;

    @Inject
    PushReader reader;

    @Inject
    InboxEvents events;

    @Inject
    Clock clock;

    private final Semaphore free = new Semaphore(HANDS);
    private ExecutorService hands;
    private TailPosition position;
    private Loop looking;
    private Loop telling;
    private Loop sweeping;
    private boolean renewed;

    /** @throws IllegalStateException if the settings are none: told to who starts it, not to who subscribes first */
    @PostConstruct
    void start() {
        settings.hosts();
        hands = Executors.newFixedThreadPool(HANDS, threads);
        looking = new Loop("looking for who is to be notified", threads, this::look).start();
        telling = new Loop("notifying", threads, this::tell).start();
        sweeping = new Loop("clearing of notified events", threads, this::sweep).start();
    }

    @PreDestroy
    void stop() {
        looking.stop();
        telling.stop();
        sweeping.stop();
        hands.shutdownNow();
    }

    private Duration look() {
        Instant now = clock.instant();
        if (!noter.isAnybodyTold()) {
            position = null;
            return LOOK_EVERY;
        }
        if (position == null) {
            position =
                    new TailPosition(events.before(now.minus(NotificationBook.LIFE)), InboxEvents.LONGEST_TRANSACTION);
        }
        List<InboxEvent> fresh = reader.next(position, MOST_EVENTS);
        lookThrough(fresh);
        fresh.forEach(event -> position.seen(event.id(), now));
        position.forget(now);
        return fresh.size() >= MOST_EVENTS ? Duration.ZERO : LOOK_EVERY;
    }

    /** What fails is looked through one by one then, and the one that cannot be is passed: it must not stop the line for everybody. */
    void lookThrough(List<InboxEvent> fresh) {
        for (int from = 0; from < fresh.size(); from += TOGETHER) {
            List<InboxEvent> some = fresh.subList(from, Math.min(from + TOGETHER, fresh.size()));
            try {
                noter.lookThrough(some);
            } catch (RuntimeException e) {
                requireLasting(e);
                some.forEach(this::lookThrough);
            }
        }
    }

    private void lookThrough(InboxEvent event) {
        try {
            noter.lookThrough(List.of(event));
        } catch (RuntimeException e) {
            requireLasting(e);
            LOG.errorf(Wordless.of(e), "nobody is notified of event %d: it could not be looked through", event.id());
        }
    }

    /** With the database away, or another in the way, nothing is wrong with the events: all of it is done again. */
    private static void requireLasting(RuntimeException failure) {
        if (DatabaseAway.isPassing(failure)) {
            throw failure;
        }
    }

    private Duration tell() {
        int some = free.availablePermits();
        if (some == 0) {
            return LOOK_EVERY;
        }
        List<Task> due = book.claim(some);
        for (Task task : due) {
            free.acquireUninterruptibly();
            hands.execute(() -> run(task));
        }
        return due.size() >= some ? Duration.ZERO : LOOK_EVERY;
    }

    private void run(Task task) {
        try {
            told(task);
        } catch (RuntimeException | LinkageError e) {
            // It stays claimed, and is tried again when the claim has run out.
            LOG.errorf(
                    Wordless.of(e),
                    "a notification for subscription %s was interrupted",
                    task.subscription().text());
        } finally {
            free.release();
            telling.wake();
        }
    }

    void told(Task task) {
        Optional<String> endpoint = book.endpoint(task);
        Optional<Instant> rest = endpoint.flatMap(post::restsUntil);
        if (rest.isPresent()) {
            restOrDrop(task, rest.get());
            return;
        }
        boolean called = false;
        try {
            Optional<Letter> letter = writer.letter(task);
            if (letter.isPresent()) {
                PushAnswer answer = post.send(letter.get());
                called = true;
                book.settle(task, answer);
            }
        } catch (PushNotPossible e) {
            // Said once by whoever looked for the key; the browsers stay, for when it is there again.
            book.drop(task);
        } finally {
            if (!called) {
                endpoint.ifPresent(post::untried);
            }
        }
    }

    /** What comes too late is not told: it would wait for the service, and keep others from theirs. */
    private void restOrDrop(Task task, Instant until) {
        if (until.isBefore(task.expires())) {
            book.rest(task, until);
        } else {
            book.drop(task);
        }
    }

    private Duration sweep() {
        boolean isMore = book.forgetOld();
        if (!renewed) {
            identity.renew();
            renewed = true;
        }
        return isMore ? Duration.ZERO : SWEEP_EVERY;
    }
}
