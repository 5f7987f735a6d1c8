package org.bandeja.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.bandeja.system.installation.Installation;

/** The company's OpenID provider, in a process of its own, where the Bandeja under test looks for it. */
public final class OpenIdProvider implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);

    private final URI address;
    private final URI returnTo;
    private final Path directory;
    private final Properties people = new Properties();
    private Process process;

    private OpenIdProvider(URI address, URI returnTo, Path directory) {
        this.address = address;
        this.returnTo = returnTo;
        this.directory = directory;
    }

    public static OpenIdProvider start(Bandeja bandeja) {
        OpenIdProvider provider = new OpenIdProvider(
                URI.create("http://127.0.0.1:" + bandeja.installation().providerPort()),
                bandeja.demo().app().resolve("/api/login/sso/return"),
                Path.of(System.getProperty("bandeja.test.files"), "openid-provider"));
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
        provider.write();
        provider.startAgain();
        return provider;
    }

    /** With new keys, as after an outage. */
    public void startAgain() {
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds("the provider is ready", START, this::answers);
    }

    private List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString(),
                "--server.port=" + address.getPort(),
                "--provider.return=" + returnTo,
                "--provider.people=" + file()));
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(Installation.root().resolve("openid-provider/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("bandeja-openid-provider-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the module openid-provider is not built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the provider does not start: " + directory.resolve("output.txt"));
        }
        try {
            return Http.send(Http.to(address, "/.well-known/openid-configuration"))
                            .status()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    public URI address() {
        return address;
    }

    /** Somebody works in the company, in these groups from now on. */
    public void put(String login, String password, String name, String... groups) {
        people.setProperty(login, password + "|" + name + "|" + String.join(",", groups));
        write();
    }

    private void write() {
        Path fresh = directory.resolve("people.new");
        try {
            Files.createDirectories(directory);
            try (var writer = Files.newBufferedWriter(fresh)) {
                people.store(writer, null);
            }
            Files.move(fresh, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return directory.resolve("people.properties");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
