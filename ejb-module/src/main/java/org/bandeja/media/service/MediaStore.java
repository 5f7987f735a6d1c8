package org.bandeja.media.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.MovieTracks;
import org.jboss.logging.Logger;

/**
 * The bytes of files, outside of the database and of everything that the server shows by itself: each once, named by its hash
 * (SHA-256) in folders of two levels. A file is there with all its bytes or not at all, and never changes. Several nodes share the
 * directory.
 */
@ApplicationScoped
public class MediaStore {
    private static final Logger LOG = Logger.getLogger(MediaStore.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ARRIVING = "arriving";
    /** Longer than any file may take to come. */
    private static final Duration LEFT_OVER = Duration.ofHours(6);

    private MediaSettings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected MediaStore() {}

    @Inject
    public MediaStore(MediaSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Bytes begin to come.
     *
     * @param expected how many, as far as is known; 0 when nobody knows
     * @param most more are refused while they come
     * @throws StoreFull if there is no room for them
     */
    public ArrivingFile begin(long expected, long most) throws IOException {
        Path folder = StoreFull.told(
                () -> Files.createDirectories(settings.directory().resolve(ARRIVING)));
        if (!hasRoomFor(expected)) {
            throw new StoreFull("the media store in " + settings.directory() + " has no room for " + expected
                    + " bytes besides those that are kept free");
        }
        Path path = folder.resolve(UUID.randomUUID().toString());
        return new ArrivingFile(path, StoreFull.told(() -> open(path)), this, most);
    }

    /** A new file. */
    FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Room that is left, in bytes; 0 when nobody can tell: then nothing can be written either. */
    public long free() {
        try {
            return Files.getFileStore(Files.createDirectories(settings.directory()))
                    .getUsableSpace();
        } catch (IOException e) {
            LOG.warnf("the media store cannot be looked at: %s", e.toString());
            return 0;
        }
    }

    /** Room that files never take, in bytes. */
    public long keptFree() {
        return settings.keptFree();
    }

    /** Without touching what is kept free for others. */
    boolean hasRoomFor(long bytes) throws IOException {
        return Files.getFileStore(settings.directory()).getUsableSpace() - bytes >= settings.keptFree();
    }

    /**
     * All bytes have come: they are kept, unless we have the same already.
     *
     * @return their name from now on
     * @throws StoreFull if the last of them, or the name, has no room
     */
    public String keep(ArrivingFile file) throws IOException {
        return StoreFull.told(() -> kept(file));
    }

    private String kept(ArrivingFile file) throws IOException {
        String sha256 = file.finish();
        Path target = path(sha256);
        Files.createDirectories(target.getParent());
        synchronized (this) {
            if (Files.exists(target) && Files.size(target) == file.size()) {
                // Fresh again: who clears away looks at the age.
                Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            } else {
                Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
                force(target.getParent());
            }
        }
        return sha256;
    }

    /** The entry in the directory has to reach the disk, too. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** To look into or to send it; there while anything names it. */
    public Path path(String sha256) {
        if (!HASH.matcher(sha256).matches()) throw new IllegalArgumentException("hash");
        return settings.directory()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** Whether the bytes are there. */
    public boolean holds(String sha256) {
        return Files.exists(path(sha256));
    }

    /** @throws NoSuchFileException if somebody took it out of the directory */
    public InputStream read(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    /**
     * Whether it is a film that WhatsApp does not play, as far as one can tell from its bytes.
     *
     * @throws NoSuchFileException if somebody took it out of the directory
     */
    public boolean isForeignFilm(StoredFile file) throws IOException {
        if (!FileKind.VIDEO.takes(file.mime())) {
            return false;
        }
        try (SeekableByteChannel film = Files.newByteChannel(path(file.sha256()))) {
            return MovieTracks.of(film).filter(tracks -> !tracks.areTaken()).isPresent();
        }
    }

    /**
     * Nothing names these bytes any more. What came again a short time ago stays: its row may not be written yet.
     *
     * @param unnamed asked again in the last moment
     */
    public void remove(String sha256, Predicate<String> unnamed) {
        Path file = path(sha256);
        try {
            synchronized (this) {
                if (isOlder(file, LEFT_OVER) && unnamed.test(sha256)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warnf("file %s of the media store could not be removed: %s", sha256, e.toString());
        }
    }

    /** What a node that died left half-written. */
    public void clearLeftovers() {
        Path folder = settings.directory().resolve(ARRIVING);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            for (Path file : filesOf(folder)) {
                if (isOlder(file, LEFT_OVER)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warnf("the media store could not be cleared: %s", e.toString());
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private boolean isOlder(Path file, Duration age) throws IOException {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return changed.isBefore(clock.instant().minus(age));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
