package org.bandeja.bench.measure;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.growth.GrownCompany;
import org.bandeja.bench.instance.Administrator;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Outcome;
import org.bandeja.bench.measure.GrowthQuestions.Question;
import org.bandeja.bench.report.Figure;

/** How long everything takes in a company that grows, up to a million conversations and ten million messages. */
public final class GrowthTimes implements Measurement {
    private static final int AGENTS = 10;
    private static final int SHARE = 10;
    /** Of what takes so long fewer calls tell enough. */
    private static final double SLOW_MILLIS = 30;

    private final Map<String, List<Latencies>> times = new LinkedHashMap<>();
    private final Map<String, Double> budgets = new LinkedHashMap<>();
    private final Map<String, String> found = new LinkedHashMap<>();

    @Override
    public void run(Setting setting) {
        Administrator administrator = Administrator.of(setting.rows())
                .orElseThrow(() -> new IllegalStateException("only the embedded database can be filled so fast"));
        GrownCompany company = new GrownCompany(setting.rows(), administrator);
        for (int size : setting.sizes().growth()) {
            long begin = System.nanoTime();
            company.growTo(size);
            data(setting, administrator, Duration.ofNanos(System.nanoTime() - begin));
            measure(setting);
        }
        times.forEach((what, curve) -> report(setting, what, curve));
    }

    private static void data(Setting setting, Administrator administrator, Duration took) {
        Rows rows = setting.rows();
        long bytes = rows.number("select sum(data_length + index_length) from information_schema.tables"
                + " where table_schema = database()");
        setting.report()
                .add(Figure.plain(
                        "Data",
                        "%s conversations, %s open, %s messages, %s contacts; %.1f GB; filled in %d s; buffer pool %s MB"
                                .formatted(
                                        Texts.count(rows.number("select count(*) from conversation")),
                                        Texts.count(
                                                rows.number("select count(*) from conversation where status = 'OPEN'")),
                                        Texts.count(rows.number("select count(*) from message")),
                                        Texts.count(rows.number("select count(*) from contact")),
                                        bytes / 1e9,
                                        took.toSeconds(),
                                        administrator
                                                .ask("select @@innodb_buffer_pool_size div 1048576")
                                                .get(0))));
    }

    private void measure(Setting setting) {
        Rows rows = setting.rows();
        try (GrowthCrews crews = GrowthCrews.hire(rows, AGENTS)) {
            Map<String, Question> ofOne = crews.ofOne(setting);
            warmUp(setting, crews.one(), ofOne);
            time(setting, crews.one(), ofOne, ", one department");
            time(setting, crews.many(), crews.ofMany(setting), ", twenty departments");
            time(setting, crews.administrators(), crews.ofAdministrators(setting), "");
        }
    }

    private void warmUp(Setting setting, Crew crew, Map<String, Question> questions) {
        List<Question> all = List.copyOf(questions.values());
        long end = System.nanoTime() + setting.sizes().warmUp().toNanos() / (times.isEmpty() ? 3 : 9);
        for (int round = 0; System.nanoTime() < end; round++) {
            int nth = round;
            ReadTimes.calls(
                    setting,
                    crew.members(),
                    i -> all.get(i % all.size()).path().apply(nth * all.size() + i),
                    all.size());
        }
    }

    private void time(Setting setting, Crew crew, Map<String, Question> questions, String who) {
        int calls = setting.sizes().calls() / SHARE;
        questions.forEach((what, question) -> {
            ReadTimes.calls(setting, crew.members(), question.path(), calls / 4);
            Outcome outcome = ReadTimes.calls(
                    setting, crew.members(), i -> question.path().apply(i + calls), calls);
            if (outcome.count(200) < calls) {
                setting.report()
                        .add(Figure.failed(
                                what + who, "answered " + outcome.byStatus().toString()));
                return;
            }
            Latencies latencies = outcome.latencies();
            setting.report().say("  %-70s %s".formatted(what + who, Texts.p50And(95, latencies)));
            times.computeIfAbsent(what + who, name -> new ArrayList<>()).add(latencies);
            budgets.put(what + who, question.budget());
            found.put(what + who, found(setting, crew, question.path().apply(calls)));
        });
    }

    /** How many rows there are on such a page: an empty one costs little. */
    private static String found(Setting setting, Crew crew, String path) {
        try (Api api = new Api(setting.file().app(), crew.members().get(0).token())) {
            JsonObject page = Api.json(api.get(path));
            if (page.get("items") instanceof JsonArray items) {
                return " (" + items.size() + (page.getBoolean("narrow", false) ? ", narrow it" : "") + ")";
            }
            return "";
        }
    }

    /** p95 at each size, and by how much the median has grown. */
    private void report(Setting setting, String what, List<Latencies> curve) {
        String all = curve.stream()
                .map(latencies -> Texts.millis(latencies.percentile(95)))
                .collect(Collectors.joining(", "));
        Latencies last = curve.get(curve.size() - 1);
        String value = String.format(
                Locale.ROOT,
                "p95 %s; p50 %s, × %.1f",
                all,
                Texts.millis(last.percentile(50)),
                last.percentile(50) / curve.get(0).percentile(50));
        double budget = budgets.get(what);
        setting.report()
                .add(
                        budget == GrowthQuestions.NONE
                                ? Figure.plain(what + found.get(what), value)
                                : Figure.against(
                                        what + found.get(what),
                                        value,
                                        "p95 below " + Texts.millis(budget),
                                        last.percentile(95) < budget));
    }
}
