package org.bandeja.attendant.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.routing.model.Route;

/**
 * What an auto attendant says and where its answers lead. As somebody is writing it: perhaps incomplete, perhaps against rules;
 * {@link TreeCheck} tells. Absent texts are empty. A published one never changes.
 *
 * @param language of its words: {@code es}, {@code en}, {@code pt}
 * @param greeting stands above the main menu, once
 * @param people words that always get a person
 * @param menus the first is the main menu; options lead from one to the other
 * @param fallback where silence, wrong answers and errors end: the route to a department, as {@link Route#text} writes it
 * @param handover what is said when a person takes over; may be empty
 */
public record AttendantTree(
        String language,
        String greeting,
        List<String> people,
        List<Menu> menus,
        Wrong wrong,
        Silence silence,
        Closed closed,
        String fallback,
        String handover) {
    /** Far beyond WhatsApp's limits: more is no text but an attack. */
    private static final int LONGEST = 5_000;

    private static final int MOST_MENUS = 100;
    private static final int MOST_OPTIONS = 50;
    private static final int MOST_WORDS = 50;
    private static final String KEY = "[a-z0-9]{1,12}";

    /**
     * A question with its answers.
     *
     * @param key names it within the tree, in every version: 1 to 12 lower-case letters and digits
     * @param button what stands on the button that opens a list; empty: a usual word
     */
    public record Menu(String key, String text, Shape shape, String button, List<Option> options) {
        /** How the answers are shown. */
        public enum Shape {
            /** Buttons where they fit, else a list, else numbers. */
            AUTO,
            BUTTONS,
            LIST,
            /** As plain text, each behind its digit. */
            NUMBERS
        }

        /** @throws Malformed if it cannot be named, or is far beyond any limit */
        public Menu {
            key = usable(key);
            text = kept(text);
            shape = shape == null ? Shape.AUTO : shape;
            button = kept(button);
            options = options == null ? List.of() : List.copyOf(options);
            require(options.size() <= MOST_OPTIONS, "options");
        }

        public Optional<Option> option(String name) {
            return options.stream().filter(option -> option.key().equals(name)).findFirst();
        }

        /** What is typed for an option: its own digit, else its place. */
        public String digit(Option option) {
            return option.digit().isBlank()
                    ? String.valueOf(options.indexOf(option) + 1)
                    : option.digit().strip();
        }
    }

    /**
     * An answer.
     *
     * @param key names it within its menu, in every version
     * @param digit what may be typed for it; empty: its place in the menu, from 1
     * @param words what may be written for it besides its label
     * @param target of MENU: the key of a menu; of ROUTE: a route as text; otherwise empty
     * @param text what is said when it is chosen
     */
    public record Option(
            String key,
            String label,
            String description,
            String digit,
            List<String> words,
            Action action,
            String target,
            String text) {
        /** What choosing it does. */
        public enum Action {
            /** Another menu. */
            MENU,
            /** A department, an agent, a call group, another attendant. */
            ROUTE,
            /** The menu before. */
            BACK,
            /** The main menu. */
            START,
            /** The same menu once more. */
            REPEAT,
            /** An answer, and the same menu once more. */
            TEXT
        }

        /** @throws Malformed if it cannot be named, or is far beyond any limit */
        public Option {
            key = usable(key);
            label = kept(label);
            description = kept(description);
            digit = kept(digit);
            words = several(words);
            action = action == null ? Action.ROUTE : action;
            target = kept(target);
            text = kept(text);
        }

        /** Whether choosing it does the same. */
        public boolean doesAs(Option other) {
            return action == other.action && target.equals(other.target);
        }
    }

    /**
     * What comes of an answer that is none.
     *
     * @param text said above the menu, which is shown again
     * @param tries which wrong answer in a row is the last
     */
    public record Wrong(String text, int tries) {
        public static final Wrong USUAL = new Wrong("", 3);

        public Wrong {
            text = kept(text);
        }
    }

    /**
     * What comes of no answer.
     *
     * @param reminder said once; empty: the fallback at once
     * @param minutes until the reminder, and as many again until the fallback
     */
    public record Silence(String reminder, int minutes) {
        public static final Silence USUAL = new Silence("", 10);

        public Silence {
            reminder = kept(reminder);
        }
    }

    /**
     * What happens outside of the opening hours; without a calendar nothing of it ever does.
     *
     * @param hours which calendar; empty: always open
     * @param route where it leads then; empty: to the fallback
     */
    public record Closed(String hours, String text, String route) {
        public static final Closed NEVER = new Closed("", "", "");

        public Closed {
            hours = kept(hours);
            text = kept(text);
            route = kept(route);
        }

        /** Whether there is a calendar to ask. */
        public boolean everHappens() {
            return !hours.isBlank();
        }
    }

    /** @throws Malformed if something is far beyond any limit */
    public AttendantTree {
        language = kept(language);
        greeting = kept(greeting);
        people = several(people);
        menus = menus == null ? List.of() : List.copyOf(menus);
        require(menus.size() <= MOST_MENUS, "menus");
        require(menus.stream().map(Menu::key).distinct().count() == menus.size(), "menus");
        menus.forEach(menu -> require(
                menu.options().stream().map(Option::key).distinct().count()
                        == menu.options().size(),
                "options"));
        wrong = wrong == null ? Wrong.USUAL : wrong;
        silence = silence == null ? Silence.USUAL : silence;
        closed = closed == null ? Closed.NEVER : closed;
        fallback = kept(fallback);
        handover = kept(handover);
    }

    /** The main menu; empty: nothing has been written yet. */
    public Optional<Menu> main() {
        return menus.stream().findFirst();
    }

    public Optional<Menu> menu(String key) {
        return menus.stream().filter(menu -> menu.key().equals(key)).findFirst();
    }

    /** All that it can lead to. */
    public Set<Route> routes() {
        Stream<String> chosen = menus.stream()
                .flatMap(menu -> menu.options().stream())
                .filter(option -> option.action() == Option.Action.ROUTE)
                .map(Option::target);
        Stream<String> others = closed.everHappens() ? Stream.of(fallback, closed.route()) : Stream.of(fallback);
        return Stream.concat(chosen, others)
                .flatMap(text -> Route.parse(text).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> several(List<String> words) {
        List<String> given = words == null
                ? List.of()
                : words.stream().map(AttendantTree::kept).toList();
        require(given.size() <= MOST_WORDS, "words");
        return given;
    }

    private static String usable(String key) {
        require(key != null && key.matches(KEY), "key");
        return key;
    }

    private static String kept(String text) {
        require(text == null || text.length() <= LONGEST, "a text is too long");
        return text == null ? "" : text;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new Malformed(what);
        }
    }
}
