package org.bandeja.bench.measure;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Requests;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.report.Figure;

/** How long agents wait for what they look at most: one call after the other, on the data that is there. */
public final class ReadTimes implements Measurement {
    /** Enough that nobody calls more often than an agent may. */
    private static final int AGENTS = 40;

    static final double BUDGET_MILLIS = 25;
    static final double COUNTERS_BUDGET_MILLIS = 20;
    private static final Duration MOST = Duration.ofMinutes(3);

    @Override
    public void run(Setting setting) {
        try (Crew crew = Crew.hire(setting.rows(), setting.file().department(), AGENTS)) {
            List<Crew.Member> members = crew.members();
            setting.report()
                    .add(Figure.plain(
                            "Data at this moment",
                            Texts.count(setting.rows().number("select count(*) from conversation")) + " conversations, "
                                    + Texts.count(setting.rows().number("select count(*) from message"))
                                    + " messages"));
            List<String> ids = conversations(setting, members.get(0));
            time(setting, members, "Work view, 50 conversations", BUDGET_MILLIS, i -> "/api/conversations");
            time(
                    setting,
                    members,
                    "Thread, latest 50 messages",
                    BUDGET_MILLIS,
                    i -> "/api/conversations/" + ids.get(i % ids.size()) + "/messages");
            time(setting, members, "Badges (GET /api/me)", COUNTERS_BUDGET_MILLIS, i -> "/api/me");
        }
    }

    private static List<String> conversations(Setting setting, Crew.Member member) {
        try (Api api = new Api(setting.file().app(), member.token())) {
            List<String> ids = new ArrayList<>();
            for (JsonObject item : api.items("/api/conversations?limit=200")) {
                ids.add(item.getString("id"));
            }
            return ids;
        }
    }

    /** Calls of these people in turn, one after the other, after half as many that do not count. */
    static void time(Setting setting, List<Crew.Member> members, String what, double budget, IntFunction<String> path) {
        time(setting, members, what, budget, setting.sizes().calls(), path);
    }

    static void time(
            Setting setting,
            List<Crew.Member> members,
            String what,
            double budget,
            int count,
            IntFunction<String> path) {
        calls(setting, members, path, count / 2);
        Outcome outcome = calls(setting, members, path, count);
        double p95 = outcome.latencies().percentile(95);
        boolean complete = outcome.count(200) == count;
        setting.report()
                .add(Figure.against(
                        what,
                        Texts.p50And(95, outcome.latencies()) + (complete ? "" : ", answered " + outcome.byStatus()),
                        "p95 below " + Texts.millis(budget),
                        complete && p95 < budget));
    }

    static Outcome calls(Setting setting, List<Crew.Member> members, IntFunction<String> path, int count) {
        List<byte[]> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            requests.add(Requests.get(
                    setting.file().app(),
                    path.apply(i),
                    members.get(i % members.size()).token()));
        }
        return Load.asFastAsPossible(setting.file().app(), 1, MOST).send(requests);
    }
}
