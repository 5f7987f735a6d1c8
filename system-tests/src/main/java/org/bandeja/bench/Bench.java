package org.bandeja.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.growth.GrownCompany;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.measure.Explained;
import org.bandeja.bench.measure.Forgetting;
import org.bandeja.bench.measure.GrowthTimes;
import org.bandeja.bench.measure.HeapPerAgent;
import org.bandeja.bench.measure.Measurement;
import org.bandeja.bench.measure.PushTime;
import org.bandeja.bench.measure.ReadTimes;
import org.bandeja.bench.measure.ReplyTime;
import org.bandeja.bench.measure.ScreenTimes;
import org.bandeja.bench.measure.Setting;
import org.bandeja.bench.measure.StartTime;
import org.bandeja.bench.measure.StoredAndVisible;
import org.bandeja.bench.measure.ViewTimes;
import org.bandeja.bench.measure.WebhookAtRate;
import org.bandeja.bench.measure.WebhookThroughput;
import org.bandeja.bench.report.Figure;
import org.bandeja.bench.report.Machine;
import org.bandeja.bench.report.Report;

/** The benchmark: {@code ./bench}. */
public final class Bench {
    private static final String GROWTH = "growth";
    private static final String FILL = "fill";
    private static final String FORGET = "forget";
    private static final String EXPLAIN = "explain";

    /** Fill a gigabyte for each hundred thousand conversations: only for who asks for them. */
    private static final List<String> LARGE = List.of(GROWTH, FILL, "start", EXPLAIN, FORGET);

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            run(BenchOptions.read(Path.of(System.getProperty("bandeja.root")), arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void run(BenchOptions options) {
        Map<String, Measurement> chosen = measurements();
        if (!options.only().isEmpty()) {
            if (!chosen.keySet().containsAll(options.only())) {
                throw new IllegalArgumentException("--only takes " + String.join(", ", chosen.keySet()));
            }
            chosen.keySet().retainAll(options.only());
        } else {
            chosen.keySet().removeAll(LARGE);
        }
        System.out.println(
                options.attach().isPresent()
                        ? "Attaching to " + options.attach().get()
                        : "Starting Bandeja");
        try (Instance instance = options.attach()
                .map(Instance::attach)
                .orElseGet(() -> Instance.start(
                        options.root(),
                        options.data(),
                        options.keep(),
                        List.of(),
                        LARGE.stream().anyMatch(chosen::containsKey) ? GrownCompany.DATABASE_OPTIONS : ""))) {
            Report report = new Report();
            measure(instance, options, chosen, report);
            System.out.println("\n" + report.markdown());
        }
    }

    private static Map<String, Measurement> measurements() {
        Map<String, Measurement> all = new LinkedHashMap<>();
        all.put(GROWTH, new GrowthTimes());
        all.put(FILL, Explained::fill);
        all.put("webhook", new WebhookThroughput());
        all.put("rate", new WebhookAtRate());
        all.put("stored", StoredAndVisible.oneByOne());
        all.put("batched", StoredAndVisible.batched());
        all.put("push", new PushTime());
        all.put("read", new ReadTimes());
        all.put("reply", new ReplyTime());
        all.put("heap", new HeapPerAgent());
        all.put("screen", new ScreenTimes());
        all.put("views", new ViewTimes());
        all.put(EXPLAIN, new Explained());
        all.put(FORGET, new Forgetting());
        // What came after it would be measured on a server that has just begun.
        all.put("start", new StartTime());
        return all;
    }

    private static void measure(
            Instance instance, BenchOptions options, Map<String, Measurement> chosen, Report report) {
        Rows rows = new Rows(instance.file());
        Machine.lines(rows).forEach(report::preface);
        String run = "b" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Customers customers = new Customers(instance.file(), run);
        chosen.forEach((name, measurement) -> {
            report.say("\n" + name);
            try {
                measurement.run(new Setting(instance, rows, customers, options.sizes(), report));
            } catch (IllegalStateException e) {
                report.add(Figure.failed(name, e.getMessage()));
            }
            // What is measured is kept, whatever becomes of the rest.
            options.record().ifPresent(report::record);
        });
    }
}
