package org.bandeja.login.rules;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.login.service.WeakPassword;
import org.bandeja.login.service.WeakPassword.Reason;

/**
 * Which passwords are good enough: by length and by what is known to be tried first, never by kinds of characters (NIST SP
 * 800-63B, 2025).
 */
public final class PasswordRules {
    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    /** What the estimate looks at: its cost grows with the square of the length. */
    private static final int LOOKED_AT = 40;
    /** Of 0 to 4; below it fewer than a million guesses are needed. */
    private static final int LOWEST_SCORE = 2;

    private static final int REST = 6;
    private static final int SHORTEST_NAME = 3;
    private static final Zxcvbn GUESSER = new Zxcvbn();

    private PasswordRules() {}

    /** @throws WeakPassword if it is not good enough for this person */
    public static void require(String password, String login, String name) {
        weakness(password, login, name).ifPresent(reason -> {
            throw new WeakPassword(reason);
        });
    }

    /** @return empty: good enough */
    public static Optional<Reason> weakness(String password, String login, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(Reason.LENGTH);
        }
        List<String> own = own(login, name);
        if (isLittleMoreThan(password.toLowerCase(Locale.ROOT), own)) {
            return Optional.of(Reason.PERSONAL);
        }
        String begin = password.substring(0, Math.min(password.length(), LOOKED_AT));
        boolean guessed = GUESSER.measure(begin, own).getScore() < LOWEST_SCORE;
        return guessed ? Optional.of(Reason.KNOWN) : Optional.empty();
    }

    /** The login, the name and its words; the longest first, so that a word does not hide the whole. */
    private static List<String> own(String login, String name) {
        Stream<String> whole = Stream.of(login, name);
        Stream<String> parts = Stream.of(login.split("[^\\p{L}\\p{N}]+"), name.split("[^\\p{L}\\p{N}]+"))
                .flatMap(Stream::of);
        return Stream.concat(whole, parts)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.length() >= SHORTEST_NAME)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static boolean isLittleMoreThan(String password, List<String> own) {
        String rest = password;
        for (String text : own) {
            rest = rest.replace(text, "");
        }
        return rest.length() < REST;
    }
}
