package org.bandeja.media.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bandeja.media.rules.FileSigns;

/**
 * Bytes on their way into the media store: written to a file beside, counted and hashed as they come, never held in memory. Closing
 * it throws them away unless the store kept them. Used by one thread.
 */
public final class ArrivingFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    /** So many bytes are written before somebody looks again whether there is room. */
    private static final long LOOK_EVERY = 16L * 1024 * 1024;

    private final Path path;
    private final MediaStore store;
    private final FileChannel channel;
    private final long most;
    private final MessageDigest digest = sha256();
    private final byte[] head = new byte[FileSigns.HEAD];
    private long size;

    /** @param channel writes to the path; closed with this */
    ArrivingFile(Path path, FileChannel channel, MediaStore store, long most) {
        this.path = path;
        this.channel = channel;
        this.store = store;
        this.most = most;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws FileTooLarge with these bytes there would be too many
     * @throws StoreFull there is no room left for them
     */
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (size + count > most) {
            throw new FileTooLarge(most);
        }
        if (size / LOOK_EVERY != (size + count) / LOOK_EVERY && !store.hasRoomFor(0)) {
            throw new StoreFull("the media store has no room left");
        }
        if (size < head.length) {
            System.arraycopy(bytes, from, head, (int) size, (int) Math.min(count, head.length - size));
        }
        digest.update(bytes, from, count);
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
        while (rest.hasRemaining()) {
            StoreFull.told(() -> channel.write(rest));
        }
        size += count;
    }

    /** All that there is; the stream stays open. */
    public void write(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            write(buffer, 0, count);
        }
    }

    /** Begins anew, as if nothing had come. */
    public void clear() throws IOException {
        channel.truncate(0);
        channel.position(0);
        digest.reset();
        size = 0;
    }

    /** Bytes that may come at most. */
    long most() {
        return most;
    }

    /** Bytes so far. */
    public long size() {
        return size;
    }

    /** The beginning of what has come so far. */
    public byte[] head() {
        return Arrays.copyOf(head, (int) Math.min(size, head.length));
    }

    /** On the disk, whatever happens next. */
    String finish() throws IOException {
        channel.force(true);
        channel.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
