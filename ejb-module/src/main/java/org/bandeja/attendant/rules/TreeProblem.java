package org.bandeja.attendant.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why an attendant cannot be published as it is.
 *
 * @param place what it is about: {@code greeting}, {@code fallback}, {@code closed.route}, {@code menus.KEY.text},
 *     {@code menus.KEY.options.KEY.label} …
 * @param facts for the places of the rule's text, in order
 */
public record TreeProblem(String place, Rule rule, List<String> facts) {
    /** What keeps it from working. */
    public enum Rule {
        MISSING,
        /** Fact: how many characters WhatsApp takes. */
        TOO_LONG,
        /** With what stands above it. Fact: how many characters WhatsApp takes. */
        TOO_LONG_TOGETHER,
        ONE_LINE,
        NO_OPTIONS,
        /** Fact: how many there may be. */
        TOO_MANY_OPTIONS,
        SAME_LABEL,
        /** Two options are chosen by the same word or digit: it would choose neither. Fact: that word. */
        SAME_WORD,
        DIGIT_FORM,
        NO_TARGET,
        /** What it leads to does not exist, or takes nothing any more. */
        TARGET_GONE,
        /** What it leads to is not complete. */
        TARGET_INCOMPLETE,
        /** It leads back to where it came from. */
        LOOP,
        UNREACHABLE,
        /** Facts: least and most. */
        NUMBER_RANGE,
        LANGUAGE_UNKNOWN
    }

    public TreeProblem {
        requireNonNull(place, "place");
        requireNonNull(rule, "rule");
        facts = List.copyOf(facts);
    }

    static TreeProblem of(String place, Rule rule, Object... facts) {
        return new TreeProblem(
                place, rule, java.util.Arrays.stream(facts).map(String::valueOf).toList());
    }
}
