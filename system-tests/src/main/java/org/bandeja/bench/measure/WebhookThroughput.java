package org.bandeja.bench.measure;

import static org.bandeja.bench.measure.Texts.p50And;
import static org.bandeja.bench.measure.Texts.perSecond;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.endpoint.BareEndpoint;
import org.bandeja.bench.load.CpuShare;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.report.Figure;

/**
 * How many webhooks a second are durable and answered, next to a bare endpoint with one insert on the same server. They
 * take turns, so that whatever changes on the machine meets both; between turns everything is processed.
 */
public final class WebhookThroughput implements Measurement {
    private static final int CONNECTIONS = 32;
    private static final int MOST_PER_SECOND = 5_000;
    private static final Duration WARM_UP_TURN = Duration.ofSeconds(5);
    private static final double STEADY = 0.1;
    private static final int LONGEST_WARM_UP = 2;
    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final double BUDGET = 0.6;

    /** One of those that take turns. */
    private static final class Runner {
        private final String name;
        private final IntFunction<List<byte[]>> requests;
        private final URI target;
        private final LongSupplier last;
        private final LongUnaryOperator rowsAfter;
        private final Latencies latencies = new Latencies();
        private long stored;
        private double seconds;

        private Runner(
                String name,
                URI target,
                IntFunction<List<byte[]>> requests,
                LongSupplier last,
                LongUnaryOperator rowsAfter) {
            this.name = name;
            this.target = target;
            this.requests = requests;
            this.last = last;
            this.rowsAfter = rowsAfter;
        }

        /** @return stored a second in this turn */
        private double turn(Duration length, boolean counts) {
            List<byte[]> prepared = requests.apply((int) (length.toSeconds() * MOST_PER_SECOND));
            long before = last.getAsLong();
            Outcome outcome = Load.asFastAsPossible(target, CONNECTIONS, length).send(prepared);
            long rows = rowsAfter.applyAsLong(before);
            if (rows == 0 || !outcome.byStatus().equals(Map.of(200, (int) rows))) {
                throw new IllegalStateException(
                        name + ": " + rows + " rows, but answered " + outcome.byStatus() + " (0: no answer)");
            }
            double took = outcome.took().toNanos() / 1e9;
            if (counts) {
                stored += rows;
                seconds += took;
                latencies.addAll(outcome.latencies());
            }
            return rows / took;
        }

        private double rate() {
            return stored / seconds;
        }
    }

    @Override
    public void run(Setting setting) {
        try (BareEndpoint bare = BareEndpoint.deploy(setting.instance())) {
            Runner messages = webhook(
                    setting,
                    "messages",
                    count -> Customers.requests(setting.customers().posts(count, 1, Setting.CUSTOMERS)));
            Runner updates =
                    webhook(setting, "updates", count -> setting.customers().updates(count));
            Runner insert = new Runner(
                    "bare endpoint",
                    bare.address(),
                    count -> setting.customers().unsigned(bare.address(), count),
                    bare::lastRow,
                    bare::rowsAfter);
            List<Runner> runners = List.of(messages, updates, insert);
            warmUp(setting, runners);
            CpuShare cpu = new CpuShare(setting.instance());
            for (int turn = 0; turn < setting.sizes().turns(); turn++) {
                turns(setting, runners, setting.sizes().slice(), true);
            }
            report(setting, messages, updates, insert, cpu);
        }
    }

    private static Runner webhook(Setting setting, String name, IntFunction<List<byte[]>> requests) {
        return new Runner(
                name,
                setting.file().webhook(),
                requests,
                setting.rows()::lastDelivery,
                id -> setting.rows().number("select count(*) from delivery where id > ?", id));
    }

    /** Until the time is over and the rate of messages no longer changes much, within bounds. */
    private static void warmUp(Setting setting, List<Runner> runners) {
        double before = 0;
        Duration loaded = Duration.ZERO;
        Duration wanted = setting.sizes().warmUp();
        boolean steady = false;
        while (loaded.compareTo(wanted) < 0 || !steady && loaded.compareTo(wanted.multipliedBy(LONGEST_WARM_UP)) < 0) {
            double now = turns(setting, runners, WARM_UP_TURN, false);
            steady = Math.abs(now - before) < STEADY * now;
            before = now;
            loaded = loaded.plus(WARM_UP_TURN.multipliedBy(runners.size()));
        }
    }

    /** @return the rate of the first */
    private static double turns(Setting setting, List<Runner> runners, Duration length, boolean counts) {
        StringBuilder line = new StringBuilder(counts ? "  turn    " : "  warm-up ");
        double first = 0;
        for (Runner runner : runners) {
            double rate = runner.turn(length, counts);
            first = runner == runners.get(0) ? rate : first;
            line.append("  ").append(runner.name).append(' ').append(perSecond(rate));
            setting.rows().awaitProcessed(DRAIN);
        }
        setting.report().say(line.toString());
        return first;
    }

    private static void report(Setting setting, Runner messages, Runner updates, Runner insert, CpuShare cpu) {
        setting.report()
                .add(Figure.plain(
                        "Bare endpoint with one insert",
                        perSecond(insert.rate()) + ", " + p50And(99, insert.latencies)));
        addRatio(setting, "Webhooks with one message, processed at the same time", messages, insert);
        addRatio(setting, "Webhooks that ask for no processing: the door alone", updates, insert);
        setting.report().add(Figure.plain("Processor time during these turns", cpu.text()));
    }

    private static void addRatio(Setting setting, String what, Runner webhook, Runner bare) {
        double ratio = webhook.rate() / bare.rate();
        String text = String.format(Locale.ROOT, "%.0f %% of the bare endpoint", 100 * ratio);
        setting.report()
                .add(Figure.against(
                        what,
                        perSecond(webhook.rate()) + ", " + p50And(99, webhook.latencies) + "; " + text,
                        "at least 60 % of the bare endpoint",
                        ratio >= BUDGET));
    }
}
