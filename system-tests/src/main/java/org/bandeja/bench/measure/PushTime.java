package org.bandeja.bench.measure;

import static org.bandeja.bench.measure.Texts.count;
import static org.bandeja.bench.measure.Texts.p50And;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.client.Screen;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.CpuShare;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.report.Figure;

/** From the moment a webhook is due to the moment an agent's socket has the message, for all agents. */
public final class PushTime implements Measurement {
    private static final int AGENTS = 500;
    private static final int PER_SECOND = 50;
    private static final int CONNECTIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double P50_BUDGET = 100;
    private static final double P99_BUDGET = 400;

    @Override
    public void run(Setting setting) {
        try (Crew crew = Crew.hire(setting.rows(), setting.file().department(), AGENTS)) {
            HttpClient client = HttpClient.newHttpClient();
            List<Screen> screens = crew.members().stream()
                    .map(member -> Screen.open(client, setting.file().app(), member.token()))
                    .toList();
            measure(setting, screens);
            screens.forEach(Screen::close);
        }
    }

    private static void measure(Setting setting, List<Screen> screens) {
        int total = (int) (setting.sizes().push().toSeconds() * PER_SECOND);
        List<Post> posts = setting.customers().posts(total, 1, Setting.CUSTOMERS);
        CpuShare cpu = new CpuShare(setting.instance());
        Outcome outcome = new Load(
                        setting.file().webhook(),
                        CONNECTIONS,
                        PER_SECOND,
                        setting.sizes().push().plusMinutes(1))
                .send(Customers.requests(posts));
        String last = posts.get(total - 1).ids().get(0);
        Eventually.holds(PATIENCE, () -> screens.stream().allMatch(screen -> screen.hasHeard(last)));
        Latencies latencies = new Latencies();
        for (int i = 0; i < total; i++) {
            long due = outcome.due()[i];
            String id = posts.get(i).ids().get(0);
            screens.forEach(screen -> screen.heardAt(id).ifPresent(at -> latencies.add(at - due)));
        }
        long missing = (long) total * screens.size() - latencies.count();
        setting.report()
                .add(Figure.against(
                        "Webhook to %d agents' sockets, %d messages a second".formatted(AGENTS, PER_SECOND),
                        p50And(99, latencies) + "; " + count(latencies.count()) + " heard, " + count(missing) + " not; "
                                + cpu.text(),
                        "p50 below 100 ms, p99 below 400 ms",
                        missing == 0
                                && latencies.percentile(50) < P50_BUDGET
                                && latencies.percentile(99) < P99_BUDGET));
    }
}
