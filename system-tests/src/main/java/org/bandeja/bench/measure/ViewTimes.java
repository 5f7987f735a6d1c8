package org.bandeja.bench.measure;

import com.github.f4b6a3.tsid.Tsid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.report.Figure;

/**
 * How long lists, filters, search and badges take in a company with 100,000 conversations of ten departments, 5,000 of
 * them open: for agents of one department, and for agents of all. The data stay, so it comes last.
 */
public final class ViewTimes implements Measurement {
    private static final int AGENTS = 20;
    /** There are many lists: each gets this part of the calls. */
    private static final int SHARE = 4;

    private static final int CONVERSATIONS = 100_000;
    private static final int AT_ONCE = 5_000;
    private static final String DEPARTMENT = "Views 1";
    private static final String CHUNK = "seq_@from_to_@to";

    @Override
    public void run(Setting setting) {
        Rows rows = setting.rows();
        fill(rows);
        setting.report()
                .add(Figure.plain(
                        "Data of lists and search",
                        Texts.count(rows.number("select count(*) from conversation")) + " conversations, "
                                + Texts.count(rows.number("select count(*) from conversation where status = 'OPEN'"))
                                + " open, " + Texts.count(rows.number("select count(*) from message")) + " messages"));
        try (Crew crew = Crew.hire(rows, DEPARTMENT, AGENTS)) {
            warmUp(setting, crew);
            measure(setting, crew, "one department");
            explain(setting, crew, "one department");
        }
        try (Crew crew = Crew.hire(rows, DEPARTMENT, AGENTS)) {
            crew.members()
                    .forEach(member -> rows.change(
                            "insert ignore into membership (agent_id, department_id, role, joined_at)"
                                    + " select ?, id, 'AGENT', utc_timestamp(3) from department where name like 'Views %'",
                            member.id()));
            measure(setting, crew, "ten departments");
            explain(setting, crew, "ten departments");
        }
    }

    /** What a server answers in its first minute is no measure of it: everything in turn, for as long as that takes. */
    private static void warmUp(Setting setting, Crew crew) {
        List<String> questions = List.copyOf(questions(colleague(setting)).values());
        long end = System.nanoTime() + setting.sizes().warmUp().toNanos();
        while (System.nanoTime() < end) {
            ReadTimes.calls(
                    setting,
                    crew.members(),
                    i -> "/api/conversations?" + questions.get(i % questions.size()),
                    questions.size());
        }
    }

    /** Somebody of the crew's department. */
    private static String colleague(Setting setting) {
        return id(setting.rows().number("select a.id from agent a where a.login = 'views-10'"));
    }

    /** As the API writes it. */
    private static String id(long value) {
        return Tsid.from(value).toLowerCase();
    }

    private static void measure(Setting setting, Crew crew, String who) {
        int calls = setting.sizes().calls() / SHARE;
        questions(colleague(setting)).forEach((what, question) -> {
            String path = "/api/conversations?" + question;
            ReadTimes.time(
                    setting,
                    crew.members(),
                    what + ", " + who + " (" + found(setting, crew, path) + ")",
                    ReadTimes.BUDGET_MILLIS,
                    calls,
                    i -> path);
        });
        ReadTimes.time(
                setting, crew.members(), "Badges, " + who, ReadTimes.COUNTERS_BUDGET_MILLIS, calls, i -> "/api/me");
    }

    /** How many rows there are on the page: an empty one costs little. */
    private static int found(Setting setting, Crew crew, String path) {
        try (Api api = new Api(setting.file().app(), crew.members().get(0).token())) {
            return api.items(path).size();
        }
    }

    /** How many statements, and whether any of them reads all of a table. */
    private static void explain(Setting setting, Crew crew, String who) {
        Statements.of(setting.rows()).ifPresent(statements -> {
            Map<String, String> paths = new LinkedHashMap<>();
            questions(colleague(setting))
                    .forEach((what, question) -> paths.put(what, "/api/conversations?" + question));
            paths.put("Badges", "/api/me");
            paths.forEach((what, path) -> {
                Statements.Asked asked = statements.by(() -> ReadTimes.calls(setting, crew.members(), i -> path, 1));
                setting.report()
                        .add(Figure.against(
                                "Statements, " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1)
                                        + ", " + who,
                                asked.text(),
                                "no table read whole",
                                asked.count() > 0 && asked.whole().isEmpty()));
            });
        });
    }

    private static Map<String, String> questions(String colleague) {
        String first = id(8_000_000_000_000_000_001L);
        String second = id(8_000_000_000_000_000_002L);
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("Work view", "scope=work");
        questions.put("Work view, longest waiting first", "scope=work&sort=waiting");
        questions.put("Others' work", "scope=others");
        questions.put("Completed", "status=COMPLETED&scope=all");
        questions.put("Unread", "unread=true");
        questions.put("Windows about to close", "window=closing&sort=closing");
        questions.put("Windows that are closed", "window=closed");
        questions.put("Of one number", "scope=all&number=" + first);
        questions.put("Of one colleague", "scope=all&assignee=" + colleague);
        questions.put("Completed by one colleague", "status=COMPLETED&scope=all&assignee=" + colleague);
        questions.put("Of a rare label", "status=COMPLETED&scope=all&label=" + first);
        questions.put("Of a frequent label", "status=COMPLETED&scope=all&label=" + second);
        questions.put(
                "Came through an attendant that few met", "status=COMPLETED&scope=all&through=attendant:" + first);
        questions.put(
                "Came through a group that gets half of all", "status=COMPLETED&scope=all&through=group:" + first);
        questions.put("Led on because nobody answered", "status=COMPLETED&scope=all&reason=NO_ANSWER");
        questions.put("Search: a frequent word", "status=COMPLETED&scope=all&q=gracias");
        questions.put("Search: one message in a hundred", "status=COMPLETED&scope=all&q=factura");
        questions.put("Search: one message in a thousand", "status=COMPLETED&scope=all&q=garantia");
        questions.put("Search: a rare word", "status=COMPLETED&scope=all&q=zanahoria");
        questions.put("Search: two words", "status=COMPLETED&scope=all&q=gracias+por+garantia");
        questions.put("Search: a word that nobody wrote", "status=COMPLETED&scope=all&q=ornitorrinco");
        questions.put("Search: a name", "status=COMPLETED&scope=all&q=lucia+munoz");
        questions.put("Search: a part of a phone number", "status=COMPLETED&scope=all&q=00791");
        questions.put("Search among the open ones", "scope=all&q=garantia");
        return questions;
    }

    private static void fill(Rows rows) {
        if (rows.number("select count(*) from conversation where id > 8000000000000000000") >= CONVERSATIONS) {
            return;
        }
        rows.with(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : script().split(";\\s*\\n")) {
                    for (int from = 1; from <= (sql.contains(CHUNK) ? CONVERSATIONS : 1); from += AT_ONCE) {
                        statement.execute(sql.replace(CHUNK, "seq_" + from + "_to_" + (from + AT_ONCE - 1)));
                    }
                }
                for (String table : List.of("conversation", "message", "read_mark", "contact", "correspondence")) {
                    statement.execute("analyze table " + table);
                }
            }
            return null;
        });
    }

    private static String script() {
        try (InputStream script = ViewTimes.class.getResourceAsStream("views-data.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
