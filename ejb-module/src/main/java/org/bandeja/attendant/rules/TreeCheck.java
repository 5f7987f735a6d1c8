package org.bandeja.attendant.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Menu.Shape;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.TreeProblem.Rule;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteProblem;

/** What keeps an attendant from being published, each at its place: what is published works. */
public final class TreeCheck {
    static final int MOST_NUMBERED = 20;
    static final int MOST_TRIES = 10;
    static final int MOST_MINUTES = 720;
    private static final int LONGEST_WORD = 60;

    private final AttendantTree tree;
    private final Surroundings surroundings;
    private final List<TreeProblem> problems = new ArrayList<>();

    private TreeCheck(AttendantTree tree, Surroundings surroundings) {
        this.tree = tree;
        this.surroundings = surroundings;
    }

    /** Empty: it can be published. */
    public static List<TreeProblem> problems(AttendantTree tree, Surroundings surroundings) {
        TreeCheck check = new TreeCheck(tree, surroundings);
        check.general();
        check.menus();
        check.way();
        return List.copyOf(check.problems);
    }

    private void general() {
        if (!AttendantWords.languages().contains(tree.language())) {
            add("language", Rule.LANGUAGE_UNKNOWN);
        }
        optional("greeting", tree.greeting(), MenuMessage.LONGEST_TEXT);
        optional("handover", tree.handover(), MenuMessage.LONGEST_TEXT);
        required("wrong.text", tree.wrong().text(), MenuMessage.LONGEST_TEXT);
        range("wrong.tries", tree.wrong().tries(), 1, MOST_TRIES);
        optional("silence.reminder", tree.silence().reminder(), MenuMessage.LONGEST_TEXT);
        range("silence.minutes", tree.silence().minutes(), 1, MOST_MINUTES);
        if (tree.people().stream().allMatch(String::isBlank)) {
            add("people", Rule.MISSING);
        }
        if (tree.people().stream().anyMatch(word -> MenuMessage.length(word) > LONGEST_WORD)) {
            add("people", Rule.TOO_LONG, LONGEST_WORD);
        }
        fallback();
        closed();
    }

    private void fallback() {
        if (tree.fallback().isBlank()) {
            add("fallback", Rule.MISSING);
        } else if (Route.parse(tree.fallback())
                .filter(Route.ToDepartment.class::isInstance)
                .isEmpty()) {
            add("fallback", Rule.TARGET_GONE);
        } else {
            route("fallback", tree.fallback());
        }
    }

    private void closed() {
        if (!tree.closed().everHappens()) {
            return;
        }
        if (!surroundings.hasHours(tree.closed().hours())) {
            add("closed.hours", Rule.TARGET_GONE);
        }
        required("closed.text", tree.closed().text(), MenuMessage.LONGEST_TEXT);
        if (!tree.closed().route().isBlank()) {
            route("closed.route", tree.closed().route());
        }
    }

    private void menus() {
        if (tree.menus().isEmpty()) {
            add("menus", Rule.MISSING);
        }
        tree.menus().forEach(this::menu);
    }

    private void menu(Menu menu) {
        String place = "menus." + menu.key();
        Shape shape = MenuMessage.shapeOf(menu);
        required(place + ".text", menu.text(), MenuMessage.longest(shape));
        together(menu, place, shape);
        if (shape == Shape.LIST && MenuMessage.length(menu.button()) > MenuMessage.LONGEST_BUTTON) {
            add(place + ".button", Rule.TOO_LONG, MenuMessage.LONGEST_BUTTON);
        }
        oneLine(place + ".button", menu.button());
        if (menu.options().isEmpty()) {
            add(place, Rule.NO_OPTIONS);
        }
        int most = most(shape);
        if (menu.options().size() > most) {
            add(place, Rule.TOO_MANY_OPTIONS, most);
        }
        menu.options().forEach(option -> option(menu, shape, option, place + ".options." + option.key()));
        ambiguities(menu, place);
    }

    /** The greeting, the word about wrong answers and the reminder stand above a menu, in the same message. */
    private void together(Menu menu, String place, Shape shape) {
        boolean main = tree.main().filter(menu::equals).isPresent();
        int own = MenuMessage.length(
                MenuMessage.joined(menu.text(), shape == Shape.NUMBERS ? MenuMessage.numbered(menu) : ""));
        int above = Stream.of(
                        main ? tree.greeting() : "",
                        tree.wrong().text(),
                        tree.silence().reminder())
                .mapToInt(MenuMessage::length)
                .max()
                .orElse(0);
        if (own <= MenuMessage.longest(shape) && own + above + 2 > MenuMessage.longest(shape)) {
            add(place + ".text", Rule.TOO_LONG_TOGETHER, MenuMessage.longest(shape));
        }
    }

    private static int most(Shape shape) {
        return switch (shape) {
            case BUTTONS -> MenuMessage.MOST_BUTTONS;
            case LIST -> MenuMessage.MOST_ROWS;
            default -> MOST_NUMBERED;
        };
    }

    private void option(Menu menu, Shape shape, Option option, String place) {
        required(place + ".label", option.label(), longestLabel(shape));
        oneLine(place + ".label", option.label());
        optional(place + ".description", option.description(), MenuMessage.LONGEST_DESCRIPTION);
        oneLine(place + ".description", option.description());
        if (!option.digit().isBlank() && !option.digit().strip().matches("[0-9]{1,3}")) {
            add(place + ".digit", Rule.DIGIT_FORM);
        }
        if (option.words().stream().anyMatch(word -> MenuMessage.length(word) > LONGEST_WORD)) {
            add(place + ".words", Rule.TOO_LONG, LONGEST_WORD);
        }
        switch (option.action()) {
            case ROUTE -> target(option, place);
            case MENU -> submenu(menu, option, place);
            case TEXT -> required(place + ".text", option.text(), MenuMessage.LONGEST_TEXT);
            default -> {}
        }
        if (option.action() != Option.Action.TEXT) {
            optional(place + ".text", option.text(), MenuMessage.LONGEST_TEXT);
        }
    }

    private static int longestLabel(Shape shape) {
        return shape == Shape.BUTTONS ? MenuMessage.LONGEST_BUTTON : MenuMessage.LONGEST_ROW;
    }

    private void target(Option option, String place) {
        if (option.target().isBlank()) {
            add(place + ".target", Rule.NO_TARGET);
        } else {
            route(place + ".target", option.target());
        }
    }

    private void submenu(Menu menu, Option option, String place) {
        if (option.target().isBlank() || tree.menu(option.target()).isEmpty()) {
            add(place + ".target", Rule.NO_TARGET);
        } else if (leadsTo(option.target(), menu.key(), new HashSet<>())) {
            add(place + ".target", Rule.LOOP);
        }
    }

    private boolean leadsTo(String from, String wanted, Set<String> been) {
        if (from.equals(wanted)) {
            return true;
        }
        return been.add(from) && targets(from).anyMatch(next -> leadsTo(next, wanted, been));
    }

    private Stream<String> targets(String menu) {
        return tree.menu(menu).stream()
                .flatMap(found -> found.options().stream())
                .filter(option -> option.action() == Option.Action.MENU)
                .map(Option::target);
    }

    private void route(String place, String text) {
        Optional<Route> route = Route.parse(text);
        if (route.isEmpty()) {
            add(place, Rule.TARGET_GONE);
            return;
        }
        surroundings.problem(route.get()).flatMap(TreeCheck::rule).ifPresent(rule -> add(place, rule));
        if (surroundings.leadsBack(route.get())) {
            add(place, Rule.LOOP);
        }
    }

    /** An agent who has left is no problem: the department's inbox takes what comes. */
    private static Optional<Rule> rule(RouteProblem problem) {
        return switch (problem) {
            case NOT_THERE, ARCHIVED -> Optional.of(Rule.TARGET_GONE);
            case INCOMPLETE, NOBODY -> Optional.of(Rule.TARGET_INCOMPLETE);
            case LOOP -> Optional.of(Rule.LOOP);
            default -> Optional.empty();
        };
    }

    /** What would choose two options chooses none. */
    private void ambiguities(Menu menu, String place) {
        Map<String, Option> owners = new HashMap<>();
        for (Option option : menu.options()) {
            String own = place + ".options." + option.key();
            claims(menu, option).forEach((words, field) -> {
                Option other = owners.putIfAbsent(words, option);
                if (other != null && other != option) {
                    add(own + "." + field, field.equals("label") ? Rule.SAME_LABEL : Rule.SAME_WORD, words);
                }
            });
        }
    }

    private static Map<String, String> claims(Menu menu, Option option) {
        Map<String, String> claims = new HashMap<>();
        option.words().stream().map(Words::of).forEach(words -> claims.put(words.plain(), "words"));
        claims.put(Words.of(menu.digit(option)).plain(), "digit");
        claims.put(Words.of(option.label()).plain(), "label");
        claims.remove("");
        return claims;
    }

    private void way() {
        Set<String> reached = new LinkedHashSet<>();
        tree.main().ifPresent(main -> reach(main.key(), reached));
        tree.menus().stream()
                .map(Menu::key)
                .filter(key -> !reached.contains(key))
                .collect(Collectors.toList())
                .forEach(key -> add("menus." + key, Rule.UNREACHABLE));
    }

    private void reach(String menu, Set<String> reached) {
        if (reached.add(menu)) {
            targets(menu).forEach(next -> reach(next, reached));
        }
    }

    private void required(String place, String text, int most) {
        if (text.isBlank()) {
            add(place, Rule.MISSING);
        }
        optional(place, text, most);
    }

    private void optional(String place, String text, int most) {
        if (MenuMessage.length(text) > most) {
            add(place, Rule.TOO_LONG, most);
        }
    }

    private void oneLine(String place, String text) {
        if (text.strip().chars().anyMatch(Character::isISOControl)) {
            add(place, Rule.ONE_LINE);
        }
    }

    private void range(String place, int number, int least, int most) {
        if (number < least || number > most) {
            add(place, Rule.NUMBER_RANGE, least, most);
        }
    }

    private void add(String place, Rule rule, Object... facts) {
        problems.add(TreeProblem.of(place, rule, facts));
    }
}
