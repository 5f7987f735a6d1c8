package org.bandeja.conversation.service;

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
import java.time.Duration;
import org.bandeja.conversation.model.Vocabulary;
import org.bandeja.worker.service.Loop;

/** Keeps the sample by which a search chooses its way. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VocabularyReader {
    private static final Duration REST = Duration.ofMinutes(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Vocabulary vocabulary;

    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("sample of words", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    private Duration round() {
        vocabulary.look();
        return REST;
    }
}
