package org.bandeja.notification.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.login.service.LoginEnded;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Task;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.rules.PushAnswer;
import org.jboss.logging.Logger;

/** What is on its way to browsers, and what came of it: each step in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationBook {
    /** What happened longer ago than this is news to nobody. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(NotificationBook.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 10;
    private static final int MOST_FORGOTTEN = 1_000;

    @Inject
    PushTasks tasks;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Clock clock;

    /** What is to leave now. */
    public List<Task> claim(int most) {
        Instant now = clock.instant();
        return tasks.claim(now, now.plus(LEASE), most);
    }

    /** Where the browser is told; empty: it is told no more. */
    public Optional<String> endpoint(Task task) {
        return subscriptions
                .find(task.subscription())
                .map(browser -> browser.address().endpoint());
    }

    /** Its push service is left alone for a while: this was no try. */
    public void rest(Task task, Instant until) {
        tasks.rest(task, until);
    }

    /** What the push service said. */
    public void settle(Task task, PushAnswer answer) {
        Instant now = clock.instant();
        switch (answer.meaning()) {
            case TAKEN -> {
                subscriptions.told(task.subscription(), now);
                tasks.done(task, now);
            }
            case GONE -> subscriptions.remove(task.subscription());
            case LATER ->
                answer.pauseAfter(task.attempts())
                        .map(now::plus)
                        .filter(task.expires()::isAfter)
                        .ifPresentOrElse(then -> tasks.postpone(task, then), () -> giveUp(task, answer, now));
            case REFUSED -> giveUp(task, answer, now);
        }
    }

    private void giveUp(Task task, PushAnswer answer, Instant now) {
        LOG.warnf(
                "a notification for subscription %s was given up: its push service answered %d, attempt %d",
                task.subscription().text(), answer.status(), task.attempts());
        tasks.done(task, now);
        if (answer.speaksAgainstTheAddress()) {
            subscriptions.failed(task.subscription(), MOST_FAILURES);
        }
    }

    /** It cannot be told, and that is nobody's fault out there. */
    public void drop(Task task) {
        tasks.done(task, clock.instant());
    }

    /** The browser has no such address any more. */
    public void gone(SubscriptionId id) {
        subscriptions.remove(id);
    }

    /** With a login the browsers that hang on it end. In the transaction in which it ends. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void loginEnded(@Observes LoginEnded login) {
        subscriptions.removeEnded(login.agent(), clock.instant());
    }

    /** What was looked through so long ago that no node comes back to it. */
    public boolean forgetOld() {
        return tasks.forgetBefore(clock.instant().minus(LIFE.multipliedBy(3)), MOST_FORGOTTEN) == MOST_FORGOTTEN;
    }
}
