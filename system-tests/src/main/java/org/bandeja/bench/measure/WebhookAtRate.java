package org.bandeja.bench.measure;

import java.time.Duration;
import java.util.List;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.report.Figure;

/** How long a webhook waits for its answer at a rate that does not wait for us: due times count, not sending times. */
public final class WebhookAtRate implements Measurement {
    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 64;
    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final double BUDGET_MILLIS = 50;

    @Override
    public void run(Setting setting) {
        int count = (int) (setting.sizes().atRate().toSeconds() * PER_SECOND);
        List<byte[]> requests = Customers.requests(setting.customers().posts(count, 1, Setting.CUSTOMERS));
        Outcome outcome = new Load(
                        setting.file().webhook(),
                        CONNECTIONS,
                        PER_SECOND,
                        setting.sizes().atRate().plusMinutes(1))
                .send(requests);
        setting.rows().awaitProcessed(DRAIN);
        double p99 = outcome.latencies().percentile(99);
        setting.report()
                .add(Figure.against(
                        "Webhook at " + PER_SECOND + " a second",
                        Texts.p50And(99, outcome.latencies()) + ", answered " + outcome.byStatus(),
                        "p99 below 50 ms",
                        p99 < BUDGET_MILLIS && outcome.count(200) == count));
    }
}
