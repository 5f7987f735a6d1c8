package org.bandeja.soak;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private Soak() {}

    public static void main(String[] arguments) {
        SoakOptions options;
        Map<String, Trial> trials;
        try {
            options = SoakOptions.read(Path.of(System.getProperty("bandeja.root")), arguments);
            trials = trials(options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Report report = new Report();
        Checks checks = new Checks(report);
        try {
            run(options, trials, report, checks);
        } catch (RuntimeException e) {
            e.printStackTrace();
            checks.check(false, "the soak itself", e.toString());
        }
        report.preface("Checks: " + checks);
        options.record().ifPresent(report::record);
        System.out.println(checks);
        System.exit(checks.failed() == 0 && checks.passed() > 0 ? 0 : 1);
    }

    private static Map<String, Trial> trials(SoakOptions options) {
        Path root = options.root();
        List<String> only = options.only();
        Map<String, Trial> all = new LinkedHashMap<>();
        all.put("install", new Installed(root));
        all.put("machine", new SecondMachine(root));
        all.put("upgrade", new Upgraded(root));
        all.put("first", new FirstMessages());
        all.put("claims", new ClaimRace());
        all.put("hands", new HandingRace());
        all.put("badges", new BadgesTold());
        all.put("leaving", new LeavingRace());
        all.put("groups", new GroupShares());
        all.put("nodes", new TwoNodes(root));
        all.put("cluster", new Cluster(root));
        all.put("disorder", new Disorder());
        all.put("broken", new Broken());
        all.put("database", new DatabaseAway());
        all.put("kill", new ServerKilled());
        all.put("galera", new WriterKilled(root));
        all.put("waiting", new WaitingRouted());
        all.put("restore", new Restored(root));
        all.put("faults", new Faults(root, options.seed(), options.share()));
        if (!only.isEmpty()) {
            if (!all.keySet().containsAll(only)) {
                throw new IllegalArgumentException("--only takes " + String.join(", ", all.keySet()));
            }
            all.keySet().retainAll(only);
        }
        all.put("gaps", new GapFree());
        return all;
    }

    private static void run(SoakOptions options, Map<String, Trial> trials, Report report, Checks checks) {
        long seed = options.seed();
        String accessToken = "soak-" + Long.toString(seed, Character.MAX_RADIX);
        OwnSimulator whatsapp = new OwnSimulator(FreePorts.find(1).get(0), accessToken);
        report.say("Starting Bandeja");
        try (Instance instance = Instance.start(
                        options.root(),
                        options.data(),
                        List.of("--graph-url", whatsapp.address().toString(), "--access-token", accessToken));
                whatsapp) {
            SimulatorDoor simulator = whatsapp.start(options.root(), options.data(), instance.file());
            simulator.unlimited();
            simulator.post("statuses", "{\"auto\": true, \"duplicate\": 1, \"shuffle\": true, \"delayMillis\": 30}");
            Rows rows = new Rows(instance.file());
            Machine.lines(rows).forEach(report::preface);
            report.preface("Seed " + seed + "; every status of WhatsApp comes twice and in no order");
            Customers customers = new Customers(instance.file(), "s" + Long.toString(seed & 0xffffff, 36));
            Scene scene = new Scene(instance, rows, simulator, customers, new Random(seed), options.amounts(), checks);
            trials.forEach((name, trial) -> {
                report.say("\n" + name);
                trial.run(scene);
            });
        }
    }
}
