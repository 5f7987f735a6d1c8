package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A WildFly as it comes, in a directory of its own, whose large part, which nobody changes, is that of the build. */
public record StockServer(Path home) {
    private static final List<String> COPIED = List.of("bin", "standalone", "docs/licenses", "jboss-modules.jar");
    private static final List<String> SHARED = List.of("modules/system", "welcome-content");
    /** The order of what is added again is not the one in which it came; and each save writes the namespaces anew. */
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** @param root the checkout that was built */
    public static StockServer unpack(Path root, Path home) {
        Path stock = stock(root);
        try {
            Files.createDirectories(home.resolve("modules"));
            for (String part : COPIED) {
                if (Files.exists(stock.resolve(part))) {
                    copy(stock.resolve(part), home.resolve(part));
                }
            }
            for (String part : SHARED) {
                Files.createSymbolicLink(home.resolve(part), stock.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StockServer(home);
    }

    private static Path stock(Path root) {
        try (Stream<Path> entries = Files.list(root.resolve("wildfly-config/target"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("wildfly-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("wildfly-config is not built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    public Path configuration() {
        return home.resolve("standalone/configuration/standalone.xml");
    }

    /** What its configuration says, whatever the order in which it does. */
    public List<String> says() {
        try {
            return Stream.of(Files.readString(configuration()).split("(?=<)"))
                    .map(part -> BLANK.matcher(part.strip()).replaceAll(" "))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
