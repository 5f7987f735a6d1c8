package org.bandeja.launcher.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.home.Trees;
import org.bandeja.launcher.process.Child;
import org.bandeja.launcher.process.Children;
import org.bandeja.launcher.process.Part;

/** The base directory of our WildFly: the stock one, configured by the scripts; the unpacked server stays as it is. */
public final class ServerHome {
    /** Each is one concern and may run again; IT runs the same ones. */
    private static final List<String> SCRIPTS = List.of(
            "datasource", "login", "logging", "headers", "doors", "management", "plain-http", "health", "metrics");

    private static final String BEGIN = "embed-server --server-config=standalone.xml --std-out=discard\n";
    private static final String END = "stop-embedded-server\n";
    /** In a script: what follows needs a server that has begun anew. */
    private static final String AGAIN = "#again\n";

    private static final String STAMP = ".configured";

    private final Home home;
    private final Children children;
    private final Path stockServer;
    private final Path scripts;
    private final List<String> names;

    /** @param clustered whether other nodes wake this one */
    public ServerHome(Home home, Children children, Path stockServer, Path scripts, boolean clustered) {
        this.home = home;
        this.children = children;
        this.stockServer = stockServer;
        this.scripts = scripts;
        this.names = Stream.concat(SCRIPTS.stream(), clustered ? Stream.of("cluster") : Stream.empty())
                .toList();
    }

    /**
     * Makes the directory and configures it, unless that was done by the same scripts with the same server.
     *
     * @return whether there was anything to do
     */
    public boolean prepare() {
        try {
            String wanted = fingerprint();
            Path stamp = home.server().resolve(STAMP);
            if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
                return false;
            }
            Trees.remove(home.server());
            Trees.copy(stockServer.resolve("standalone"), home.server());
            configure();
            keepPropertiesOutOfTheLog();
            Files.writeString(stamp, wanted);
            return true;
        } catch (IOException e) {
            throw Failure.because("The server cannot be configured", e);
        }
    }

    /** Gives it the key that lets it in among the others. */
    public void join(Cluster cluster) {
        try {
            Files.copy(
                    cluster.keyStore(),
                    home.server().resolve("configuration/bandeja-cluster.p12"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.because("The key of the nodes cannot be copied", e);
        }
    }

    /** Puts the application where the server takes it from when it starts. */
    public void deploy(Path application) {
        try {
            Path deployments = home.server().resolve("deployments");
            Path target = deployments.resolve("bandeja.ear");
            for (String outcome : List.of("deployed", "failed", "isdeploying", "undeployed", "pending")) {
                Files.deleteIfExists(deployments.resolve("bandeja.ear." + outcome));
            }
            Files.copy(application, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(deployments.resolve("bandeja.ear.dodeploy"), "");
        } catch (IOException e) {
            throw Failure.because("The application cannot be copied to the server", e);
        }
    }

    private void configure() throws IOException {
        Path script = home.run("configure.cli");
        Files.writeString(script, session());
        List<String> command = ServerCommand.console(stockServer, home, script);
        Child console = children.start(Part.CONFIGURATION, command, Map.of("JBOSS_HOME", stockServer.toString()));
        try {
            int code = console.exitCode();
            if (code != 0) {
                throw Failure.because("The scripts that configure the server failed; see " + console.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.because("Interrupted", e);
        }
    }

    /** All scripts in one session of the command line interface, with a server that opens no port. */
    private String session() throws IOException {
        StringBuilder text = new StringBuilder(BEGIN);
        for (String name : names) {
            String script = Files.readString(scripts.resolve(name + ".cli"));
            text.append(script.replace(AGAIN, END + BEGIN)).append('\n');
        }
        return text.append(END).toString();
    }

    /**
     * The log is set up from this file before the configuration is read, and a server without ports does not write it:
     * at DEBUG every system property, secrets included, would be in the log of the first start.
     */
    private void keepPropertiesOutOfTheLog() throws IOException {
        Path file = home.server().resolve("configuration/logging.properties");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceAll(
                        "(?m)^logger\\.org\\.jboss\\.as\\.config\\.level=.*$",
                        "logger.org.jboss.as.config.level=INFO"));
    }

    private String fingerprint() throws IOException {
        return stockServer
                + "\n"
                + Files.getLastModifiedTime(stockServer.resolve("jboss-modules.jar"))
                + "\n"
                + names.stream().map(this::script).collect(Collectors.joining("\n"));
    }

    private String script(String name) {
        try {
            return Files.readString(scripts.resolve(name + ".cli"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.because("A script that configures the server is missing", e);
        }
    }
}
