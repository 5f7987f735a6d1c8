package org.bandeja.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bandeja.simulator.chat.CustomerFile;
import org.bandeja.simulator.chat.MovableClock;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.chat.SentFile;
import org.bandeja.simulator.control.AccountsControl;
import org.bandeja.simulator.control.ClockControl;
import org.bandeja.simulator.control.CustomersControl;
import org.bandeja.simulator.control.GraphControl;
import org.bandeja.simulator.control.InboundControl;
import org.bandeja.simulator.control.MediaControl;
import org.bandeja.simulator.control.SamplesControl;
import org.bandeja.simulator.control.StatusControl;
import org.bandeja.simulator.control.TemplatesControl;
import org.bandeja.simulator.control.WebhookControl;
import org.bandeja.simulator.graph.Behaviours;
import org.bandeja.simulator.graph.GraphDoor;
import org.bandeja.simulator.graph.Held;
import org.bandeja.simulator.graph.Limits;
import org.bandeja.simulator.graph.ReadMarks;
import org.bandeja.simulator.graph.Rules;
import org.bandeja.simulator.graph.States;
import org.bandeja.simulator.graph.Usage;
import org.bandeja.simulator.http.HttpDoor;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaFaults;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.page.PageDoor;
import org.bandeja.simulator.push.PushService;
import org.bandeja.simulator.template.Templates;
import org.bandeja.simulator.template.UploadHandles;
import org.bandeja.simulator.webhook.AccountEvents;
import org.bandeja.simulator.webhook.Courier;
import org.bandeja.simulator.webhook.InboundMessages;
import org.bandeja.simulator.webhook.Poster;
import org.bandeja.simulator.webhook.Reviews;
import org.bandeja.simulator.webhook.Signatures;
import org.bandeja.simulator.webhook.Statuses;
import org.bandeja.simulator.webhook.Subscriptions;
import org.bandeja.simulator.webhook.TemplateNews;

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
    private final Subscriptions subscriptions = new Subscriptions();
    private final GraphDoor.Settings graph;
    private final GraphDoor.TemplateParts templates;
    private final ReadMarks readMarks;
    private final PushService pushes;
    private final MovableClock clock;
    private final Optional<Path> temporary;
    private final MediaStore media;
    private final MediaFaults mediaFaults = new MediaFaults();
    private final HttpDoor door;
    private long savedRevision;

    /** @throws IOException if the port is taken or the data directory cannot be used */
    public Simulator(Settings settings, Clock realClock) throws IOException {
        clock = new MovableClock(realClock);
        pushes = new PushService(realClock);
        network = Network.of(settings.accounts(), clock, scheduler);
        if (settings.sentFile().isPresent()) {
            network.messages().recordIn(new SentFile(settings.sentFile().get()));
        }
        file = settings.dataDirectory().isPresent()
                ? Optional.of(new CustomerFile(settings.dataDirectory().get()))
                : Optional.empty();
        if (file.isPresent()) {
            file.get().loadInto(network.customers());
        }
        temporary = settings.dataDirectory().isPresent()
                ? Optional.empty()
                : Optional.of(Files.createTempDirectory("simulator"));
        media = new MediaStore(
                settings.dataDirectory().or(() -> temporary).get().resolve("media"), clock);
        Signatures signatures = new Signatures(settings.accounts());
        poster = new Poster(clock);
        courier = new Courier(
                poster,
                signatures,
                subscriptions,
                scheduler,
                network.changes(),
                settings.courier(),
                settings.webhookUrl());
        statuses = new Statuses(network, courier, scheduler);
        graph = new GraphDoor.Settings(
                new Behaviours(),
                new Rules(),
                new Limits(clock, settings.limits()),
                new States(network),
                new Usage(),
                new Held());
        templates = templates(settings);
        readMarks = new ReadMarks(network);
        door = new HttpDoor(settings.port(), routes(settings, signatures));
        scheduler.scheduleWithFixedDelay(this::save, SAVING_SECONDS, SAVING_SECONDS, TimeUnit.SECONDS);
    }

    private GraphDoor.TemplateParts templates(Settings settings) {
        Templates all = new Templates(settings.accounts(), clock);
        TemplateNews news = new TemplateNews(new AccountEvents(courier, clock), clock);
        return new GraphDoor.TemplateParts(all, new UploadHandles(), new Reviews(all, news, clock, scheduler), news);
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

    private Routes routes(Settings settings, Signatures signatures) {
        Routes routes = new Routes();
        new PageDoor().addTo(routes);
        new CustomersControl(network, statuses, readMarks).addTo(routes);
        InboundMessages inbound = new InboundMessages(network, courier);
        new InboundControl(network, media, inbound).addTo(routes);
        new SamplesControl(network, media, inbound, courier).addTo(routes);
        new GraphControl(graph).addTo(routes);
        new StatusControl(network, statuses).addTo(routes);
        new WebhookControl(courier, poster, signatures, settings.verifyToken()).addTo(routes);
        new MediaControl(network, media, mediaFaults).addTo(routes);
        new ClockControl(clock).addTo(routes);
        new TemplatesControl(templates.templates(), templates.reviews(), templates.news()).addTo(routes);
        new AccountsControl(network, graph.states(), graph.usage(), subscriptions).addTo(routes);
        pushes.addTo(routes);
        routes.on("POST", "/control/reset", request -> reset());
        Downloads downloads = new Downloads(media, mediaFaults, clock);
        new GraphDoor(
                        network,
                        graph,
                        readMarks,
                        new GraphDoor.WebhookParts(
                                statuses,
                                subscriptions,
                                poster,
                                () -> courier.state().url()),
                        new GraphDoor.MediaParts(media, downloads),
                        templates,
                        scheduler)
                .addTo(routes);
        return routes;
    }

    private Response reset() {
        graph.reset();
        templates.reviews().reset();
        templates.templates().reset();
        templates.handles().reset();
        subscriptions.reset();
        statuses.reset();
        readMarks.reset();
        courier.reset();
        network.reset();
        mediaFaults.reset();
        media.reset();
        pushes.reset();
        clock.moveAhead(Duration.ZERO);
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
        temporary.ifPresent(directory -> {
            media.reset();
            directory.resolve("media").toFile().delete();
            directory.toFile().delete();
        });
    }
}
