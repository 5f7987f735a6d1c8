package org.bandeja.media.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.media.rules.ByteRange;
import org.bandeja.media.rules.FileName;
import org.bandeja.media.rules.FileType;
import org.bandeja.media.service.MediaDesk.Opened;
import org.bandeja.problem.web.BrowserProtection;
import org.bandeja.refusal.model.NotFound;

/**
 * A file on its way to a browser: as what we know it to be, in place only where nothing in it can run, and in parts for whoever
 * seeks in a film. Streamed; nothing is held in memory.
 */
final class FileAnswer {
    private static final int BUFFER = 64 * 1024;
    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private FileAnswer() {}

    /**
     * What the browser asks for; each may be null.
     *
     * @param range a part only
     * @param condition the tag that the part must have (If-Range)
     * @param known tags of what it has already (If-None-Match)
     */
    record Wish(String range, String condition, String known) {}

    /**
     * @param head to replace what every answer of the API says by what holds for files
     * @throws NotFound if somebody took it out of the store
     */
    static Response of(Opened file, Wish wish, HttpServletResponse head) throws IOException {
        String tag = '"' + file.sha256() + '"';
        long size = size(file.path());
        protect(head, tag);
        if (knows(wish.known(), tag)) {
            return Response.notModified().build();
        }
        try {
            boolean unchanged = wish.condition() == null || wish.condition().equals(tag);
            Optional<ByteRange> part = unchanged ? ByteRange.of(wish.range(), size) : Optional.empty();
            return part.map(range -> answer(Response.status(Response.Status.PARTIAL_CONTENT), file, range)
                            .header("Content-Range", range.header(size))
                            .build())
                    .orElseGet(() -> answer(Response.ok(), file, size).build());
        } catch (ByteRange.Unsatisfiable e) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
    }

    private static long size(Path path) throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            throw new NotFound();
        }
    }

    /** Whoever is logged in may keep it for a day, nobody on the way, and nobody who is somebody else; it never changes. */
    private static void protect(HttpServletResponse head, String tag) {
        head.setHeader(BrowserProtection.POLICY_HEADER, POLICY);
        head.setHeader("Cache-Control", "private, max-age=86400, immutable");
        head.setHeader("Vary", "Cookie, Authorization");
        head.setHeader("ETag", tag);
        head.setHeader("Accept-Ranges", "bytes");
    }

    private static boolean knows(String known, String tag) {
        return known != null
                && Stream.of(known.split(","))
                        .map(String::strip)
                        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }

    private static Response.ResponseBuilder answer(Response.ResponseBuilder answer, Opened file, long size) {
        return size == 0
                ? described(answer, file).header("Content-Length", 0).entity(new byte[0])
                : answer(answer, file, new ByteRange(0, size - 1));
    }

    private static Response.ResponseBuilder answer(Response.ResponseBuilder answer, Opened file, ByteRange range) {
        StreamingOutput bytes = out -> copy(file.path(), range, out);
        return described(answer, file).header("Content-Length", range.length()).entity(bytes);
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder answer, Opened file) {
        FileType type = file.type();
        return answer.type(type.mime())
                .header("Content-Disposition", FileName.disposition(type.isInline(), file.name()));
    }

    /** Piece by piece: a file is as large as it likes. */
    static void copy(Path path, ByteRange range, OutputStream out) throws IOException {
        try (SeekableByteChannel file = FileChannel.open(path)) {
            file.position(range.first());
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (long left = range.length(); left > 0; ) {
                buffer.clear().limit((int) Math.min(BUFFER, left));
                int count = file.read(buffer);
                if (count < 0) throw new IOException("the file is shorter than it was");
                if (!written(buffer.array(), count, out)) {
                    return;
                }
                left -= count;
            }
        }
    }

    /** Browsers that seek in a film leave in the middle of an answer all the time: nothing that a log should know of. */
    private static boolean written(byte[] bytes, int count, OutputStream out) {
        try {
            out.write(bytes, 0, count);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
