package org.bandeja.template.rules;

import static org.bandeja.template.rules.DraftProblem.Rule.ADDRESS_FORM;
import static org.bandeja.template.rules.DraftProblem.Rule.ADDRESS_OF_WHATSAPP;
import static org.bandeja.template.rules.DraftProblem.Rule.ADDRESS_VARIABLE;
import static org.bandeja.template.rules.DraftProblem.Rule.BUTTON_KIND;
import static org.bandeja.template.rules.DraftProblem.Rule.EXAMPLE_MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.FLOW_ID;
import static org.bandeja.template.rules.DraftProblem.Rule.MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.NOT_GROUPED;
import static org.bandeja.template.rules.DraftProblem.Rule.PHONE_FORM;
import static org.bandeja.template.rules.DraftProblem.Rule.PLAIN_LINE;
import static org.bandeja.template.rules.DraftProblem.Rule.SAME_TEXT;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_MANY_BUTTONS;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_MANY_OF_KIND;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandeja.template.rules.DraftProblem.Rule;
import org.bandeja.template.rules.TemplateDraft.Button;

/** WhatsApp's rules for the buttons of a template or a card (template components, 2026-09). */
final class ButtonCheck {
    static final int LONGEST_TEXT = 25;
    static final int LONGEST_ADDRESS = 2000;
    static final int LONGEST_PHONE = 20;
    static final int LONGEST_CODE = 15;
    /** WhatsApp writes no limit: a bound of ours. */
    static final int LONGEST_SCREEN = 100;

    /** What may stand below what. */
    enum Place {
        MESSAGE(
                10,
                Map.of(
                        Button.Kind.QUICK_REPLY, 10,
                        Button.Kind.URL, 2,
                        Button.Kind.PHONE_NUMBER, 1,
                        Button.Kind.COPY_CODE, 1,
                        Button.Kind.FLOW, 1)),
        CARD(2, Map.of(Button.Kind.QUICK_REPLY, 2, Button.Kind.URL, 2, Button.Kind.PHONE_NUMBER, 1)),
        OFFER(2, Map.of(Button.Kind.COPY_CODE, 1, Button.Kind.URL, 1));

        private final int most;
        private final Map<Button.Kind, Integer> mostOfKind;

        Place(int most, Map<Button.Kind, Integer> mostOfKind) {
            this.most = most;
            this.mostOfKind = new EnumMap<>(mostOfKind);
        }
    }

    private static final String PLACE = "{{1}}";
    private static final Pattern FLOW = Pattern.compile("[0-9]{5,25}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,}");
    private static final Set<String> WHATSAPP = Set.of("wa.me", "api.whatsapp.com", "chat.whatsapp.com");

    private final List<DraftProblem> problems;
    private final String group;
    private final Set<String> texts = new HashSet<>();

    /**
     * @param problems where what is wrong is added
     * @param group the field that they stand in: {@code buttons}, {@code cards.0.buttons}
     */
    ButtonCheck(List<DraftProblem> problems, String group) {
        this.problems = problems;
        this.group = group;
    }

    void check(List<Button> buttons, Place place) {
        all(buttons, place);
        for (int i = 0; i < buttons.size(); i++) {
            one(group + "." + i + ".", buttons.get(i));
        }
    }

    private void all(List<Button> buttons, Place place) {
        if (buttons.size() > place.most) {
            add(group, TOO_MANY_BUTTONS, place.most);
        }
        for (Button.Kind kind : Button.Kind.values()) {
            long count =
                    buttons.stream().filter(button -> button.kind() == kind).count();
            int most = place.mostOfKind.getOrDefault(kind, 0);
            if (count > 0 && most == 0) {
                add(group, BUTTON_KIND, kind);
            } else if (count > most && buttons.size() <= place.most) {
                add(group, TOO_MANY_OF_KIND, kind, most);
            }
        }
        if (changesOfGroup(buttons) > 1) {
            add(group, NOT_GROUPED);
        }
    }

    /** Quick replies stand together, and so do the others. */
    private static int changesOfGroup(List<Button> buttons) {
        int changes = 0;
        for (int i = 1; i < buttons.size(); i++) {
            if (isQuickReply(buttons.get(i)) != isQuickReply(buttons.get(i - 1))) {
                changes++;
            }
        }
        return changes;
    }

    private static boolean isQuickReply(Button button) {
        return button.kind() == Button.Kind.QUICK_REPLY;
    }

    private void one(String field, Button button) {
        if (button.kind() != Button.Kind.COPY_CODE) {
            text(field + "text", button.text());
        }
        switch (button.kind()) {
            case QUICK_REPLY -> {}
            case URL -> address(field, button);
            case PHONE_NUMBER -> phone(field + "value", button.value());
            case COPY_CODE -> code(field + "value", button.value());
            case FLOW -> {
                flow(field + "value", button.value().strip());
                problems.addAll(DraftCheck.lineProblems(
                        field + "example", button.example().strip(), LONGEST_SCREEN));
            }
        }
    }

    private void text(String field, String text) {
        if (text.isBlank()) {
            add(field, MISSING);
            return;
        }
        length(field, text, LONGEST_TEXT);
        if (!DraftCheck.isPlainLine(text) || text.contains("{{")) {
            add(field, PLAIN_LINE);
        }
        if (!texts.add(text.strip().toLowerCase(Locale.ROOT))) {
            add(field, SAME_TEXT);
        }
    }

    private void address(String field, Button button) {
        String address = button.value().strip();
        if (address.isEmpty()) {
            add(field + "value", MISSING);
            return;
        }
        length(field + "value", address, LONGEST_ADDRESS);
        VariableText text = new VariableText(address);
        boolean atTheEnd = text.places() == 1 && address.endsWith(PLACE);
        if (text.hasLooseBraces() || text.places() > 0 && !atTheEnd) {
            add(field + "value", ADDRESS_VARIABLE);
            return;
        }
        host(atTheEnd ? address.substring(0, address.length() - PLACE.length()) : address)
                .ifPresentOrElse(
                        host -> {
                            if (WHATSAPP.contains(host)) {
                                add(field + "value", ADDRESS_OF_WHATSAPP);
                            }
                        },
                        () -> add(field + "value", ADDRESS_FORM));
        if (atTheEnd && button.example().isBlank()) {
            add(field + "example", EXAMPLE_MISSING, "1");
        } else if (atTheEnd) {
            problems.addAll(DraftCheck.lineProblems(field + "example", button.example(), LONGEST_ADDRESS));
        }
    }

    private static Optional<String> host(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getUserInfo() == null
                    ? Optional.ofNullable(uri.getHost()).map(host -> host.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void phone(String field, String phone) {
        if (phone.isBlank()) {
            add(field, MISSING);
            return;
        }
        length(field, phone.strip(), LONGEST_PHONE);
        if (!PHONE.matcher(phone.strip()).matches()) {
            add(field, PHONE_FORM);
        }
    }

    private void code(String field, String code) {
        if (code.isBlank()) {
            add(field, MISSING);
            return;
        }
        length(field, code, LONGEST_CODE);
    }

    private void flow(String field, String id) {
        if (id.isEmpty()) {
            add(field, MISSING);
        } else if (!FLOW.matcher(id).matches()) {
            add(field, FLOW_ID);
        }
    }

    private void length(String field, String text, int most) {
        DraftCheck.lengthProblem(field, text, most).ifPresent(problems::add);
    }

    private void add(String field, Rule rule, Object... facts) {
        problems.add(DraftProblem.of(field, rule, facts));
    }
}
