package org.bandeja.push.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.CloseReason;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** All sockets of this node: keeps them alive, closes them when the node goes down. */
@ApplicationScoped
public class Sockets {
    /** The server closes what is silent for 90 seconds; only what the browser sends counts, a pong does. */
    private static final int PING_SECONDS = 25;

    @Resource
    ManagedScheduledExecutorService timers;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> pings;

    @PostConstruct
    void start() {
        pings = timers.scheduleWithFixedDelay(
                () -> open.forEach(Socket::ping), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        pings.cancel(false);
        open.forEach(socket -> socket.close(CloseReason.CloseCodes.TRY_AGAIN_LATER, "the server goes down"));
    }

    void add(Socket socket) {
        open.add(socket);
    }

    void remove(Socket socket) {
        open.remove(socket);
    }
}
