package org.bandeja.health.service;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bandeja.trace.model.Wordless;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * This node is about to be stopped: first the balancer is told to send nobody any more, then, when it must have heard, the
 * screens are sent to the other nodes. So nobody sees an error. It is asked for by a file, {@code bandeja.leaving} in
 * WildFly's directory for temporary files, which says {@code left} when all have gone; whoever takes it away again, or starts
 * the server, lets the node stay.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Leaving {
    static final String LEFT = "left\n";

    private static final Logger LOG = Logger.getLogger(Leaving.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** A balancer asks every two seconds, and believes the second answer. */
    private static final long USUAL_SECONDS = 6;
    /** Within so many looks all are told to go, if there are not few. */
    private static final int ROUNDS = 8;

    private static final int FEWEST_AT_ONCE = 10;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    OpenScreens screens;

    @Inject
    Clock clock;

    Path file = Path.of(System.getProperty("jboss.server.temp.dir", System.getProperty("java.io.tmpdir")))
            .resolve("bandeja.leaving");

    private final Duration notice = Duration.ofSeconds(Long.getLong("bandeja.leaving.seconds", USUAL_SECONDS));
    private Loop loop;
    private int atOnce;
    private volatile Instant since;

    @PostConstruct
    void start() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf(Wordless.of(e), "what says that this node leaves cannot be taken away");
        }
        loop = new Loop("leaving", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Nobody new is to be sent here. */
    public boolean isAnnounced() {
        return since != null;
    }

    Duration round() throws IOException {
        if (!Files.exists(file)) {
            since = null;
        } else if (since == null) {
            since = clock.instant();
            atOnce = 0;
            LOG.info("this node leaves");
        } else if (!since.plus(notice).isAfter(clock.instant()) && sendAway() == 0 && !hasLeft()) {
            Files.writeString(file, LEFT);
            LOG.info("this node has left: it may be stopped");
        }
        return LOOK_EVERY;
    }

    /** In some rounds, so that the other nodes do not get all of them in one moment. */
    private int sendAway() {
        atOnce = Math.max(atOnce, Math.max(FEWEST_AT_ONCE, (screens.screens() + ROUNDS - 1) / ROUNDS));
        return screens.sendAway(atOnce);
    }

    private boolean hasLeft() throws IOException {
        return Files.readString(file).equals(LEFT);
    }
}
