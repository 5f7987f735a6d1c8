package org.bandeja.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.report.Figure;

/** What the throwing away of old things costs in a grown company, and whether anybody waits for it. It begins every five minutes. */
public final class Forgetting implements Measurement {
    private static final Duration UNTIL_IT_BEGINS = Duration.ofMinutes(7);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int AGENTS = 5;
    private static final int CALLS = 40;

    @Override
    public void run(Setting setting) {
        Rows rows = setting.rows();
        long deliveries = rows.number("select count(*) from delivery");
        long messages = rows.number("select count(*) from message");
        // Whatever the age of the company: the oldest tenth of its deliveries, and the oldest hundredth of its
        // conversations.
        rule(rows, "DELIVERIES", days(rows, "select received_at from delivery order by received_at limit 1", 0.9));
        rule(
                rows,
                "MESSAGES",
                days(rows, "select min(kept_since) from conversation where kept_since is not null", 0.99));
        long before = rows.number("select count(*) from delivery");
        Eventually.require(
                "the throwing away", UNTIL_IT_BEGINS, () -> rows.number("select count(*) from delivery") < before);
        long begin = System.nanoTime();
        Latencies meanwhile = new Latencies();
        long last = begin;
        long left = -1;
        try (Crew crew = Crew.hire(rows, "Growth 1", AGENTS)) {
            while (System.nanoTime() - last < QUIET.toNanos()) {
                meanwhile.addAll(ReadTimes.calls(setting, crew.members(), i -> "/api/conversations", CALLS)
                        .latencies());
                long now = Rest.of(rows).sum();
                if (now != left) {
                    last = System.nanoTime();
                    left = now;
                }
            }
        }
        double seconds = (last - begin) / 1e9;
        long gone = deliveries - rows.number("select count(*) from delivery");
        long goneMessages = messages - rows.number("select count(*) from message");
        setting.report()
                .add(Figure.plain(
                        "Thrown away for their age",
                        "%s deliveries and %s messages in %.0f s; work view meanwhile %s"
                                .formatted(
                                        Texts.count(gone),
                                        Texts.count(goneMessages),
                                        seconds,
                                        Texts.p50And(95, meanwhile))));
        rows.change("delete from retention_rule");
    }

    /** How far it has come, without counting what is large. */
    private record Rest(long delivery, long conversations) {
        private static Rest of(Rows rows) {
            return new Rest(
                    rows.number("select coalesce(min(id), 0) from delivery"),
                    rows.number("select count(*) from conversation where removed_seq > 0"));
        }

        private long sum() {
            return delivery + conversations;
        }
    }

    private static void rule(Rows rows, String what, long days) {
        rows.change(
                "replace into retention_rule (what, days, changed_at, changed_by)"
                        + " select ?, ?, utc_timestamp(3), min(id) from agent",
                what,
                days);
    }

    private static long days(Rows rows, String oldest, double part) {
        return Optional.of(rows.all("select timestampdiff(hour, (" + oldest + "), utc_timestamp())"))
                .map(List::stream)
                .flatMap(found -> found.findFirst())
                .map(Long::parseLong)
                .map(hours -> (long) (hours * part / 24))
                .orElseThrow();
    }
}
