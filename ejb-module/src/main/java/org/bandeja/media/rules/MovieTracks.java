package org.bandeja.media.rules;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the tracks of a film are encoded (ISO/IEC 14496-12; MP4 and 3GP): the four letters of each.
 *
 * @param pictures of the tracks that show something
 * @param sounds of the tracks that are heard
 */
public record MovieTracks(List<String> pictures, List<String> sounds) {
    /** A longer description of a film of at most 16 MB is none. */
    private static final int LONGEST_DESCRIPTION = 4 * 1024 * 1024;

    private static final int MOST_BOXES = 1000;
    private static final int HEAD = 8;
    private static final int LARGE_HEAD = 16;
    private static final Set<String> H264 = Set.of("avc1", "avc3");
    private static final String AAC = "mp4a";

    public MovieTracks {
        pictures = List.copyOf(pictures);
        sounds = List.copyOf(sounds);
    }

    /** @return empty when it is no film that can be understood: then nothing is known of its tracks */
    public static Optional<MovieTracks> of(SeekableByteChannel film) throws IOException {
        long at = 0;
        for (int box = 0; box < MOST_BOXES && at + HEAD <= film.size(); box++) {
            ByteBuffer head = read(film, at, LARGE_HEAD);
            long size = Integer.toUnsignedLong(head.getInt(0));
            int headed = HEAD;
            if (size == 1 && head.limit() == LARGE_HEAD) {
                size = head.getLong(HEAD);
                headed = LARGE_HEAD;
            } else if (size == 0) {
                size = film.size() - at;
            }
            if (size < headed || size > film.size() - at) {
                return Optional.empty();
            }
            if (name(head, 4).equals("moov")) {
                return size > LONGEST_DESCRIPTION
                        ? Optional.empty()
                        : Optional.of(described(read(film, at + headed, (int) (size - headed))));
            }
            at += size;
        }
        return Optional.empty();
    }

    /** Whether WhatsApp takes such a film (media, 2026-09-11): H.264, and at most one track of sound, AAC. */
    public boolean areTaken() {
        return !pictures.isEmpty()
                && H264.containsAll(pictures)
                && sounds.size() <= 1
                && sounds.stream().allMatch(AAC::equals);
    }

    private static ByteBuffer read(SeekableByteChannel film, long from, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, film.size() - from));
        film.position(from);
        while (bytes.hasRemaining() && film.read(bytes) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }

    private static MovieTracks described(ByteBuffer movie) {
        List<String> pictures = new ArrayList<>();
        List<String> sounds = new ArrayList<>();
        for (ByteBuffer track : inside(movie, "trak")) {
            for (ByteBuffer media : inside(track, "mdia")) {
                List<String> encodings = encodings(media);
                switch (kind(media)) {
                    case "vide" -> pictures.addAll(encodings);
                    case "soun" -> sounds.addAll(encodings);
                    default -> {
                        // texts, hints and others play no part
                    }
                }
            }
        }
        return new MovieTracks(pictures, sounds);
    }

    /** {@code hdlr}: version and flags, a word, and what handles the track. */
    private static String kind(ByteBuffer media) {
        return inside(media, "hdlr").stream()
                .filter(box -> box.remaining() >= 12)
                .map(box -> name(box, 8))
                .findFirst()
                .orElse("");
    }

    /** {@code stsd}: version and flags, how many, then entries that are boxes named after the encoding. */
    private static List<String> encodings(ByteBuffer media) {
        return inside(media, "minf").stream()
                .flatMap(information -> inside(information, "stbl").stream())
                .flatMap(table -> inside(table, "stsd").stream())
                .filter(description -> description.remaining() >= HEAD)
                .flatMap(description -> names(description.slice(HEAD, description.remaining() - HEAD)).stream())
                .toList();
    }

    private static List<String> names(ByteBuffer boxes) {
        List<String> names = new ArrayList<>();
        forEach(boxes, (name, content) -> names.add(name));
        return names;
    }

    private static List<ByteBuffer> inside(ByteBuffer boxes, String wanted) {
        List<ByteBuffer> found = new ArrayList<>();
        forEach(boxes, (name, content) -> {
            if (name.equals(wanted)) {
                found.add(content);
            }
        });
        return found;
    }

    private interface Box {
        void is(String name, ByteBuffer content);
    }

    /** What does not fit into what is around it ends the list. */
    private static void forEach(ByteBuffer boxes, Box consumer) {
        int at = 0;
        while (at + HEAD <= boxes.remaining()) {
            long size = Integer.toUnsignedLong(boxes.getInt(at));
            if (size < HEAD || size > boxes.remaining() - at) {
                return;
            }
            consumer.is(name(boxes, at + 4), boxes.slice(at + HEAD, (int) size - HEAD));
            at += (int) size;
        }
    }

    private static String name(ByteBuffer bytes, int from) {
        byte[] letters = new byte[4];
        bytes.get(from, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
