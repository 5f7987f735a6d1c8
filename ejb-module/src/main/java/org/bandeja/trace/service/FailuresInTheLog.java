package org.bandeja.trace.service;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Filter;
import java.util.logging.Handler;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;

/**
 * While something is away for long (the database, most of all) everything that tries tells of it, and the server, too: the log says
 * each kind once, and each minute how often it came again. It looks at what goes into the files, wherever it comes from.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FailuresInTheLog {
    private static final Logger LOG = Logger.getLogger(FailuresInTheLog.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    @Resource
    ManagedThreadFactory threads;

    private final RepeatedFailures failures = new RepeatedFailures();
    private final Map<Handler, Filter> before = new LinkedHashMap<>();
    private Loop loop;

    @PostConstruct
    void start() {
        for (Handler handler : java.util.logging.Logger.getLogger("").getHandlers()) {
            Filter own = handler.getFilter();
            before.put(handler, own);
            handler.setFilter(own == null ? failures : record -> own.isLoggable(record) && failures.isLoggable(record));
        }
        loop = new Loop("telling what the log left out", threads, this::tell).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
        before.forEach(Handler::setFilter);
        tell();
    }

    private Duration tell() {
        failures.take()
                .forEach(left -> LOG.warnf(
                        "%d times more in the last minute: [%s] %s %s",
                        left.times(), left.category(), left.told(), left.cause()));
        return EVERY;
    }
}
