package org.bandeja.template.rules;

import static org.bandeja.template.rules.DraftProblem.Rule.EXAMPLE_MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.HEADER_KIND;
import static org.bandeja.template.rules.DraftProblem.Rule.LOOSE_BRACES;
import static org.bandeja.template.rules.DraftProblem.Rule.MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.NOT_SEQUENTIAL;
import static org.bandeja.template.rules.DraftProblem.Rule.ONE_VARIABLE;
import static org.bandeja.template.rules.DraftProblem.Rule.PLAIN_LINE;
import static org.bandeja.template.rules.DraftProblem.Rule.SAMPLE_MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_FEW_WORDS;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLES_TOUCH;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_AT_EDGE;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_NAME;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_NUMBER;
import static org.bandeja.template.rules.DraftProblem.Rule.VARIABLE_SIGNS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.template.rules.DraftProblem.Rule;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Header;

/** WhatsApp's rules for words with a header above and buttons below: a message, or a card of a carousel. */
final class CardCheck {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern SIGNS = Pattern.compile("[#$%]");

    private final List<DraftProblem> problems;
    private final String beginning;
    private final Card card;
    private final boolean named;

    /**
     * @param problems where what is wrong is added
     * @param beginning of its fields: {@code cards.0.}; empty: the message itself
     * @param named its variables have names
     */
    CardCheck(List<DraftProblem> problems, String beginning, Card card, boolean named) {
        this.problems = problems;
        this.beginning = beginning;
        this.card = card;
        this.named = named;
    }

    /** @param kinds that are possible */
    void header(Set<Header.Kind> kinds) {
        Header header = card.header();
        if (!kinds.contains(header.kind())) {
            add("header", HEADER_KIND);
        } else if (header.kind() == Header.Kind.TEXT) {
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
        length("header.text", header.text(), DraftCheck.LONGEST_HEADER);
        if (!DraftCheck.isPlainLine(text.bare())) {
            add("header.text", PLAIN_LINE);
        }
        variables("header.text", text);
        if (text.places() > 1) {
            add("header.text", ONE_VARIABLE);
        } else if (text.places() == 1) {
            example("header.example", text.variables().iterator().next(), header.example(), DraftCheck.LONGEST_HEADER);
        }
    }

    void body(int most) {
        if (card.body().isBlank()) {
            add("body", MISSING);
            return;
        }
        VariableText text = new VariableText(card.body());
        length("body", card.body(), most);
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
        text.variables()
                .forEach(name ->
                        example("examples." + name, name, card.examples().getOrDefault(name, ""), most));
    }

    private void example(String field, String variable, String example, int most) {
        if (example.isBlank()) {
            add(field, EXAMPLE_MISSING, variable);
        } else {
            problems.addAll(DraftCheck.lineProblems(beginning + field, example, most));
        }
    }

    /** What stands between braces must be what the template says of its variables. */
    private void variables(String field, VariableText text) {
        if (text.hasLooseBraces()) {
            add(field, LOOSE_BRACES);
        }
        Pattern form = named ? VARIABLE : NUMBER;
        List<String> bad = text.variables().stream()
                .filter(name -> !form.matcher(name).matches())
                .toList();
        bad.forEach(name -> {
            boolean signs = SIGNS.matcher(name).find();
            add(field, signs ? VARIABLE_SIGNS : named ? VARIABLE_NAME : VARIABLE_NUMBER, name);
        });
        if (!named && bad.isEmpty()) {
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

    void buttons(ButtonCheck.Place place) {
        new ButtonCheck(problems, beginning + "buttons").check(card.buttons(), place);
    }

    private void length(String field, String text, int most) {
        DraftCheck.lengthProblem(beginning + field, text, most).ifPresent(problems::add);
    }

    void add(String field, Rule rule, Object... facts) {
        problems.add(DraftProblem.of(beginning + field, rule, facts));
    }
}
