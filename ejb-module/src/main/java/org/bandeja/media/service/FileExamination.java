package org.bandeja.media.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bandeja.media.model.StoredFile;
import org.bandeja.media.rules.FileType;
import org.bandeja.media.rules.MovieHead;
import org.bandeja.media.rules.PictureHead;
import org.bandeja.media.rules.PictureSize;
import org.jboss.logging.Logger;

/**
 * What happens to every file whose bytes have come, from a customer or from an agent: its type is found, it is kept, and of a
 * picture a small copy is made. Takes seconds for a large picture, so never within a transaction.
 */
@ApplicationScoped
public class FileExamination {
    private static final Logger LOG = Logger.getLogger(FileExamination.class);
    private static final long LARGEST_PICTURE = 40L * 1024 * 1024;
    /** Pictures are decoded one at a time: so much memory, and no more. */
    private final Semaphore decoder = new Semaphore(1, true);

    private MediaStore store;

    /** For the container's proxy. */
    protected FileExamination() {}

    @Inject
    public FileExamination(MediaStore store) {
        this.store = store;
    }

    /**
     * @param file all of whose bytes have come
     * @param saidMime what it is said to be: chooses among relatives only
     * @param name as its sender calls it
     * @throws IOException if the store cannot keep it
     */
    public StoredFile keep(ArrivingFile file, Optional<String> saidMime, Optional<String> name) throws IOException {
        FileType type = FileType.of(file.head(), saidMime, name);
        long size = file.size();
        String sha256 = store.keep(file);
        return new StoredFile(sha256, type.mime(), size, picture(sha256, type, size));
    }

    /** A picture that cannot be read is a file like others. */
    private Optional<StoredFile.Picture> picture(String sha256, FileType type, long bytes) {
        try {
            Path path = store.path(sha256);
            return switch (type.kind()) {
                case IMAGE ->
                    head(path, type)
                            .map(size -> new StoredFile.Picture(
                                    size.shownWidth(), size.shownHeight(), thumbnail(path, type, size, bytes)));
                case VIDEO ->
                    film(path)
                            .map(size ->
                                    new StoredFile.Picture(size.shownWidth(), size.shownHeight(), Optional.empty()));
                default -> Optional.empty();
            };
        } catch (IOException e) {
            LOG.infof(
                    "the size of picture %s cannot be read: %s",
                    sha256, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> head(Path path, FileType type) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return PictureHead.read(in, type);
        }
    }

    private static Optional<PictureSize> film(Path path) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            return MovieHead.read(channel);
        }
    }

    private Optional<StoredFile.Thumbnail> thumbnail(Path path, FileType type, PictureSize size, long bytes) {
        if (!Thumbnails.canRead(type) || !size.isDecodable() || bytes > LARGEST_PICTURE) {
            return Optional.empty();
        }
        decoder.acquireUninterruptibly();
        try {
            return Optional.of(kept(Thumbnails.make(path.toFile(), type, size)));
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            // Decoders of the platform answer broken pictures with all kinds of exceptions, may lack a library, and may
            // want more
            // memory than there is.
            LOG.infof("there is no small copy of picture %s: %s", path.getFileName(), e.toString());
            return Optional.empty();
        } finally {
            decoder.release();
        }
    }

    private StoredFile.Thumbnail kept(Thumbnails.Small small) throws IOException {
        try (ArrivingFile file = store.begin(small.bytes().length, small.bytes().length)) {
            file.write(small.bytes(), 0, small.bytes().length);
            return new StoredFile.Thumbnail(store.keep(file), small.type().mime());
        }
    }
}
