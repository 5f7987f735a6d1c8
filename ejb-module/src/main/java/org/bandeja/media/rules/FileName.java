package org.bandeja.media.rules;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of files that are safe to hand to a browser: no paths, nothing invisible, no tricks with the direction of writing. */
public final class FileName {
    private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    /** Control and format characters (so the marks that turn the direction), line ends, private ones, half surrogates. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*%]");
    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9!#$&+.^_`|~-]");
    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 12;

    private FileName() {}

    /** @param given as the sender called it; without one the type's own */
    public static String safe(Optional<String> given, FileType type) {
        String name = given.map(FileName::cleaned).orElse("");
        return name.isEmpty() ? "file." + type.extension() : name;
    }

    /** For the eye only: as it was given, without what is not seen or turns the direction of writing. */
    public static String shown(String given) {
        return UNSEEN.matcher(given).replaceAll("");
    }

    private static String cleaned(String given) {
        String bare = PATH.matcher(given).replaceFirst("");
        String seen = RESERVED.matcher(UNSEEN.matcher(bare).replaceAll("")).replaceAll("_");
        return cut(EDGES.matcher(seen).replaceAll(""));
    }

    /** The ending stays. */
    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }

    /**
     * Value of Content-Disposition, in ASCII (RFC 6266, RFC 8187).
     *
     * @param name a {@link #safe} one
     */
    public static String disposition(boolean inline, String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7e]|[\\\\\"%]", "_");
        return (inline ? "inline" : "attachment") + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + escaped(name);
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            String letter = String.valueOf((char) (b & 0xff));
            text.append(PLAIN.matcher(letter).matches() ? letter : String.format("%%%02X", b));
        }
        return text.toString();
    }
}
