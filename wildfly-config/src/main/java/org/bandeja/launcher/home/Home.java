package org.bandeja.launcher.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.bandeja.launcher.Failure;

/**
 * The directory of one Bandeja, held by one launcher at a time. A marker file in it names the entries that are ours:
 * an entry of the same name that somebody else made is neither used nor removed.
 */
public final class Home implements AutoCloseable {
    private static final String MARKER = ".bandeja";
    private static final int LONGEST_MARKER = 10_000;
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final List<String> ENTRIES =
            List.of("database", "media", "server", "simulator", "log", "run", "tmp", "secrets.properties", "demo.json");

    private final Path directory;
    private final FileChannel marker;

    private Home(Path directory, FileChannel marker) {
        this.directory = directory;
        this.marker = marker;
    }

    /**
     * Takes the directory, making it if it is not there.
     *
     * @throws Failure if another launcher holds it, or something in it that we need is not ours
     */
    public static Home take(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            FileChannel marker = FileChannel.open(
                    directory.resolve(MARKER),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            Home home = new Home(directory, marker);
            home.lock();
            home.claim();
            return home;
        } catch (IOException e) {
            throw Failure.because("Cannot use " + directory + " for Bandeja's files", e);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = marker.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            marker.close();
            throw Failure.because("Another Bandeja is running with the files in " + directory
                    + ": stop it, or choose another directory with --data");
        }
    }

    private void claim() throws IOException {
        List<String> ours = named();
        for (String entry : ENTRIES) {
            if (!ours.contains(entry) && Files.exists(directory.resolve(entry), LinkOption.NOFOLLOW_LINKS)) {
                if (marker.size() == 0) {
                    Files.delete(directory.resolve(MARKER));
                }
                marker.close();
                throw Failure.because(directory.resolve(entry)
                        + " is there already and was not made by Bandeja: choose another directory with --data");
            }
        }
        String text = "# Bandeja made these entries of this directory. --reset removes them and nothing else.\n"
                + String.join("\n", ENTRIES) + "\n";
        marker.truncate(0);
        marker.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        makeDirectories();
    }

    /** Read through the channel that holds the lock: closing another one of the same file would give the lock up. */
    private List<String> named() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(marker.size(), LONGEST_MARKER));
        marker.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .filter(ENTRIES::contains)
                .toList();
    }

    /** Private even where the directory itself was there before us and is open to others. */
    private void makeDirectories() throws IOException {
        for (String entry : List.of("database", "media", "log", "run", "tmp")) {
            Path made = Files.createDirectories(directory.resolve(entry));
            Files.setPosixFilePermissions(made, PRIVATE);
        }
    }

    /** Removes everything that the marker names. The processes that use it must have ended. */
    public void reset() {
        try {
            for (String entry : named()) {
                Trees.remove(directory.resolve(entry));
            }
            makeDirectories();
        } catch (IOException e) {
            throw Failure.because("Cannot remove the old files in " + directory, e);
        }
    }

    public Path directory() {
        return directory;
    }

    public Path database() {
        return directory.resolve("database");
    }

    /** Files that customers sent and agents uploaded. */
    public Path media() {
        return directory.resolve("media");
    }

    public Path server() {
        return directory.resolve("server");
    }

    public Path simulator() {
        return directory.resolve("simulator");
    }

    public Path logs() {
        return directory.resolve("log");
    }

    public Path log(String name) {
        return logs().resolve(name);
    }

    public Path run(String name) {
        return directory.resolve("run").resolve(name);
    }

    public Path tmp() {
        return directory.resolve("tmp");
    }

    public Path secrets() {
        return directory.resolve("secrets.properties");
    }

    public Path demoFile() {
        return directory.resolve("demo.json");
    }

    @Override
    public void close() throws IOException {
        marker.close();
    }
}
