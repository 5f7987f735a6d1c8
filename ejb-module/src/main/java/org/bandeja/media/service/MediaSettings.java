package org.bandeja.media.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where files lie, and how much of them there may be. System properties of the server, read when it starts (docs/operations/INSTALL.md). */
@ApplicationScoped
public class MediaSettings {
    private static final String DIRECTORY = "bandeja.media.directory";
    private static final String LARGEST = "bandeja.media.largest-mib";
    private static final String PATIENCE = "bandeja.media.fetch-seconds";
    private static final String KEPT_FREE = "bandeja.media.keep-free-mib";
    private static final long MIB = 1024L * 1024;
    private static final long DEFAULT_LARGEST = 100;
    private static final long DEFAULT_PATIENCE = 600;
    private static final long DEFAULT_KEPT_FREE = 512;
    private static final long MOST = 1_000_000;

    private Path directory = Path.of("bandeja-media");
    private long largest = DEFAULT_LARGEST * MIB;
    private Duration patience = Duration.ofSeconds(DEFAULT_PATIENCE);
    private long keptFree = DEFAULT_KEPT_FREE * MIB;

    /** For the container, which calls {@link #read()} next. */
    protected MediaSettings() {}

    /** @param properties by name; null where there is none */
    public MediaSettings(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        directory = given(properties, DIRECTORY)
                .map(Path::of)
                .orElseGet(() -> Path.of(Optional.ofNullable(properties.apply("jboss.server.data.dir"))
                                .orElse("."))
                        .resolve("bandeja-media"))
                .toAbsolutePath();
        largest = number(properties, LARGEST, DEFAULT_LARGEST) * MIB;
        patience = Duration.ofSeconds(number(properties, PATIENCE, DEFAULT_PATIENCE));
        keptFree = number(properties, KEPT_FREE, DEFAULT_KEPT_FREE) * MIB;
    }

    private static Optional<String> given(UnaryOperator<String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static long number(UnaryOperator<String> properties, String name, long otherwise) {
        try {
            long value = given(properties, name).map(Long::parseLong).orElse(otherwise);
            if (value < 1 || value > MOST) throw new NumberFormatException();
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalStateException("system property " + name + " must be a number from 1 to " + MOST, e);
        }
    }

    /** Where the files lie; the same for all nodes. */
    public Path directory() {
        return directory;
    }

    /** Bytes of the largest file that is fetched. */
    public long largest() {
        return largest;
    }

    /** How long fetching one may take, to its last byte. */
    public Duration patience() {
        return patience;
    }

    /** Bytes of the disk that are left to others. */
    public long keptFree() {
        return keptFree;
    }
}
