package org.bandeja.soak;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.soak.faults.Share;

/**
 * What was asked for.
 *
 * @param only names of trials; empty: all
 * @param share of the trial of faults
 */
record SoakOptions(
        Path root, Path data, Amounts amounts, List<String> only, long seed, Optional<Path> record, Share share) {

    /** @throws IllegalArgumentException with a message for people */
    static SoakOptions read(Path root, String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--short" -> given.put(option, "");
                case "--only", "--seed", "--data", "--record", "--messages", "--part", "--parts" -> {
                    if (++i == arguments.length) {
                        throw new IllegalArgumentException(option + " needs a value");
                    }
                    given.put(option, arguments[i]);
                }
                default -> throw new IllegalArgumentException("unknown option " + option + "; see --help");
            }
        }
        return new SoakOptions(
                root,
                Path.of(given.getOrDefault(
                        "--data", root.resolve("target/soak/var").toString())),
                given.containsKey("--short") ? Amounts.few() : Amounts.full(),
                names(given.getOrDefault("--only", "")),
                seed(given.get("--seed")),
                Optional.ofNullable(given.get("--record")).map(Path::of),
                Share.read(given.get("--messages"), given.get("--part"), given.get("--parts")));
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",")).filter(name -> !name.isBlank()).toList();
    }

    private static long seed(String text) {
        try {
            return text == null ? System.nanoTime() : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed takes a number, not " + text, e);
        }
    }
}
