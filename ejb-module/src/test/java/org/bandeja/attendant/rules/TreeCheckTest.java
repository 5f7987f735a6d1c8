package org.bandeja.attendant.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantTree.Option.Action;
import org.bandeja.attendant.rules.AttendantTree.Silence;
import org.bandeja.attendant.rules.AttendantTree.Wrong;
import org.bandeja.attendant.rules.TreeProblem.Rule;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TreeCheckTest {
    private static final AttendantId OTHER = new AttendantId(77);

    private static final class Around implements Surroundings {
        Optional<RouteProblem> trouble = Optional.empty();
        boolean back;

        @Override
        public Optional<RouteProblem> problem(Route route) {
            return trouble;
        }

        @Override
        public boolean leadsBack(Route route) {
            return back && route instanceof Route.ToAttendant;
        }

        @Override
        public boolean hasHours(String hours) {
            return hours.equals("there");
        }
    }

    private final Around around = new Around();

    private List<String> problems(AttendantTree tree) {
        return TreeCheck.problems(tree, around).stream()
                .map(problem -> problem.place() + " " + problem.rule())
                .toList();
    }

    private static AttendantTree with(
            List<String> people, Wrong wrong, Silence silence, Closed closed, String fallback, Menu... menus) {
        return new AttendantTree(
                "es", "Hola", people, List.of(menus), wrong, silence, closed, fallback, "Ya viene alguien");
    }

    private static AttendantTree of(Option... options) {
        return Trees.tree(Trees.menu("main", "?", options));
    }

    private static Option route(String key, String label) {
        return Trees.option(key, label, Action.ROUTE, Trees.SALES, "");
    }

    @Test
    void aWholeTreeHasNoProblem() {
        assertThat(problems(Trees.usual())).isEmpty();
        assertThat(problems(Trees.closed(new Closed("there", "Cerrado", "")))).isEmpty();
    }

    @Test
    void aNewOneLacksWhereToGo() {
        for (String language : AttendantWords.languages()) {
            assertThat(problems(AttendantWords.beginning(language)))
                    .containsExactlyInAnyOrder("fallback MISSING", "menus.main NO_OPTIONS");
        }
    }

    @Test
    void itLeadsToItsAnswersAndTheFallbackAndWhileClosedOnlyIfItEverIs() {
        assertThat(Trees.usual().routes().stream().map(Route::text))
                .containsExactlyInAnyOrder(Trees.SALES, Trees.HELP, Trees.BILLS, Trees.EVERYBODY);
        String night = "group:" + new CallGroupId(5).text();
        assertThat(Trees.closed(new Closed("", "", night)).routes())
                .isEqualTo(Trees.usual().routes());
        assertThat(Trees.closed(new Closed("there", "", night)).routes())
                .contains(Route.parse(night).orElseThrow());
        assertThat(Trees.closed(new Closed("there", "", "")).routes())
                .isEqualTo(Trees.usual().routes());
    }

    @Test
    void whereItLeadsWhileClosedIsHeldAgainstTheRulesOnlyIfItEverIs() {
        around.trouble = Optional.of(RouteProblem.NOT_THERE);
        AttendantTree never = Trees.closed(new Closed("", "", "group:" + new CallGroupId(5).text()));
        assertThat(problems(never)).noneMatch(problem -> problem.startsWith("closed"));
        around.trouble = Optional.empty();
        around.back = true;
        String other = "attendant:" + OTHER.text();
        assertThat(problems(Trees.closed(new Closed("", "", other)))).isEmpty();
        assertThat(problems(Trees.closed(new Closed("there", "Cerrado", other))))
                .containsExactly("closed.route LOOP");
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        AttendantTree tree = with(
                List.of(" "),
                new Wrong("", 0),
                new Silence("", 0),
                new Closed("gone", "", ""),
                "",
                new Menu(
                        "main",
                        " ",
                        Menu.Shape.AUTO,
                        "",
                        List.of(
                                Trees.option("a", "", Action.ROUTE, "", ""),
                                Trees.option("b", "B", Action.MENU, "nowhere", ""),
                                Trees.option("c", "C", Action.TEXT, "", ""))));
        assertThat(problems(tree))
                .containsExactlyInAnyOrder(
                        "wrong.text MISSING",
                        "wrong.tries NUMBER_RANGE",
                        "silence.minutes NUMBER_RANGE",
                        "people MISSING",
                        "fallback MISSING",
                        "closed.hours TARGET_GONE",
                        "closed.text MISSING",
                        "menus.main.text MISSING",
                        "menus.main.options.a.label MISSING",
                        "menus.main.options.a.target NO_TARGET",
                        "menus.main.options.b.target NO_TARGET",
                        "menus.main.options.c.text MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "BUTTONS,20,true",
        "BUTTONS,21,false",
        "LIST,24,true",
        "LIST,25,false",
        "NUMBERS,24,true",
        "NUMBERS,25,false"
    })
    void labelsHaveWhatsAppsLength(Menu.Shape shape, int length, boolean fits) {
        Menu menu = new Menu("main", "?", shape, "", List.of(route("a", "x".repeat(length))));
        assertThat(problems(Trees.tree(menu)).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "BUTTONS,3,true",
        "BUTTONS,4,false",
        "LIST,10,true",
        "LIST,11,false",
        "NUMBERS,20,true",
        "NUMBERS,21,false"
    })
    void menusHaveWhatsAppsSize(Menu.Shape shape, int count, boolean fits) {
        List<Option> options = IntStream.range(0, count)
                .mapToObj(i -> route("o" + i, "Zeile " + (char) ('a' + i)))
                .toList();
        List<String> found = problems(Trees.tree(new Menu("main", "?", shape, "", options)));
        assertThat(found).isEqualTo(fits ? List.of() : List.of("menus.main TOO_MANY_OPTIONS"));
    }

    @Test
    void textsHaveWhatsAppsLengthAloneAndTogether() {
        assertThat(problems(Trees.tree(Trees.menu("main", "x".repeat(1025), route("a", "A")))))
                .containsExactly("menus.main.text TOO_LONG");
        assertThat(problems(Trees.tree(Trees.menu("main", "x".repeat(1020), route("a", "A")))))
                .containsExactly("menus.main.text TOO_LONG_TOGETHER");
        assertThat(problems(Trees.tree(Trees.menu("main", "x".repeat(1000), route("a", "A")))))
                .isEmpty();
    }

    @Test
    void oneWordNeverMeansTwoOptions() {
        assertThat(problems(of(route("a", "Ventas"), route("b", "véntas!"))))
                .containsExactly("menus.main.options.b.label SAME_LABEL");
        assertThat(problems(of(
                        Trees.option("a", "A", Action.ROUTE, Trees.SALES, "", "comprar"),
                        Trees.option("b", "B", Action.ROUTE, Trees.SALES, "", "Comprar"))))
                .containsExactly("menus.main.options.b.words SAME_WORD");
        assertThat(problems(
                        of(route("a", "A"), new Option("b", "B", "", "1", List.of(), Action.ROUTE, Trees.SALES, ""))))
                .containsExactly("menus.main.options.b.digit SAME_WORD");
    }

    @Test
    void menusThatLeadBackAreALoopAndOthersAreNotReached() {
        Menu main = Trees.menu("main", "?", Trees.option("a", "A", Action.MENU, "next", ""));
        Menu next = Trees.menu("next", "?", Trees.option("a", "A", Action.MENU, "main", ""));
        Menu alone = Trees.menu("alone", "?", route("a", "A"));
        assertThat(problems(Trees.tree(main, next, alone)))
                .containsExactlyInAnyOrder(
                        "menus.main.options.a.target LOOP",
                        "menus.next.options.a.target LOOP",
                        "menus.alone UNREACHABLE");
    }

    @Test
    void attendantsThatLeadBackAreALoop() {
        around.back = true;
        assertThat(problems(of(Trees.option("a", "A", Action.ROUTE, new Route.ToAttendant(OTHER).text(), ""))))
                .containsExactly("menus.main.options.a.target LOOP");
    }

    @ParameterizedTest
    @EnumSource(RouteProblem.class)
    void whatTakesNothingIsNoTarget(RouteProblem trouble) {
        around.trouble = Optional.of(trouble);
        List<String> found = new ArrayList<>(problems(of(route("a", "A"))));
        Optional<Rule> expected = switch (trouble) {
            case NOT_THERE, ARCHIVED -> Optional.of(Rule.TARGET_GONE);
            case INCOMPLETE, NOBODY -> Optional.of(Rule.TARGET_INCOMPLETE);
            case LOOP -> Optional.of(Rule.LOOP);
            case DISABLED, NOT_MEMBER -> Optional.empty();
        };
        assertThat(found)
                .isEqualTo(expected.map(rule -> List.of("fallback " + rule, "menus.main.options.a.target " + rule))
                        .orElse(List.of()));
    }

    @Test
    void theFallbackIsADepartment() {
        AttendantTree tree = with(
                List.of("agente"),
                new Wrong("no", 3),
                new Silence("", 5),
                Closed.NEVER,
                new Route.ToAttendant(OTHER).text(),
                Trees.menu("main", "?", route("a", "A")));
        assertThat(problems(tree)).containsExactly("fallback TARGET_GONE");
    }

    @Test
    void linesStayLines() {
        assertThat(problems(of(route("a", "A\nB")))).containsExactly("menus.main.options.a.label ONE_LINE");
    }
}
