package org.bandeja.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where the things lie that the build has made.
 *
 * @param root the checkout
 */
public record Installation(Path root) {
    private static final String ROOT_PROPERTY = "bandeja.root";

    /** The one that this launcher belongs to: its jar lies in wildfly-config/target. */
    public static Installation own() {
        String named = System.getProperty(ROOT_PROPERTY);
        if (named != null) {
            return new Installation(Path.of(named).toAbsolutePath().normalize());
        }
        try {
            Path jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Installation(jar.getParent().getParent().getParent().toAbsolutePath());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Failure if it is not there */
    public Path stockServer() {
        return only(target(), "wildfly-*", "WildFly");
    }

    /** @throws Failure if it is not there */
    public Path application() {
        return only(root.resolve("ear/target"), "bandeja.ear", "the application");
    }

    /** @throws Failure if it is not there */
    public Path simulator() {
        return only(root.resolve("simulator/target"), "bandeja-simulator*.jar", "the simulator");
    }

    public Path databasePrograms() {
        return target().resolve("mariadb");
    }

    public Path scripts() {
        return root.resolve("wildfly-config/cli");
    }

    public Path usualData() {
        return root.resolve("var");
    }

    private Path target() {
        return root.resolve("wildfly-config/target");
    }

    private static Path only(Path directory, String pattern, String what) {
        try (Stream<Path> entries = Files.list(directory)) {
            var matcher = directory.getFileSystem().getPathMatcher("glob:" + pattern);
            return entries.filter(entry -> matcher.matches(entry.getFileName()))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IOException("no " + pattern));
        } catch (IOException e) {
            throw Failure.because("Cannot find " + what + " in " + directory + " (was everything built?)", e);
        }
    }
}
