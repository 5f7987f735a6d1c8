package org.bandeja.soak;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.report.Machine;
import org.bandeja.bench.report.Report;

/** The long trials: {@code ./soak}. */
public final class Soak {
    private static final String HELP = """
            Long trials of a Bandeja of its own: races, disorder, a database that goes away, a server that is killed.
            The last line is the sum: "N passed, N failed".

              ./soak
              --short                   few rounds: a quick try
              --only NAME[,NAME]        first, claims, disorder, database, kill
              --seed N                  repeats the moments of an earlier run
              --data DIR                where its Bandeja lives (target/soak/var)
              --record FILE             writes the figures into a document that keeps a place for them
              --help
            """;

    private Soak() {}

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        Report report = new Report();
        Checks checks = new Checks(report);
        try {
            run(Path.of(System.getProperty("bandeja.root")), words, report, checks);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            checks.check(false, "the soak itself", e.toString());
        }
        value(words, "--record").map(Path::of).ifPresent(report::record);
        System.out.println(checks);
        System.exit(checks.failed() == 0 && checks.passed() > 0 ? 0 : 1);
    }

    private static Optional<String> value(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at >= 0 && at + 1 == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private static Map<String, Trial> trials(Optional<String> only) {
        Map<String, Trial> all = new LinkedHashMap<>();
        all.put("first", new FirstMessages());
        all.put("claims", new ClaimRace());
        all.put("disorder", new Disorder());
        all.put("database", new DatabaseAway());
        all.put("kill", new ServerKilled());
        only.ifPresent(names -> {
            List<String> wanted = Arrays.asList(names.split(","));
            if (!all.keySet().containsAll(wanted)) {
                throw new IllegalArgumentException("--only takes " + String.join(", ", all.keySet()));
            }
            all.keySet().retainAll(wanted);
        });
        all.put("gaps", new GapFree());
        return all;
    }

    private static void run(Path root, List<String> words, Report report, Checks checks) {
        Map<String, Trial> trials = trials(value(words, "--only"));
        long seed = value(words, "--seed").map(Long::parseLong).orElseGet(System::nanoTime);
        Path data = value(words, "--data").map(Path::of).orElseGet(() -> root.resolve("target/soak/var"));
        String accessToken = "soak-" + Long.toString(seed, Character.MAX_RADIX);
        OwnSimulator whatsapp = new OwnSimulator(FreePorts.find(1).get(0), accessToken);
        report.say("Starting Bandeja");
        try (Instance instance = Instance.start(
                        root,
                        data,
                        List.of("--graph-url", whatsapp.address().toString(), "--access-token", accessToken));
                whatsapp) {
            SimulatorDoor simulator = whatsapp.start(root, data, instance.file());
            simulator.unlimited();
            simulator.post("statuses", "{\"auto\": true, \"duplicate\": 1, \"shuffle\": true, \"delayMillis\": 30}");
            Rows rows = new Rows(instance.file());
            Machine.lines(rows).forEach(report::preface);
            report.preface("Seed " + seed + "; every status of WhatsApp comes twice and in no order");
            Customers customers = new Customers(instance.file(), "s" + Long.toString(seed & 0xffffff, 36));
            Amounts amounts = words.contains("--short") ? Amounts.few() : Amounts.full();
            Scene scene = new Scene(instance, rows, simulator, customers, new Random(seed), amounts, checks);
            trials.forEach((name, trial) -> {
                report.say("\n" + name);
                trial.run(scene);
            });
            report.preface("Checks: " + checks);
        }
    }
}
