package org.bandeja.contact.service;

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
import java.time.Duration;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.media.service.FetchBook;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/** Removes what is left of people who are to be forgotten, as soon as somebody wants it. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Erasing {
    private static final Logger LOG = Logger.getLogger(Erasing.class);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int FILES = 50;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    EraseBook book;

    @Inject
    FetchBook files;

    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("erasing of contacts", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Somebody is to be forgotten. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErasureWanted wanted) {
        loop.wake();
    }

    private Duration round() {
        Optional<ContactId> due = book.claim();
        due.ifPresent(this::step);
        return due.isPresent() || files.removeDoomed(FILES) ? Duration.ZERO : REST;
    }

    /** What breaks with one contact holds up no other. */
    private void step(ContactId contact) {
        try {
            book.step(contact);
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "erasing of contact %s did not get on; it is tried again later", contact.text());
        }
    }
}
