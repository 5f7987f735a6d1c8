package org.bandeja.template.rules;

import static org.bandeja.template.rules.DraftProblem.Rule.CARD_COUNT;
import static org.bandeja.template.rules.DraftProblem.Rule.CARD_DIFFERS;
import static org.bandeja.template.rules.DraftProblem.Rule.CATEGORY_FIXED;
import static org.bandeja.template.rules.DraftProblem.Rule.LANGUAGE_UNKNOWN;
import static org.bandeja.template.rules.DraftProblem.Rule.LINE_BREAKS;
import static org.bandeja.template.rules.DraftProblem.Rule.MARKETING_ONLY;
import static org.bandeja.template.rules.DraftProblem.Rule.MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.NAME_FORM;
import static org.bandeja.template.rules.DraftProblem.Rule.NO_VARIABLES;
import static org.bandeja.template.rules.DraftProblem.Rule.OFFER_CODE;
import static org.bandeja.template.rules.DraftProblem.Rule.OFFER_LINK;
import static org.bandeja.template.rules.DraftProblem.Rule.PLAIN_LINE;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_LONG;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandeja.template.rules.DraftProblem.Rule;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;

/**
 * WhatsApp's rules for templates that can be checked before it reads them (template management and components, 2026-09; the ratio of
 * words to variables as it is observed: two words more than twice as many).
 */
public final class DraftCheck {
    static final int LONGEST_NAME = 512;
    static final int LONGEST_HEADER = 60;
    static final int LONGEST_BODY = 1024;
    static final int LONGEST_CARD = 160;
    static final int LONGEST_OFFER = 16;
    static final int LONGEST_OFFER_BODY = 600;
    static final int LONGEST_FOOTER = 60;
    static final int FEWEST_CARDS = 2;
    static final int MOST_CARDS = 10;
    static final int MOST_LINE_BREAKS = 2;

    private static final Set<Header.Kind> ANY_HEADER = EnumSet.allOf(Header.Kind.class);
    private static final Set<Header.Kind> CARD_HEADERS = EnumSet.of(Header.Kind.IMAGE, Header.Kind.VIDEO);
    private static final Set<Header.Kind> OFFER_HEADERS =
            EnumSet.of(Header.Kind.NONE, Header.Kind.IMAGE, Header.Kind.VIDEO);

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
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
            CodeCheck.check(draft.code(), check.problems);
        } else {
            check.message();
        }
        return List.copyOf(check.problems);
    }

    /**
     * Whether an example file of a kind can be given to a header.
     *
     * @param card on whose header, from 0: all cards have one kind, so a file cannot make another of it; empty: on the message's
     */
    public static boolean takesSample(TemplateDraft draft, OptionalInt card, Header.Kind kind) {
        if (card.isPresent()) {
            return draft.header(card).kind() == kind;
        }
        return draft.form() == Form.OFFER ? OFFER_HEADERS.contains(kind) : kind.isFile();
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

    private void message() {
        if (draft.form() != Form.PLAIN && draft.category() != Category.MARKETING) {
            add("category", MARKETING_ONLY);
        }
        CardCheck front = new CardCheck(problems, "", draft.front(), draft.named());
        switch (draft.form()) {
            case PLAIN -> {
                front.header(ANY_HEADER);
                front.body(LONGEST_BODY);
                footer();
                front.buttons(ButtonCheck.Place.MESSAGE);
            }
            case CAROUSEL -> {
                front.body(LONGEST_BODY);
                cards();
            }
            case CATALOG -> {
                front.body(LONGEST_BODY);
                footer();
            }
            case OFFER -> {
                front.header(OFFER_HEADERS);
                offer();
                front.body(LONGEST_OFFER_BODY);
                front.buttons(ButtonCheck.Place.OFFER);
                offerButtons();
            }
        }
    }

    private void cards() {
        int count = draft.cards().size();
        if (count < FEWEST_CARDS || count > MOST_CARDS) {
            add("cards", CARD_COUNT, FEWEST_CARDS, MOST_CARDS, count);
        }
        for (int i = 0; i < count; i++) {
            card("cards." + i + ".", draft.cards().get(i), draft.cards().get(0));
        }
    }

    /** All cards have the same parts. */
    private void card(String field, Card card, Card first) {
        CardCheck check = new CardCheck(problems, field, card, draft.named());
        check.header(CARD_HEADERS);
        if (card.header().kind() != first.header().kind()) {
            check.add("header", CARD_DIFFERS);
        }
        if (card.body().isBlank() != first.body().isBlank()) {
            check.add("body", CARD_DIFFERS);
        }
        if (!card.body().isBlank()) {
            check.body(LONGEST_CARD);
        }
        if (card.body().chars().filter(sign -> sign == '\n').count() > MOST_LINE_BREAKS) {
            check.add("body", LINE_BREAKS, MOST_LINE_BREAKS);
        }
        check.buttons(ButtonCheck.Place.CARD);
        if (!kinds(card).equals(kinds(first))) {
            check.add("buttons", CARD_DIFFERS);
        }
    }

    private static List<Button.Kind> kinds(Card card) {
        return card.buttons().stream().map(Button::kind).toList();
    }

    private void offer() {
        if (draft.offer().text().isBlank()) {
            add("offer.text", MISSING);
            return;
        }
        VariableText text = new VariableText(draft.offer().text());
        length("offer.text", draft.offer().text(), LONGEST_OFFER);
        if (text.places() > 0 || text.hasLooseBraces()) {
            add("offer.text", NO_VARIABLES);
        }
        if (draft.offer().text().contains("\n")) {
            add("offer.text", PLAIN_LINE);
        }
    }

    /** A link always, a code where the offer ends; the code stands first. */
    private void offerButtons() {
        List<Button.Kind> kinds = kinds(draft.front());
        if (!kinds.contains(Button.Kind.URL)) {
            add("buttons", OFFER_LINK);
        }
        int code = kinds.indexOf(Button.Kind.COPY_CODE);
        if (code > 0 || code < 0 && draft.offer().expires()) {
            add("buttons", OFFER_CODE);
        }
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

    /** What is wrong with the example of a variable, or another word that WhatsApp alone reads. */
    static List<DraftProblem> lineProblems(String field, String text, int most) {
        List<DraftProblem> found = new ArrayList<>();
        lengthProblem(field, text, most).ifPresent(found::add);
        if (text.contains("\n") || text.contains("\r")) {
            found.add(DraftProblem.of(field, PLAIN_LINE));
        }
        return found;
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
