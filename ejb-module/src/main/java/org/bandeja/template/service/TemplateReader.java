package org.bandeja.template.service;

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
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.template.model.TemplateSyncs.Reading;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.TemplatePage;
import org.bandeja.whatsapp.service.AccountsChanged;
import org.bandeja.whatsapp.service.GraphAccess;
import org.bandeja.whatsapp.service.GraphAccounts;
import org.bandeja.whatsapp.service.GraphCalls;
import org.bandeja.worker.service.Loop;
import org.bandeja.worker.service.Node;
import org.jboss.logging.Logger;

/** Reads the templates of all accounts from WhatsApp: at the start, every hour, and when somebody or something wants it. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TemplateReader {
    private static final Logger LOG = Logger.getLogger(TemplateReader.class);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final int MOST_PAGES = 200;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    TemplateBook book;

    @Inject
    GraphAccounts accounts;

    @Inject
    GraphCalls graph;

    @Inject
    Node node;

    @Inject
    Clock clock;

    private Loop loop;
    private final AtomicBoolean accountsChanged = new AtomicBoolean();
    private boolean started;

    @PostConstruct
    void start() {
        loop = new Loop("reading of templates", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** There is something to read. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) TemplatesWanted wanted) {
        loop.wake();
    }

    /** A new token may help what could not be read. */
    public void renew(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountsChanged change) {
        accountsChanged.set(true);
        loop.wake();
    }

    private Duration round() {
        if (accountsChanged.getAndSet(false)) {
            book.wantFailed();
        }
        if (!started) {
            book.wantAll();
            started = true;
        }
        book.discover();
        Optional<Reading> reading = book.claim(node.name());
        reading.ifPresent(this::read);
        return reading.isPresent() ? Duration.ZERO : rest();
    }

    private Duration rest() {
        return book.earliest()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(wait -> wait.compareTo(REST) < 0)
                .map(wait -> wait.isNegative() ? Duration.ofMillis(100) : wait)
                .orElse(REST);
    }

    void read(Reading reading) {
        Optional<GraphAccess> access = accounts.ofAccount(reading.accountId());
        if (access.isEmpty()) {
            book.failed(reading, ListFailure.NO_TOKEN.name(), Optional.empty());
            return;
        }
        try {
            pages(reading, access.get());
        } catch (IllegalArgumentException e) {
            fail(reading, ListFailure.NOT_UNDERSTOOD.with(e.getMessage()), Optional.empty());
        }
    }

    private void pages(Reading reading, GraphAccess access) {
        String path = GraphCalls.segment(reading.accountId()) + "/message_templates";
        Set<String> seen = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            GraphReply reply = graph.get(access, path, TemplatePage.query(after));
            if (reply instanceof GraphReply.Refused refused) {
                fail(
                        reading,
                        ListFailure.REFUSED.with(refused.code() + ": " + refused.details()),
                        refused.retryAfter());
                return;
            }
            if (reply instanceof GraphReply.NotReached notReached) {
                fail(reading, ListFailure.NOT_REACHED.with(notReached.reason()), Optional.empty());
                return;
            }
            TemplatePage page = TemplatePage.of(((GraphReply.Answered) reply).body());
            book.listed(reading, page.templates());
            after = page.after();
            if (after.filter(cursor -> !seen.add(cursor)).isPresent() || seen.size() > MOST_PAGES) {
                throw new IllegalArgumentException("a list without an end");
            }
        } while (after.isPresent());
        book.done(reading);
    }

    private void fail(Reading reading, String failure, Optional<Duration> retryAfter) {
        if (reading.attempts() == 0) {
            LOG.warnf("templates of account %s could not be read: %s", reading.accountId(), failure);
        }
        book.failed(reading, failure, retryAfter);
    }
}
