package org.bandeja.template.rules;

import static org.bandeja.template.rules.DraftProblem.Rule.CATEGORY_FIXED;
import static org.bandeja.template.rules.DraftProblem.Rule.EXAMPLE_MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.LANGUAGE_UNKNOWN;
import static org.bandeja.template.rules.DraftProblem.Rule.LOOSE_BRACES;
import static org.bandeja.template.rules.DraftProblem.Rule.MINUTES;
import static org.bandeja.template.rules.DraftProblem.Rule.MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.NAME_FORM;
import static org.bandeja.template.rules.DraftProblem.Rule.NOT_SEQUENTIAL;
import static org.bandeja.template.rules.DraftProblem.Rule.NO_VARIABLES;
import static org.bandeja.template.rules.DraftProblem.Rule.ONE_VARIABLE;
import static org.bandeja.template.rules.DraftProblem.Rule.PLAIN_LINE;
import static org.bandeja.template.rules.DraftProblem.Rule.SAMPLE_MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_FEW_WORDS;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_LONG;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLES_TOUCH;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_AT_EDGE;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_NAME;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_NUMBER;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_SIGNS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.template.rules.DraftProblem.Rule;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Header;

/**
 * WhatsApp's rules for templates that can be checked before it reads them (template management and components, 2026-09; the ratio of
 * words to variables as it is observed: two words more than twice as many).
 */
public final class DraftCheck {
    static final int LONGEST_NAME = 512;
    static final int LONGEST_HEADER = 60;
    static final int LONGEST_BODY = 1024;
    static final int LONGEST_FOOTER = 60;
    static final int MOST_MINUTES = 90;

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern SIGNS = Pattern.compile("[#$%]");
    private static final Pattern FORMATTING = Pattern.compile("[*~`\\n\\r]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private final List<DraftProblem> problems = new ArrayList<>();
    private final TemplateDraft draft;

    private DraftCheck(TemplateDraft draft) {
        this.draft = draft;
    }

    /**
     * In the order in which the parts stand in a message; empty: WhatsApp will read it.
     *
     * @param fixed the category of an approved template, which an edit cannot change
     */
    public static List<DraftProblem> problems(TemplateDraft draft, Optional<Category> fixed) {
        DraftCheck check = new DraftCheck(draft);
        check.nameAndLanguage();
        if (fixed.isPresent() && fixed.get() != draft.category()) {
            check.add("category", CATEGORY_FIXED);
        }
        if (draft.category() == Category.AUTHENTICATION) {
            check.code();
        } else {
            check.header();
            check.body();
            check.footer();
            check.problems.addAll(ButtonCheck.problems(draft.buttons()));
        }
        return List.copyOf(check.problems);
    }

    private void nameAndLanguage() {
        if (draft.name().isEmpty()) {
            add("name", MISSING);
        } else {
            length("name", draft.name(), LONGEST_NAME);
            if (!NAME.matcher(draft.name()).matches()) {
                add("name", NAME_FORM);
            }
        }
        if (!DraftLanguages.isKnown(draft.language())) {
            add("language", draft.language().isEmpty() ? MISSING : LANGUAGE_UNKNOWN);
        }
    }

    private void code() {
        int minutes = draft.code().minutes();
        if (minutes < 0 || minutes > MOST_MINUTES) {
            add("code.minutes", MINUTES, MOST_MINUTES);
        }
    }

    private void header() {
        Header header = draft.header();
        if (header.kind() == Header.Kind.TEXT) {
            headerText(header);
        } else if (header.kind().isFile() && header.sample().isEmpty()) {
            add("header.sample", SAMPLE_MISSING);
        }
    }

    private void headerText(Header header) {
        if (header.text().isBlank()) {
            add("header.text", MISSING);
            return;
        }
        VariableText text = new VariableText(header.text());
        length("header.text", header.text(), LONGEST_HEADER);
        if (!isPlainLine(text.bare())) {
            add("header.text", PLAIN_LINE);
        }
        variables("header.text", text);
        if (text.places() > 1) {
            add("header.text", ONE_VARIABLE);
        } else if (text.places() == 1 && header.example().isBlank()) {
            add("header.example", EXAMPLE_MISSING, text.variables().iterator().next());
        }
    }

    private void body() {
        if (draft.body().isBlank()) {
            add("body", MISSING);
            return;
        }
        VariableText text = new VariableText(draft.body());
        length("body", draft.body(), LONGEST_BODY);
        variables("body", text);
        if (text.beginsOrEndsWithVariable()) {
            add("body", VARIABLE_AT_EDGE);
        }
        if (text.variablesTouch()) {
            add("body", VARIABLES_TOUCH);
        }
        int wanted = 2 * text.places() + 1;
        if (text.places() > 0 && text.words() < wanted) {
            add("body", TOO_FEW_WORDS, wanted, text.words());
        }
        text.variables().stream()
                .filter(name -> draft.examples().getOrDefault(name, "").isBlank())
                .forEach(name -> add("examples." + name, EXAMPLE_MISSING, name));
    }

    /** What stands between braces must be what the template says of its variables. */
    private void variables(String field, VariableText text) {
        if (text.hasLooseBraces()) {
            add(field, LOOSE_BRACES);
        }
        Pattern form = draft.named() ? VARIABLE : NUMBER;
        List<String> bad = text.variables().stream()
                .filter(name -> !form.matcher(name).matches())
                .toList();
        bad.forEach(name -> {
            boolean signs = SIGNS.matcher(name).find();
            add(field, signs ? VARIABLE_SIGNS : draft.named() ? VARIABLE_NAME : VARIABLE_NUMBER, name);
        });
        if (!draft.named() && bad.isEmpty()) {
            firstGap(text.variables()).ifPresent(number -> add(field, NOT_SEQUENTIAL, number));
        }
    }

    /** The first number that a text which counts to its highest lacks. */
    private static Optional<Integer> firstGap(Set<String> variables) {
        Set<Integer> numbers = variables.stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
        return IntStream.rangeClosed(1, numbers.size())
                .boxed()
                .filter(number -> !numbers.contains(number))
                .findFirst();
    }

    private void footer() {
        if (draft.footer().isEmpty()) {
            return;
        }
        VariableText text = new VariableText(draft.footer());
        length("footer", draft.footer(), LONGEST_FOOTER);
        if (draft.footer().isBlank()) {
            add("footer", MISSING);
        }
        if (text.places() > 0 || text.hasLooseBraces()) {
            add("footer", NO_VARIABLES);
        }
        if (draft.footer().contains("\n")) {
            add("footer", PLAIN_LINE);
        }
    }

    private void length(String field, String text, int most) {
        lengthProblem(field, text, most).ifPresent(problems::add);
    }

    static Optional<DraftProblem> lengthProblem(String field, String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length > most ? Optional.of(DraftProblem.of(field, TOO_LONG, most, length)) : Optional.empty();
    }

    /** One line, without emoji and without the signs that WhatsApp reads as formatting. */
    static boolean isPlainLine(String text) {
        return !FORMATTING.matcher(text).find() && text.codePoints().noneMatch(DraftCheck::isEmoji);
    }

    private static boolean isEmoji(int point) {
        return point >= 0x1F000 || point == 0xFE0F || point >= 0x2600 && point <= 0x27BF;
    }

    private void add(String field, Rule rule, Object... facts) {
        problems.add(DraftProblem.of(field, rule, facts));
    }
}
