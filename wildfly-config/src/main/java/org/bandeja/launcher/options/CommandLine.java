package org.bandeja.launcher.options;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;

/** Reads {@link Options} from the command line, secrets also from the environment or a properties file. */
public final class CommandLine {
    private static final Map<Command, Set<String>> KNOWN = Map.of(
            Command.RUN,
            Set.of(
                    "--port",
                    "--management-port",
                    "--simulator-port",
                    "--db-port",
                    "--data",
                    "--reset",
                    "--no-demo",
                    "--small-demo",
                    "--heap",
                    "--graph-url",
                    "--app-secret",
                    "--verify-token",
                    "--access-token",
                    "--db-programs",
                    "--db-url",
                    "--db-user",
                    "--db-password",
                    "--public-url",
                    "--join",
                    "--cluster-port"),
            Command.MIGRATE,
            Set.of("--db-url", "--db-user", "--db-password", "--properties"),
            Command.CHECK_DATABASE,
            Set.of("--properties"),
            Command.FIRST_ADMINISTRATOR,
            Set.of("--db-url", "--db-user", "--db-password", "--properties", "--public-url"));

    private final Path workingDirectory;
    private final Path usualData;
    private final Map<String, String> environment;

    /**
     * @param workingDirectory what a relative path is relative to
     * @param usualData where the files lie when nothing else is asked for
     * @param environment gives secrets that are better not seen in the list of processes
     */
    public CommandLine(Path workingDirectory, Path usualData, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.usualData = usualData;
        this.environment = Map.copyOf(environment);
    }

    /** @throws Failure if an option is unknown or its value is wrong */
    public Options read(List<String> arguments) {
        Words words = Words.of(arguments, KNOWN);
        ServerProperties properties = words.value("--properties")
                .map(file -> ServerProperties.read(path("--properties", file)))
                .orElse(ServerProperties.NONE);
        Optional<DatabaseAddress> database = database(words, properties);
        if (words.command() != Command.RUN && words.command() != Command.HELP) {
            database.orElseThrow(() -> Failure.usage("Which database? Give --db-url and --db-user, or --properties"));
        }
        return new Options(
                words.command(),
                ports(words, database.isPresent()),
                words.value("--data").map(dir -> path("--data", dir)).orElse(usualData),
                words.has("--reset"),
                !words.has("--no-demo") && !words.has("--join"),
                words.has("--small-demo"),
                heap(words),
                words.value("--graph-url").map(url -> webAddress("--graph-url", url)),
                orVariable(words, "--app-secret", "BANDEJA_APP_SECRET"),
                orVariable(words, "--verify-token", "BANDEJA_VERIFY_TOKEN"),
                orVariable(words, "--access-token", "BANDEJA_ACCESS_TOKEN"),
                database,
                schema(database, properties),
                isAuditProtected(properties),
                orVariable(words, "--db-programs", "BANDEJA_DB_PROGRAMS").map(dir -> path("--db-programs", dir)),
                words.value("--public-url")
                        .or(() -> properties.get("bandeja.public-url"))
                        .map(url -> webAddress("--public-url", url)),
                words.value("--join").map(dir -> path("--join", dir)),
                words.value("--cluster-port").map(text -> port(words, "--cluster-port", 0)));
    }

    private Optional<DatabaseAddress> database(Words words, ServerProperties properties) {
        Optional<String> url = words.value("--db-url").or(() -> properties.get("bandeja.db.url"));
        Optional<String> user = words.value("--db-user").or(() -> properties.get("bandeja.db.user"));
        Optional<String> password = orVariable(words, "--db-password", "BANDEJA_DB_PASSWORD")
                .or(() -> properties.get("bandeja.db.password"));
        if (url.isEmpty()) {
            if (words.has("--db-user") || words.has("--db-password")) {
                throw Failure.usage("--db-user and --db-password belong to --db-url");
            }
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:mariadb:")) {
            throw Failure.usage("--db-url must begin with jdbc:mariadb: and is " + url.get());
        }
        return Optional.of(new DatabaseAddress(
                url.get(), user.orElseThrow(() -> Failure.usage("--db-url needs --db-user")), password.orElse("")));
    }

    /** Of the properties file of {@code install}, which knows both accounts. */
    private static Optional<DatabaseAddress> schema(Optional<DatabaseAddress> database, ServerProperties properties) {
        return properties
                .get("install.schema-user")
                .map(user -> new DatabaseAddress(
                        database.orElseThrow().url(),
                        user,
                        properties.get("install.schema-password").orElse("")));
    }

    /** As {@code install} and {@code accounts} understand it. */
    private static boolean isAuditProtected(ServerProperties properties) {
        return properties
                .get("install.protected-audit")
                .filter(value -> !value.strip().equals("no"))
                .isPresent();
    }

    private Ports ports(Words words, boolean ownDatabase) {
        if (ownDatabase && words.has("--db-port")) {
            throw Failure.usage("--db-port is for the embedded database; with --db-url the port stands in the URL");
        }
        return new Ports(
                port(words, "--port", Ports.USUAL.application()),
                port(words, "--management-port", Ports.USUAL.management()),
                port(words, "--simulator-port", Ports.USUAL.simulator()),
                port(words, "--db-port", Ports.USUAL.database()));
    }

    private static int port(Words words, String option, int usual) {
        Optional<String> text = words.value(option);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("[0-9]{1,5}")) {
            throw Failure.usage(option + " must be a port from 1 to 65535 and is " + text.get());
        }
        int port = Integer.parseInt(text.get());
        if (port < 1 || port > 65_535) {
            throw Failure.usage(option + " must be a port from 1 to 65535 and is " + port);
        }
        return port;
    }

    private static String heap(Words words) {
        String heap = words.value("--heap").orElse("1g");
        if (!heap.matches("[1-9][0-9]{0,6}[mMgG]")) {
            throw Failure.usage("--heap is a number with m or g, for example 1g, and is " + heap);
        }
        return heap;
    }

    private Path path(String option, String text) {
        try {
            return workingDirectory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Failure.usage(option + " is no path: " + text);
        }
    }

    private static URI webAddress(String option, String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw Failure.usage(option + " is no address: " + e.getMessage());
        }
        throw Failure.usage(option + " must begin with http:// or https:// and is " + text);
    }

    private Optional<String> orVariable(Words words, String option, String variable) {
        return words.value(option)
                .or(() -> Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank()));
    }
}
