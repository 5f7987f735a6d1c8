package org.bandeja.media.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that somebody asks for (RFC 9110, 14).
 *
 * @param first position of the first byte, from 0
 * @param last position of the last byte, included
 */
public record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{1,18})?\\s*-\\s*(\\d{1,18})?\\s*");

    public ByteRange {
        if (first < 0 || last < first) throw new IllegalArgumentException("no range");
    }

    /** There is no such part. */
    public static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param header as it was sent
     * @param size bytes of the file
     * @return empty when the whole file is meant: what is malformed, or asks for several parts, is passed over
     * @throws Unsatisfiable if it begins behind the end
     */
    public static Optional<ByteRange> of(String header, long size) throws Unsatisfiable {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches() || one.group(1) == null && one.group(2) == null) {
            return Optional.empty();
        }
        if (one.group(1) == null) {
            return ending(Long.parseLong(one.group(2)), size);
        }
        long first = Long.parseLong(one.group(1));
        long last = one.group(2) == null ? Long.MAX_VALUE : Long.parseLong(one.group(2));
        if (last < first) {
            return Optional.empty();
        }
        if (first >= size) throw new Unsatisfiable();
        return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
    }

    private static Optional<ByteRange> ending(long count, long size) throws Unsatisfiable {
        if (count == 0 || size == 0) throw new Unsatisfiable();
        return Optional.of(new ByteRange(Math.max(0, size - count), size - 1));
    }

    /** How many bytes. */
    public long length() {
        return last - first + 1;
    }

    /** Value of Content-Range. */
    public String header(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
