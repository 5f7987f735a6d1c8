package org.bandeja.bench.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.growth.GrownCompany;
import org.bandeja.bench.instance.Administrator;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.measure.GrowthQuestions.Question;
import org.bandeja.bench.report.Figure;

/**
 * Every statement that the questions of a grown company really lead to, by the database's own log: how it goes about it, and
 * how much it reads. What several questions have in common stands at the first of them.
 */
public final class Explained implements Measurement {
    private static final int AGENTS = 2;
    /** A page has fifty rows; a search may look at some thousand. */
    private static final long MUCH = 5_000;
    /** What an agent does is done to one conversation, however long it is and however many there are. */
    private static final long FEW = 20;

    private static final int LONGEST = 110;

    private static final int MESSAGES = 50;
    private static final Duration BY_ITSELF = Duration.ofSeconds(65);

    /** Looks for nothing. */
    private static final Pattern INSERT = Pattern.compile("(?is)insert\\b(?!.*\\bselect\\b).*");

    private static final Pattern CHANGE = Pattern.compile("(?is)(update|delete)\\b.*");
    private static final Pattern LOCK = Pattern.compile("(?is).*\\bfor update\\b.*");

    private static final Pattern FROM = Pattern.compile("\\bfrom (\\w+)");

    private final Map<String, String> known = new LinkedHashMap<>();

    @Override
    public void run(Setting setting) {
        fill(setting);
        Statements statements = Statements.of(setting.rows()).orElseThrow();
        try (GrowthCrews crews = GrowthCrews.hire(setting.rows(), AGENTS)) {
            explain(setting, statements, crews.one(), crews.ofOne(setting), ", one department");
            explain(setting, statements, crews.many(), crews.ofMany(setting), ", twenty departments");
            explain(setting, statements, crews.administrators(), crews.ofAdministrators(setting), "");
        }
        explain(setting, statements, "Messages come in", () -> messagesComeIn(setting));
        agentAnswers(setting, statements);
        explain(setting, statements, "By itself, within a minute", () -> Eventually.holds(BY_ITSELF, () -> false));
    }

    /** To the largest size. */
    public static void fill(Setting setting) {
        Administrator administrator = Administrator.of(setting.rows())
                .orElseThrow(() -> new IllegalStateException("only the embedded database can be filled and asked so"));
        List<Integer> sizes = setting.sizes().growth();
        new GrownCompany(setting.rows(), administrator).growTo(sizes.get(sizes.size() - 1));
    }

    private void explain(
            Setting setting, Statements statements, Crew crew, Map<String, Question> questions, String who) {
        questions.forEach((what, question) -> {
            int[] turn = {0};
            List<Statements.One> asked = statements.askedBy(() -> {
                int now = turn[0]++;
                ReadTimes.calls(setting, crew.members(), i -> question.path().apply(now), 1);
            });
            asked.stream()
                    .filter(one -> known.putIfAbsent(Statements.shape(one.text()), what) == null)
                    .forEach(one -> report(setting, statements, what + who, one.text(), MUCH));
        });
    }

    private static void messagesComeIn(Setting setting) {
        Load.asFastAsPossible(setting.file().webhook(), 1, BY_ITSELF)
                .send(Customers.requests(setting.customers().posts(MESSAGES, 1, MESSAGES)));
        setting.rows().awaitProcessed(BY_ITSELF);
    }

    /** While they are explained much waits to be sent. */
    private void agentAnswers(Setting setting, Statements statements) {
        try (Answers answers = new Answers(setting)) {
            explain(
                    setting,
                    statements,
                    "An agent answers",
                    answers::give,
                    asked -> asked.size() >= Answers.GIVEN && writes(asked.get(0)) ? FEW : MUCH);
        }
    }

    private static boolean writes(String text) {
        return CHANGE.matcher(text).matches() || LOCK.matcher(text).matches();
    }

    private void explain(Setting setting, Statements statements, String what, Runnable work) {
        explain(setting, statements, what, work, asked -> MUCH);
    }

    /** @param most how many rows a statement may read, by all the times that it was asked */
    private void explain(
            Setting setting, Statements statements, String what, Runnable work, ToLongFunction<List<String>> most) {
        statements.logged(work).forEach((shape, asked) -> {
            if (!INSERT.matcher(shape).matches() && known.putIfAbsent(shape, what) == null) {
                report(setting, statements, what, asked.get(asked.size() - 1), most.applyAsLong(asked));
            }
        });
    }

    private static void report(Setting setting, Statements statements, String what, String text, long most) {
        Statements.Asked asked = statements.waysOf(text);
        boolean query =
                text.toLowerCase(Locale.ROOT).contains("select") && !text.matches("(?i)(insert|update|delete).*");
        Effort effort = null;
        if (query) {
            effort = statements.effortOf(text);
        } else if (most == FEW) {
            effort = statements.effortOfChange(text);
        }
        String ways = asked.ways().isEmpty() ? "small tables only" : String.join("; ", asked.ways());
        String much = effort == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "read %,d, sorted %,d, %.1f ms: ",
                        effort.read(),
                        effort.sorted(),
                        effort.millis());
        setting.report()
                .add(Figure.against(
                        what + ": `" + brief(text) + "`",
                        much + ways,
                        "at most " + Texts.count(most) + " rows",
                        (query || asked.whole().isEmpty()) && (effort == null || effort.isAtMost(most))));
    }

    /** What it is about: enough to find it in the sources. */
    private static String brief(String text) {
        String shape = Statements.shape(text).replace("|", "\\|").replace('`', '\'');
        if (shape.length() <= LONGEST) {
            return shape;
        }
        Matcher from = FROM.matcher(shape);
        String table = from.find() && from.end() > LONGEST ? " … from " + from.group(1) : "";
        return shape.substring(0, LONGEST) + table + " …";
    }
}
