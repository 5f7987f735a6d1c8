package org.bandeja.whatsapp.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
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
import java.time.Duration;
import java.util.Optional;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * Keeps the {@link AccountBook} up to date, at once for changes of this node, within seconds for those of others; and asks WhatsApp now and
 * then for the numbers of each account, on one node.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountWatch {
    private static final Logger LOG = Logger.getLogger(AccountWatch.class);
    private static final int FIRST = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration LIST_EVERY = Duration.ofHours(1);
    private static final Duration LOOK_FOR_LISTINGS = Duration.ofMinutes(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AccountReader reader;

    @Inject
    AccountBook book;

    @Inject
    NumberBook numbers;

    @Inject
    NumberListing listing;

    @Inject
    GraphAccounts graph;

    private Loop loop;
    private Loop listings;
    private boolean prepared;

    @PostConstruct
    void start() {
        loop = new Loop("reading of WhatsApp accounts", threads, this::round).start();
        listings = new Loop("listing of WhatsApp numbers", threads, this::list).start();
    }

    @PreDestroy
    void stop() {
        listings.stop();
        loop.stop();
    }

    /** Something about them is different now; before whoever sends with them hears of it. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(FIRST) AccountsChanged change) {
        book.forget();
        loop.wake();
    }

    private Duration round() {
        if (!prepared) {
            reader.prepare();
            prepared = true;
        }
        book.read();
        return LOOK_EVERY;
    }

    private Duration list() {
        if (!book.isKnown()) {
            return LOOK_EVERY;
        }
        Optional<NumberBook.Due> due = numbers.due(LIST_EVERY);
        due.ifPresent(account -> graph.ofAccount(account.wabaId())
                .map(access -> listing.take(account.id(), account.wabaId(), access))
                .flatMap(NumberListing.Outcome::failure)
                .ifPresent(failure -> LOG.warnf(
                        "numbers of WhatsApp account %s could not be listed: %s", account.wabaId(), failure)));
        return due.isPresent() ? LOOK_EVERY : LOOK_FOR_LISTINGS;
    }
}
