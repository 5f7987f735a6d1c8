package org.bandeja.launcher;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bandeja.launcher.database.DatabaseAddress;
import org.bandeja.launcher.database.DatabasePrograms;
import org.bandeja.launcher.database.EmbeddedDatabase;
import org.bandeja.launcher.database.FirstAdministrator;
import org.bandeja.launcher.database.Migrations;
import org.bandeja.launcher.demo.Credentials;
import org.bandeja.launcher.demo.DemoCompany;
import org.bandeja.launcher.demo.DemoData;
import org.bandeja.launcher.demo.DemoDeliveries;
import org.bandeja.launcher.demo.DemoFile;
import org.bandeja.launcher.demo.DemoPerson;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.home.Secrets;
import org.bandeja.launcher.options.Options;
import org.bandeja.launcher.options.Ports;
import org.bandeja.launcher.process.Children;
import org.bandeja.launcher.process.Leftovers;
import org.bandeja.launcher.process.PortCheck;
import org.bandeja.launcher.server.Cluster;
import org.bandeja.launcher.server.Environment;
import org.bandeja.launcher.server.ServerHome;
import org.bandeja.launcher.server.SimulatorProcess;
import org.bandeja.launcher.server.WildFlyProcess;

/**
 * One start of everything: database, schema and demo data on one side, the server's configuration on another, the
 * simulator on a third; then the server. Stays until the server ends or the launcher is told to stop.
 */
final class Launch {
    private final Options options;
    private final Installation installation;
    private final Steps steps;
    private final Home home;
    private final Children children;
    /** How many conversations of the demo were written at this start. */
    private int written;

    Launch(Options options, Installation installation, Steps steps, Home home, Children children) {
        this.options = options;
        this.installation = installation;
        this.steps = steps;
        this.home = home;
        this.children = children;
    }

    /** @return the exit code of the launcher */
    int run() throws InterruptedException {
        clearTheWay();
        Secrets secrets = Secrets.of(home.secrets());
        Credentials credentials = new Credentials(secrets);
        Environment environment = environment(secrets);
        DemoFile demoFile = new DemoFile(home.demoFile());
        demoFile.remove();

        CompletableFuture<Boolean> configured = CompletableFuture.supplyAsync(this::configureServer);
        CompletableFuture<Void> simulated = CompletableFuture.runAsync(() -> startSimulator(environment, secrets));
        startDatabase(environment.database(), credentials);
        join(configured);
        WildFlyProcess server = startServer(environment);
        join(simulated);
        deliver();

        List<DemoPerson> people =
                options.demo() ? demo(environment.database(), credentials).people() : List.of();
        Optional<String> setup =
                options.demo() || options.join().isPresent() ? Optional.empty() : invitation(environment);
        Optional<String> simulator =
                Optional.of(address(options.ports().simulator())).filter(url -> options.simulated());
        demoFile.write(environment.at(address(options.ports().application())), simulator, people, credentials, setup);
        new Welcome(steps, home).print(environment, simulator, people, credentials, setup);
        if (people.isEmpty() && setup.isEmpty()) {
            steps.say(
                    "There are people in this installation already, so there is no link for a first administrator (--reset begins anew).");
        }
        int code = server.exitCode();
        if (children.areStopping()) {
            return 0;
        }
        throw Failure.because("The server has ended unexpectedly with code " + code + "; see " + server.log());
    }

    private void clearTheWay() {
        Leftovers leftovers = new Leftovers(home);
        leftovers.stop().forEach(part -> steps.say("  Stopped the " + part.label() + " of a start that was killed"));
        if (options.reset()) {
            home.reset();
            steps.say("  Removed what Bandeja had in " + home.directory());
        }
        QuietLog.to(home.log("launcher.log"));
        if (embeds()) {
            programs().requireSupported();
            PortCheck.requireFree(options.ports().database(), "database", "--db-port");
        }
        PortCheck.requireFree(options.ports().application(), "application", "--port");
        PortCheck.requireFree(options.ports().management(), "WildFly's management", "--management-port");
        if (options.simulated()) {
            PortCheck.requireFree(options.ports().simulator(), "simulator", "--simulator-port");
        }
    }

    /** Another node has the first one's database. */
    private boolean embeds() {
        return options.database().isEmpty() && options.join().isEmpty();
    }

    private String node() {
        return "bandeja-" + options.ports().application();
    }

    /** The key is the first node's. */
    private Optional<Cluster> cluster(Secrets own) {
        Path directory = options.join().orElse(home.directory());
        Secrets secrets = options.join()
                .map(other -> Secrets.of(other.resolve("secrets.properties")))
                .orElse(own);
        return options.clusterPort().map(port -> Cluster.of(directory, secrets.token("cluster.password"), port));
    }

    private Environment environment(Secrets secrets) {
        if (options.join().isPresent()) {
            return Environment.joining(options.join().get(), node(), cluster(secrets));
        }
        Ports ports = options.ports();
        DatabaseAddress database = options.database()
                .orElseGet(() -> embedded(secrets.token("database.password")).address());
        return new Environment(
                database,
                options.appSecret().orElseGet(() -> secrets.hex("whatsapp.app-secret")),
                options.verifyToken().orElseGet(() -> secrets.token("whatsapp.verify-token")),
                options.accessToken().orElseGet(() -> secrets.token("whatsapp.access-token")),
                secrets.token("login.two-step-key"),
                secrets.token("whatsapp.secrets-key"),
                Optional.of(DemoCompany.ACCOUNT).filter(account -> options.simulated()),
                options.graphUrl().map(Object::toString).orElseGet(() -> address(ports.simulator())),
                node(),
                home.media(),
                options.publicUrl().map(Object::toString).orElseGet(() -> address(ports.application())),
                cluster(secrets));
    }

    private EmbeddedDatabase embedded(String password) {
        return new EmbeddedDatabase(home, children, programs(), options.ports().database(), password);
    }

    private DatabasePrograms programs() {
        return options.databasePrograms()
                .map(DatabasePrograms::ofTheMachine)
                .orElseGet(() -> DatabasePrograms.unpackedTo(installation.databasePrograms()));
    }

    private boolean configureServer() {
        return steps.step(
                serverHome()::prepare, fresh -> fresh ? "WildFly configured" : "WildFly is configured already");
    }

    private ServerHome serverHome() {
        return new ServerHome(
                home,
                children,
                installation.stockServer(),
                installation.scripts(),
                options.clusterPort().isPresent());
    }

    private static SimulatorProcess.SecondAccount secondAccount(Secrets secrets) {
        return new SimulatorProcess.SecondAccount(
                DemoCompany.SECOND_ACCOUNT,
                secrets.hex("second.app-secret"),
                secrets.token("second.access-token"),
                DemoCompany.SECOND_NUMBER);
    }

    private void startSimulator(Environment environment, Secrets secrets) {
        if (!options.simulated()) {
            return;
        }
        Path jar = installation.simulator();
        SimulatorProcess.Settings settings = new SimulatorProcess.Settings(
                options.ports().simulator(),
                environment.webhookUrl(),
                environment.appSecret(),
                environment.verifyToken(),
                environment.accessToken(),
                DemoCompany.numbers(!options.smallDemo()),
                secondAccount(secrets));
        steps.step(
                () -> {
                    SimulatorProcess.start(home, children, jar, settings);
                    return settings.port();
                },
                port -> "Simulator of WhatsApp on port " + port);
    }

    private void startDatabase(DatabaseAddress database, Credentials credentials) {
        if (embeds()) {
            steps.step(
                    () -> embedded(database.password()).start(),
                    started -> "MariaDB on port " + options.ports().database());
        }
        Migrations.Outcome outcome = steps.step(() -> Migrations.run(database), done -> "Schema " + done.version());
        boolean ours = embeds() || outcome.fresh();
        if (options.demo() && ours) {
            DemoData demo = demo(database, credentials);
            steps.step(
                    () -> written = demo.load(Instant.now()),
                    count -> count == 0 ? "Data of an earlier start" : "Demo data: " + count + " conversations");
        }
    }

    private DemoData demo(DatabaseAddress database, Credentials credentials) {
        return new DemoData(database, credentials, !options.smallDemo());
    }

    /** What no row can stand for: that WhatsApp knows where to deliver, and does; files come by no other way. */
    private void deliver() {
        if (written == 0 || options.smallDemo()) {
            return;
        }
        DemoDeliveries deliveries = new DemoDeliveries(address(options.ports().simulator()));
        steps.step(() -> deliveries.send(Instant.now()), count -> "Webhooks of the demo: " + count + " messages");
    }

    private WildFlyProcess startServer(Environment environment) {
        Path properties = home.run("bandeja.properties");
        environment.write(properties);
        environment.cluster().ifPresent(serverHome()::join);
        serverHome().deploy(installation.application());
        return steps.step(
                () -> {
                    WildFlyProcess server = WildFlyProcess.start(
                            home, children, installation.stockServer(), options.ports(), options.heap(), properties);
                    server.awaitReady();
                    return server;
                },
                server -> "WildFly with Bandeja on port " + options.ports().application());
    }

    private static Optional<String> invitation(Environment environment) {
        return new FirstAdministrator(environment.database(), environment.publicUrl()).invite(Instant.now());
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static <T> void join(CompletableFuture<T> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
