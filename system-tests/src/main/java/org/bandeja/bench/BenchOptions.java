package org.bandeja.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.bench.measure.Sizes;

/**
 * What was asked for.
 *
 * @param attach the directory of a Bandeja that runs already; empty: one is started
 * @param keep goes on with the data of the run before
 * @param only names of measurements; empty: all
 */
record BenchOptions(
        Path root,
        Path data,
        boolean keep,
        Optional<Path> attach,
        Sizes sizes,
        List<String> only,
        Optional<Path> record) {

    /** @throws IllegalArgumentException with a message for people */
    static BenchOptions read(Path root, String... arguments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            switch (option) {
                case "--short", "--keep" -> given.put(option, "");
                case "--attach", "--data", "--only", "--record", "--growth" -> {
                    if (++i == arguments.length) {
                        throw new IllegalArgumentException(option + " needs a value");
                    }
                    given.put(option, arguments[i]);
                }
                default -> throw new IllegalArgumentException("unknown option " + option + "; see --help");
            }
        }
        return new BenchOptions(
                root,
                Path.of(given.getOrDefault(
                        "--data", root.resolve("target/bench/var").toString())),
                given.containsKey("--keep"),
                Optional.ofNullable(given.get("--attach")).map(Path::of),
                sizes(given),
                Arrays.stream(given.getOrDefault("--only", "").split(","))
                        .filter(name -> !name.isBlank())
                        .toList(),
                Optional.ofNullable(given.get("--record")).map(Path::of));
    }

    private static Sizes sizes(Map<String, String> given) {
        Sizes sizes = given.containsKey("--short") ? Sizes.small() : Sizes.full();
        return given.containsKey("--growth")
                ? sizes.growingTo(Arrays.stream(given.get("--growth").split(","))
                        .map(Integer::valueOf)
                        .sorted()
                        .toList())
                : sizes;
    }
}
