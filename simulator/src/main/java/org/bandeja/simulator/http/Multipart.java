package org.bandeja.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart/form-data body part by part, so that a large file never stands in memory. */
public final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
    private static final int LONGEST_HEADER = 8_000;

    private final InputStream in;
    private final byte[] delimiter;

    /**
     * What stands above a part.
     *
     * @param fileName empty for an ordinary field
     */
    public record Head(String name, Optional<String> fileName, Optional<String> contentType) {}

    /** Where parts go. */
    @FunctionalInterface
    public interface Sink {
        /** @return takes the part's bytes; closed after the last */
        OutputStream begin(Head head) throws IOException;
    }

    private Multipart(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @throws BadRequest if the body is no multipart/form-data, or ends too early */
    public static void read(Request request, Sink sink) throws IOException {
        Matcher type = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!type.matches()) {
            throw new BadRequest("the body must be multipart/form-data");
        }
        new Multipart(request.stream(), type.group(1)).read(sink);
    }

    private void read(Sink sink) throws IOException {
        String first = line();
        if (!first.equals(new String(delimiter, 2, delimiter.length - 2, StandardCharsets.ISO_8859_1))) {
            throw new BadRequest("the body does not begin with its boundary");
        }
        do {
            try (OutputStream part = sink.begin(head())) {
                copyPart(part);
            }
        } while (!endsHere());
    }

    private Head head() throws IOException {
        Optional<String> disposition = Optional.empty();
        Optional<String> contentType = Optional.empty();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            if (line.regionMatches(true, 0, "content-disposition", 0, Math.max(colon, 1))) {
                disposition = Optional.of(value);
            } else if (line.regionMatches(true, 0, "content-type", 0, Math.max(colon, 1))) {
                contentType = Optional.of(value);
            }
        }
        String named = disposition.orElseThrow(() -> new BadRequest("a part has no Content-Disposition"));
        return new Head(found(NAME, named).orElse(""), found(FILE_NAME, named), contentType);
    }

    private static Optional<String> found(Pattern pattern, String in) {
        Matcher matcher = pattern.matcher(in);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next != '\n'; next = next()) {
            line.write(next);
            if (line.size() > LONGEST_HEADER) {
                throw new BadRequest("a header of a part is too long");
            }
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** After a boundary stands a line's end, or two dashes after the last part. */
    private boolean endsHere() throws IOException {
        int first = next();
        int second = next();
        if (first == '-' && second == '-') {
            return true;
        }
        if (first == '\r' && second == '\n') {
            return false;
        }
        throw new BadRequest("the body is damaged");
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new BadRequest("the body ends too early");
        }
        return next;
    }

    /** A carriage return stands only at the delimiter's beginning, so a mismatch never hides a later match. */
    private void copyPart(OutputStream part) throws IOException {
        int matched = 0;
        while (matched < delimiter.length) {
            int next = next();
            if (next == (delimiter[matched] & 0xff)) {
                matched++;
                continue;
            }
            part.write(delimiter, 0, matched);
            matched = next == '\r' ? 1 : 0;
            if (matched == 0) {
                part.write(next);
            }
        }
    }
}
