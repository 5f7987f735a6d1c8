package org.bandeja.secret.service;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bandeja.secret.rules.SecretBox;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * The keys that secrets are encrypted with before they go into the database: a file outside of it, one key of 32 bytes in Base64
 * a line, the first one seals, all open. Read once. A file that cannot be used is refused with the name of the property, never with
 * what stands in it.
 */
@ApplicationScoped
public class SecretKeys {
    public static final String KEY_FILE = "bandeja.secrets.key-file";

    private static final Logger LOG = Logger.getLogger(SecretKeys.class);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private SecretBox box = new SecretBox(List.of());

    /** For the container, which calls {@link #read()} next. */
    protected SecretKeys() {}

    /** @param properties by name; null where there is none */
    public SecretKeys(UnaryOperator<String> properties) {
        read(properties);
    }

    @PostConstruct
    void read() {
        read(System::getProperty);
    }

    private void read(UnaryOperator<String> properties) {
        Optional.ofNullable(properties.apply(KEY_FILE))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> box = box(name));
    }

    /** Without keys it can neither seal nor open: secrets cannot be kept here. */
    public SecretBox box() {
        return box;
    }

    private static SecretBox box(String name) {
        try {
            Path file = Path.of(name);
            warnOfReaders(file);
            List<String> keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (keys.isEmpty()) {
                throw refusal("holds no key");
            }
            return new SecretBox(keys);
        } catch (IOException | InvalidPathException e) {
            throw refusal("names a file that cannot be read");
        } catch (IllegalArgumentException e) {
            throw refusal("names a file in which every line must be 32 bytes in Base64");
        }
    }

    private static void warnOfReaders(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                LOG.warnf("the file that %s names is open to others: give it mode 600", KEY_FILE);
            }
        } catch (UnsupportedOperationException e) {
            LOG.debug("permissions of files are not known here", Wordless.of(e));
        }
    }

    private static IllegalStateException refusal(String complaint) {
        return new IllegalStateException("system property " + KEY_FILE + " " + complaint);
    }
}
