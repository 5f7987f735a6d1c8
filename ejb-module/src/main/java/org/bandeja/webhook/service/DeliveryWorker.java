package org.bandeja.webhook.service;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bandeja.worker.service.Loop;

/** Processes deliveries right after their commit, and what a crash left behind. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryWorker {
    private static final int A_ROUND = 100;
    private static final int HANDS = 3;
    private static final Duration REST = Duration.ofSeconds(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    DeliveryProcessing processing;

    private ExecutorService hands;
    private Loop loop;

    @PostConstruct
    void start() {
        hands = Executors.newFixedThreadPool(HANDS, threads);
        loop = new Loop("processing of deliveries", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
        hands.shutdown();
    }

    /** There is a new delivery. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveryKept kept) {
        loop.wake();
    }

    private Duration round() {
        return processing.processDue(A_ROUND, hands) == 0 ? REST : Duration.ZERO;
    }
}
