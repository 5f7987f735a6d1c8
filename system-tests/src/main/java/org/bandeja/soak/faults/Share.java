package org.bandeja.soak.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which part of the whole is run: so many messages in and out, from this seed, the part of so many. Each part can be run
 * again by itself; what came of the parts adds up in a file, a line each.
 *
 * @param messages of all parts together; empty: as many as are usual
 * @param part from 1
 * @param record where results are kept; empty: nowhere
 */
public record Share(Optional<Long> messages, int part, int of, Optional<Path> record) {
    private static final String TITLES = "seed,messages,part,of," + Outcome.TITLES;

    /** @throws IllegalArgumentException with a message for people */
    public static Share read(String messages, String part, String record) {
        try {
            String[] parts = part == null ? new String[] {"1", "1"} : part.split("/");
            Share share = new Share(
                    Optional.ofNullable(messages).map(Long::parseLong),
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Optional.ofNullable(record).map(Path::of));
            if (parts.length == 2 && share.part >= 1 && share.part <= share.of && share.messages.orElse(1L) > 0) {
                return share;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // told below
        }
        throw new IllegalArgumentException("--messages takes a number, --part one as 2/10");
    }

    /** How many messages this part has. */
    public long count(long usual) {
        return Math.max(1, messages.orElse(usual) / of);
    }

    /** Of this part alone. */
    public long seed(long whole) {
        return whole * 1_000 + part;
    }

    /**
     * Keeps what came of this part, instead of what came of it before.
     *
     * @return all parts of the same whole together, those of earlier runs included
     */
    public Outcome keep(long seed, long usual, Outcome outcome) {
        if (record.isEmpty()) {
            return outcome;
        }
        Path file = record.get();
        String whole = seed + "," + messages.orElse(usual) + ",";
        TreeMap<String, String> rows = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .forEach(line -> rows.put(key(line), line));
            }
            String own = whole + part + "," + of + "," + outcome.row();
            rows.put(key(own), own);
            StringBuilder text = new StringBuilder(TITLES).append('\n');
            rows.values().forEach(row -> text.append(row).append('\n'));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return together(List.copyOf(rows.values()), whole);
    }

    private Outcome together(List<String> rows, String whole) {
        return rows.stream()
                .filter(row -> row.startsWith(whole) && row.split(",")[3].equals(Integer.toString(of)))
                .map(row -> Outcome.of(row.split(",", 5)[4]))
                .reduce(Outcome.none(), Outcome::plus);
    }

    /** In the order of the parts. */
    private static String key(String row) {
        String[] columns = row.split(",");
        return "%s,%s,%6s,%6s".formatted(columns[0], columns[1], columns[3], columns[2]);
    }
}
