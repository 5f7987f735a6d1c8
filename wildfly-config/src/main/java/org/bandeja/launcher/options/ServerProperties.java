package org.bandeja.launcher.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.bandeja.launcher.Failure;

/** The properties file that IT gives to its server with {@code --properties}: read here, so that it is written once. */
final class ServerProperties {
    static final ServerProperties NONE = new ServerProperties(new Properties());

    private final Properties properties;

    private ServerProperties(Properties properties) {
        this.properties = properties;
    }

    /** @throws Failure if the file cannot be read */
    static ServerProperties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.usage("Cannot read " + file + ": " + e.getMessage());
        }
        return new ServerProperties(properties);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.isBlank());
    }
}
