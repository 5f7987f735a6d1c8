package org.bandeja.attendant.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Menu.Shape;
import org.bandeja.attendant.rules.AttendantTree.Option;

/**
 * A menu as WhatsApp gets it (interactive messages, 2026).
 *
 * @param shape BUTTONS, LIST or NUMBERS, which is plain text
 * @param text what stands above the answers, of NUMBERS all of it
 * @param button what stands on the button of a list
 * @param answers of NUMBERS none
 */
public record MenuMessage(Shape shape, String text, String button, List<Answer> answers) {
    public static final int MOST_BUTTONS = 3;
    public static final int MOST_ROWS = 10;
    public static final int LONGEST_BUTTON = 20;
    public static final int LONGEST_ROW = 24;
    public static final int LONGEST_DESCRIPTION = 72;
    public static final int LONGEST_ABOVE_BUTTONS = 1024;
    public static final int LONGEST_TEXT = 4096;

    /** What can be touched. */
    public record Answer(String id, String title, Optional<String> description) {}

    /**
     * The menu with something above it.
     *
     * @param above may be empty
     * @param ids what comes back when an answer is touched
     */
    public static MenuMessage of(Menu menu, String above, String usualButton, Function<Option, String> ids) {
        Shape shape = shapeOf(menu);
        String text = joined(above, menu.text());
        if (shape == Shape.NUMBERS) {
            return new MenuMessage(shape, joined(text, numbered(menu)), "", List.of());
        }
        List<Answer> answers = menu.options().stream()
                .map(option -> new Answer(ids.apply(option), option.label().strip(), description(option, shape)))
                .toList();
        return new MenuMessage(
                shape,
                text,
                menu.button().isBlank() ? usualButton : menu.button().strip(),
                answers);
    }

    /** How it is shown: as it is wished, else as the least that holds everything. */
    public static Shape shapeOf(Menu menu) {
        if (menu.shape() != Shape.AUTO) {
            return menu.shape();
        }
        boolean plain = menu.options().stream()
                .allMatch(option -> option.description().isBlank() && length(option.label()) <= LONGEST_BUTTON);
        if (plain && menu.options().size() <= MOST_BUTTONS) {
            return Shape.BUTTONS;
        }
        return menu.options().size() <= MOST_ROWS ? Shape.LIST : Shape.NUMBERS;
    }

    /** How much text this shape holds. */
    static int longest(Shape shape) {
        return shape == Shape.BUTTONS ? LONGEST_ABOVE_BUTTONS : LONGEST_TEXT;
    }

    /** Whether the text fits; otherwise what is above is said in a message of its own. */
    public boolean fits() {
        return length(text) <= longest(shape);
    }

    static int length(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }

    static String joined(String above, String below) {
        return above.isBlank() ? below.strip() : (above.strip() + "\n\n" + below.strip()).strip();
    }

    static String numbered(Menu menu) {
        return menu.options().stream()
                .map(option -> menu.digit(option) + ". " + option.label().strip()
                        + (option.description().isBlank()
                                ? ""
                                : " – " + option.description().strip()))
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> description(Option option, Shape shape) {
        return Optional.of(option.description().strip()).filter(text -> shape == Shape.LIST && !text.isEmpty());
    }
}
