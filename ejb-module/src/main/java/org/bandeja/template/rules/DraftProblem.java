package org.bandeja.template.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why WhatsApp would not take a draft as it is.
 *
 * @param field what it is about: {@code name}, {@code header.text}, {@code body}, {@code examples.2}, {@code buttons.0.value}, {@code cards.2.body} …
 * @param facts for the places of the rule's text, in order
 */
public record DraftProblem(String field, Rule rule, List<String> facts) {
    /** WhatsApp's rules for templates (template management, 2026-09), and one of ours: a name is free once. */
    public enum Rule {
        MISSING,
        TOO_LONG,
        NAME_FORM,
        NAME_TAKEN,
        LANGUAGE_UNKNOWN,
        LOOSE_BRACES,
        VARIABLE_NUMBER,
        VARIABLE_NAME,
        VARIABLE_SIGNS,
        NOT_SEQUENTIAL,
        VARIABLE_AT_EDGE,
        VARIABLES_TOUCH,
        TOO_FEW_WORDS,
        EXAMPLE_MISSING,
        ONE_VARIABLE,
        NO_VARIABLES,
        PLAIN_LINE,
        SAMPLE_MISSING,
        HEADER_KIND,
        TOO_MANY_BUTTONS,
        TOO_MANY_OF_KIND,
        BUTTON_KIND,
        NOT_GROUPED,
        SAME_TEXT,
        ADDRESS_FORM,
        ADDRESS_VARIABLE,
        ADDRESS_OF_WHATSAPP,
        PHONE_FORM,
        FLOW_ID,
        MARKETING_ONLY,
        CARD_COUNT,
        CARD_DIFFERS,
        LINE_BREAKS,
        OFFER_LINK,
        OFFER_CODE,
        MINUTES,
        TOO_MANY_APPS,
        PACKAGE_NAME,
        SIGNATURE,
        TERMS,
        CATEGORY_FIXED
    }

    public DraftProblem {
        requireNonNull(field, "field");
        requireNonNull(rule, "rule");
        facts = List.copyOf(facts);
    }

    static DraftProblem of(String field, Rule rule, Object... facts) {
        return new DraftProblem(
                field, rule, java.util.Arrays.stream(facts).map(String::valueOf).toList());
    }
}
