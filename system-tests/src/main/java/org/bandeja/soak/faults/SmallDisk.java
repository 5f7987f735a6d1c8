package org.bandeja.soak.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk of memory for the files, which can be filled to its last byte. */
public final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 96;

    private final Path place;
    private final Thread lastWill = new Thread(this::unmount);

    private SmallDisk(Path place) {
        this.place = place;
        Runtime.getRuntime().addShutdownHook(lastWill);
    }

    /** Empty where this user may not mount anything. */
    public static Optional<SmallDisk> mount(Path place) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = place.toString();
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + MEGABYTES + "m", "bandeja-soak", path);
        return mounted ? Optional.of(new SmallDisk(place)) : Optional.empty();
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Path place() {
        return place;
    }

    /** Nothing more fits. */
    public void fill() {
        byte[] block = new byte[64 * 1024];
        for (int size = block.length; size > 0; size /= 4) {
            fill(block, size);
        }
    }

    private void fill(byte[] block, int size) {
        try (OutputStream out = Files.newOutputStream(place.resolve("filler-" + size))) {
            while (true) {
                out.write(block, 0, size);
            }
        } catch (IOException e) {
            // It is full.
        }
    }

    public void free() {
        try (var fillers = Files.newDirectoryStream(place, "filler-*")) {
            for (Path filler : fillers) {
                Files.delete(filler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unmount() {
        run("umount", place.toString());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(lastWill);
        unmount();
    }
}
