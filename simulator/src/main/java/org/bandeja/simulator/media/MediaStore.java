package org.bandeja.simulator.media;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MetaJson;
import org.bandeja.simulator.media.Medium.Origin;

/** All files, on disk; of too many, or too large ones, the oldest are forgotten, and each when its days are over. */
public final class MediaStore {
    private static final int MOST = 20_000;
    private static final long MOST_BYTES = 2L << 30;

    private final Path directory;
    private final Clock clock;
    private final Map<String, Medium> inOrder = new LinkedHashMap<>();
    private MediaSettings settings = MediaSettings.usual();
    private long bytes;

    /** What is known of a file before its bytes are. */
    public record About(
            String account, Optional<String> phoneNumberId, Origin origin, String mime, Optional<String> name) {}

    /** A file on its way in: written, then kept or thrown away. */
    public final class Draft implements AutoCloseable {
        private final Path file;
        private final MessageDigest digest = sha256();
        private final OutputStream out;
        private final Counter counter;
        private boolean kept;

        private Draft(long largest) throws IOException {
            file = Files.createTempFile(directory, "new", ".part");
            counter = new Counter(Files.newOutputStream(file), largest);
            out = new DigestOutputStream(counter, digest);
        }

        /** Bytes beyond the largest size are counted and not written. */
        public OutputStream out() {
            return out;
        }

        public long size() {
            return counter.count();
        }

        /** The file, with everything in it that was written so far. */
        public Path flushed() throws IOException {
            out.flush();
            return file;
        }

        public Medium keep(About about) throws IOException {
            out.close();
            kept = true;
            return add(about, file, digest.digest(), size());
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** @param directory is made if it is missing; what an earlier run kept there is there again */
    public MediaStore(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
        load();
    }

    private void load() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.toList();
        }
        List<Medium> known = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(".part")) {
                Files.delete(file);
            } else if (file.toString().endsWith(".json")) {
                known.add(read(file));
            }
        }
        known.sort(Comparator.comparing(Medium::madeAt));
        known.forEach(this::put);
        prune();
    }

    private Medium read(Path description) throws IOException {
        JsonObject from = JsonText.parseObject(Files.readAllBytes(description));
        String id = from.getString("id");
        return new Medium(
                id,
                from.getString("account"),
                JsonText.textOf(from, "phoneNumberId"),
                Origin.valueOf(from.getString("origin")),
                from.getString("mime"),
                JsonText.textOf(from, "name"),
                HexFormat.of().parseHex(from.getString("sha256")),
                from.getJsonNumber("size").longValue(),
                Instant.parse(from.getString("madeAt")),
                directory.resolve(id));
    }

    private static byte[] description(Medium medium) {
        JsonObjectBuilder to = JsonText.object().add("id", medium.id()).add("account", medium.account());
        JsonText.addIfPresent(to, "phoneNumberId", medium.phoneNumberId());
        to.add("origin", medium.origin().name()).add("mime", medium.mime());
        JsonText.addIfPresent(to, "name", medium.name());
        return MetaJson.write(to.add("sha256", HexFormat.of().formatHex(medium.sha256()))
                .add("size", medium.size())
                .add("madeAt", medium.madeAt().toString())
                .build());
    }

    public synchronized MediaSettings settings() {
        return settings;
    }

    public synchronized void settle(MediaSettings newSettings) {
        settings = newSettings;
    }

    /** Begins a file. @param largest bytes beyond it are not written */
    public Draft draft(long largest) throws IOException {
        return new Draft(largest);
    }

    private synchronized Medium add(About about, Path written, byte[] sha256, long size) throws IOException {
        String id = newId();
        Medium medium = new Medium(
                id,
                about.account(),
                about.phoneNumberId(),
                about.origin(),
                about.mime(),
                about.name(),
                sha256,
                size,
                clock.instant(),
                directory.resolve(id));
        Files.move(written, medium.file());
        Files.write(directory.resolve(id + ".json"), description(medium));
        put(medium);
        prune();
        return medium;
    }

    private void put(Medium medium) {
        inOrder.put(medium.id(), medium);
        bytes += medium.size();
    }

    private String newId() {
        String id;
        do {
            id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 9_000_000_000_000_000L));
        } while (inOrder.containsKey(id));
        return id;
    }

    private synchronized void prune() {
        Instant now = clock.instant();
        for (Medium medium : List.copyOf(inOrder.values())) {
            if (inOrder.size() > MOST || bytes > MOST_BYTES || isOver(medium, now)) {
                forget(medium.id());
            }
        }
    }

    private boolean isOver(Medium medium, Instant now) {
        Duration kept = medium.origin() == Origin.BUSINESS ? settings.keepUploaded() : settings.keepInbound();
        return !now.isBefore(medium.madeAt().plus(kept));
    }

    /** The file, unless it is unknown, forgotten, or its days are over. */
    public synchronized Optional<Medium> find(String id) {
        return Optional.ofNullable(inOrder.get(id)).filter(medium -> !isOver(medium, clock.instant()));
    }

    /** @return whether there was such a file */
    public synchronized boolean forget(String id) {
        Medium medium = inOrder.remove(id);
        if (medium == null) {
            return false;
        }
        bytes -= medium.size();
        try {
            Files.deleteIfExists(medium.file());
            Files.deleteIfExists(directory.resolve(id + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    public synchronized void reset() {
        settings = MediaSettings.usual();
        List.copyOf(inOrder.keySet()).forEach(this::forget);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
