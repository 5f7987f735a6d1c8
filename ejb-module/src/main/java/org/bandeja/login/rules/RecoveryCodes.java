package org.bandeja.login.rules;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Codes for when the authenticator app is lost: 80 random bits each, written so that they can be read from paper. */
public final class RecoveryCodes {
    public static final int HOW_MANY = 10;

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    /** 32 characters: without l, o, 0 and 1, which look like others. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodes() {}

    public static List<String> fresh() {
        return Stream.generate(RecoveryCodes::one).limit(HOW_MANY).toList();
    }

    private static String one() {
        return IntStream.range(0, LENGTH / GROUP)
                .mapToObj(group -> RANDOM.ints(GROUP, 0, ALPHABET.length())
                        .mapToObj(ALPHABET::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    /** As it is kept, however it was typed; empty: it is no recovery code. */
    public static Optional<String> plain(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return Optional.of(plain)
                .filter(code -> code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0));
    }
}
