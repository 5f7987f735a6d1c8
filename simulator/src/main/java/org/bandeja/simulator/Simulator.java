package org.bandeja.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bandeja.simulator.chat.CustomerFile;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.control.CustomersControl;
import org.bandeja.simulator.control.GraphControl;
import org.bandeja.simulator.control.InboundControl;
import org.bandeja.simulator.control.StatusControl;
import org.bandeja.simulator.control.WebhookControl;
import org.bandeja.simulator.graph.Behaviours;
import org.bandeja.simulator.graph.GraphDoor;
import org.bandeja.simulator.graph.Limits;
import org.bandeja.simulator.graph.ReadMarks;
import org.bandeja.simulator.http.HttpDoor;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.page.PageDoor;
import org.bandeja.simulator.webhook.Courier;
import org.bandeja.simulator.webhook.InboundMessages;
import org.bandeja.simulator.webhook.Poster;
import org.bandeja.simulator.webhook.Signature;
import org.bandeja.simulator.webhook.Statuses;

/** A running simulator: puts the parts together, and takes them down. */
public final class Simulator implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Simulator.class.getName());
    private static final long SAVING_SECONDS = 2;

    private final ScheduledExecutorService scheduler = scheduler();
    private final Network network;
    private final Optional<CustomerFile> file;
    private final Poster poster;
    private final Courier courier;
    private final Statuses statuses;
    private final Behaviours behaviours = new Behaviours();
    private final Limits limits;
    private final ReadMarks readMarks;
    private final HttpDoor door;
    private long savedRevision;

    /** @throws IOException if the port is taken or the data directory cannot be used */
    public Simulator(Settings settings, Clock clock) throws IOException {
        network = Network.of(settings.account(), settings.numbers(), clock, scheduler);
        file = settings.dataDirectory().isPresent()
                ? Optional.of(new CustomerFile(settings.dataDirectory().get()))
                : Optional.empty();
        if (file.isPresent()) {
            file.get().loadInto(network.customers());
        }
        Signature signature = new Signature(settings.appSecret());
        poster = new Poster(clock);
        courier =
                new Courier(poster, signature, scheduler, network.changes(), settings.courier(), settings.webhookUrl());
        statuses = new Statuses(network, courier, scheduler);
        limits = new Limits(clock, settings.limits());
        readMarks = new ReadMarks(network);
        door = new HttpDoor(settings.port(), routes(settings, signature));
        scheduler.scheduleWithFixedDelay(this::save, SAVING_SECONDS, SAVING_SECONDS, TimeUnit.SECONDS);
    }

    private static ScheduledExecutorService scheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(2, work -> {
            Thread thread = new Thread(work, "time");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    private Routes routes(Settings settings, Signature signature) {
        Routes routes = new Routes();
        new PageDoor().addTo(routes);
        new CustomersControl(network, statuses, readMarks).addTo(routes);
        new InboundControl(network, new InboundMessages(network, courier)).addTo(routes);
        new GraphControl(behaviours, limits).addTo(routes);
        new StatusControl(network, statuses).addTo(routes);
        new WebhookControl(courier, poster, signature, settings.verifyToken()).addTo(routes);
        routes.on("POST", "/control/reset", request -> reset());
        new GraphDoor(network, behaviours, limits, readMarks, statuses, settings.accessToken(), scheduler)
                .addTo(routes);
        return routes;
    }

    private Response reset() {
        behaviours.reset();
        limits.reset();
        statuses.reset();
        readMarks.reset();
        courier.reset();
        network.reset();
        return Response.empty(204);
    }

    public int port() {
        return door.port();
    }

    private synchronized void save() {
        long revision = network.changes().revision();
        if (file.isEmpty() || revision == savedRevision) {
            return;
        }
        try {
            file.get().save(network.customers());
            savedRevision = revision;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The customers could not be saved", e);
        }
    }

    @Override
    public void close() {
        door.close();
        scheduler.shutdownNow();
        poster.close();
        save();
    }
}
