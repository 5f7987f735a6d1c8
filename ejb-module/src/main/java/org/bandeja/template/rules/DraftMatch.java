package org.bandeja.template.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Header;

/** Compares a draft with what WhatsApp lists: with the parts of its form alone, whatever else it keeps. */
public final class DraftMatch {
    private DraftMatch() {}

    /** Whether customers get the same; of a login code WhatsApp writes the words, and does not tell who has accepted its terms. */
    public static boolean saysTheSame(TemplateDraft draft, TemplateDraft listed) {
        if (draft.category() != listed.category()) {
            return false;
        }
        if (draft.category() == Category.AUTHENTICATION) {
            return code(draft.code()).equals(code(listed.code()))
                    && isSame(draft.code().copyText(), listed.code().copyText())
                    && isSame(draft.code().autofillText(), listed.code().autofillText());
        }
        return draft.form() == listed.form() && shown(draft).equals(shown(listed));
    }

    /**
     * Whether what is for WhatsApp's eyes alone is the same, too: examples. Example files are not listed, so a draft that has one is never
     * told whole.
     */
    public static boolean isToldWhole(TemplateDraft draft, TemplateDraft listed) {
        return draft.category() == Category.AUTHENTICATION || examples(draft).equals(examples(listed));
    }

    /** Words of WhatsApp's own are listed as any others. */
    private static boolean isSame(String drafted, String listed) {
        return drafted.isBlank() || listed.isBlank() || drafted.equals(listed);
    }

    private static List<Object> code(Code code) {
        Stream<String> apps = code.way() == Way.COPY_CODE
                ? Stream.of()
                : code.apps().stream()
                        .map(app -> app.packageName().strip() + " "
                                + app.signature().strip());
        return List.of(code.way(), code.minutes(), code.advice(), apps.toList());
    }

    private static List<Object> shown(TemplateDraft draft) {
        Object rest = switch (draft.form()) {
            case PLAIN, CATALOG -> draft.footer();
            case OFFER -> draft.offer();
            case CAROUSEL -> "";
        };
        return List.of(rest, used(draft).stream().map(DraftMatch::shown).toList());
    }

    /** The message, of which not every form has all, and the cards. */
    private static List<Card> used(TemplateDraft draft) {
        Card words = new Card(Header.NONE, draft.body(), draft.examples(), List.of());
        return switch (draft.form()) {
            case PLAIN, OFFER -> List.of(draft.front());
            case CATALOG -> List.of(words);
            case CAROUSEL ->
                Stream.concat(Stream.of(words), draft.cards().stream()).toList();
        };
    }

    private static List<String> shown(Card card) {
        Header header = card.header();
        List<String> lines = new ArrayList<>();
        lines.add(header.kind().name());
        lines.add(header.kind() == Header.Kind.TEXT ? header.text() : "");
        lines.add(card.body().isBlank() ? "" : card.body());
        card.buttons().forEach(button -> lines.add(button.kind() + " " + shown(button)));
        return lines;
    }

    private static String shown(Button button) {
        return switch (button.kind()) {
            case QUICK_REPLY -> button.text();
            case COPY_CODE -> "";
            case URL -> button.text() + " " + button.value().strip();
            case PHONE_NUMBER -> button.text() + " " + button.value().replaceAll("[^0-9]", "");
            case FLOW ->
                button.text() + " " + button.value().strip() + " "
                        + button.example().strip();
        };
    }

    private static List<String> examples(TemplateDraft draft) {
        return used(draft).stream()
                .flatMap(card -> Stream.of(
                                Stream.of(header(card.header())),
                                variables(card.body())
                                        .map(name -> card.examples().getOrDefault(name, "")),
                                card.buttons().stream().map(DraftMatch::example))
                        .flatMap(part -> part))
                .toList();
    }

    private static String header(Header header) {
        if (header.kind().isFile()) {
            return header.sample();
        }
        boolean variable = header.kind() == Header.Kind.TEXT
                && variables(header.text()).findAny().isPresent();
        return variable ? header.example() : "";
    }

    private static String example(Button button) {
        return switch (button.kind()) {
            case COPY_CODE -> button.value();
            case URL -> variables(button.value()).findAny().isPresent() ? button.example() : "";
            case QUICK_REPLY, PHONE_NUMBER, FLOW -> "";
        };
    }

    private static Stream<String> variables(String text) {
        return new VariableText(text).variables().stream();
    }
}
