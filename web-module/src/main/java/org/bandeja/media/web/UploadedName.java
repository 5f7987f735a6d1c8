package org.bandeja.media.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of an uploaded file, as {@code Content-Disposition: attachment; filename*=UTF-8''…} tells it (RFC 8187). */
final class UploadedName {
    private static final Pattern EXTENDED =
            Pattern.compile("filename\\*\\s*=\\s*UTF-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("filename\\s*=\\s*\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST = 240;

    private UploadedName() {}

    /** @return empty when there is none, or nothing is left of it */
    static Optional<String> of(String disposition) {
        String given = String.valueOf(disposition);
        return match(EXTENDED, given)
                .flatMap(UploadedName::decoded)
                .or(() -> match(PLAIN, given))
                .map(name -> UNSEEN.matcher(PATH.matcher(name).replaceFirst("")).replaceAll(""))
                .map(String::strip)
                .map(UploadedName::cut)
                .filter(name -> !name.isEmpty());
    }

    private static Optional<String> match(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static Optional<String> decoded(String name) {
        try {
            return Optional.of(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** WhatsApp shows what it likes of it; its ending stays. */
    private static String cut(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        boolean splits = Character.isHighSurrogate(name.charAt(end - 1));
        return name.substring(0, splits ? end - 1 : end) + ending;
    }
}
