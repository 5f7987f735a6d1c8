package org.bandeja.audit.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.audit.model.AuditRow;
import org.bandeja.audit.model.Outcome;
import org.bandeja.screen.web.Texts;

/** Records in the words of people. What has no words stays as it is written: records outlive the code that wrote them. */
@ApplicationScoped
public class AuditWords {
    private static final String OBJECT = "audit.object.";
    /** Sentences that name whom it was done to. */
    private static final String DONE = "audit.done.";

    private static final String UNDONE = "UNDONE";
    /** Their details are names that people gave to things. */
    private static final Set<String> NAMING =
            Set.of("LABELLED", "UNLABELLED", "GIVEN", "ATTENDED", "ATTENDANT_PUBLISHED", "ATTENDANT_DELETED");

    private static final Pattern REFUSED = Pattern.compile("(\\w+) ([A-Z]+ \\S+)");
    /** Details that are made of a word of ours and a value. */
    private static final List<Form> FORMS = List.of(
            new Form("message (\\w+)", "message"),
            new Form("with (\\w+)", "with"),
            new Form("(\\d+) contacts", "contacts"),
            new Form("0 · (.*)", "lastStep"),
            new Form("(\\d+) · (.*)", "step"),
            new Form("returned=(\\d+)", "returned"),
            new Form("returned=(\\d+) single sign-on", "returnedBySignOn"),
            new Form("(single sign-on)", "singleSignOn"));

    @Inject
    Texts texts;

    private record Form(Pattern pattern, String key) {
        Form(String pattern, String key) {
            this(Pattern.compile(pattern), key);
        }
    }

    public String action(String name, Locale locale) {
        return words("audit.action.", name, locale);
    }

    /** The action with whom or what it was done to, and what was undone. */
    public String deed(AuditRow row, Locale locale) {
        return row.detail()
                .filter(undone -> row.action().equals(UNDONE) && row.outcome() == Outcome.DONE)
                .map(undone -> texts.text(locale, DONE + UNDONE, deed(undone, row.subjectName(), locale)))
                .orElseGet(() -> deed(row.action(), row.subjectName(), locale));
    }

    private String deed(String action, Optional<String> subject, Locale locale) {
        return subject.filter(name -> has(DONE + action))
                .map(name -> texts.text(locale, DONE + action, name))
                .orElseGet(() -> action(action, locale));
    }

    /** @param type {@code conversation}, {@code agent} … */
    public String object(String type, Locale locale) {
        return words(OBJECT, type, locale);
    }

    /** All that records are about, by technical name. */
    public List<String> objects() {
        return texts.all(Texts.LANGUAGES.get(0)).keySet().stream()
                .filter(key -> key.startsWith(OBJECT))
                .map(key -> key.substring(OBJECT.length()))
                .toList();
    }

    /** What helps to understand it; of a refusal the reason. What the deed says already is left out. */
    public Optional<String> detail(AuditRow row, Locale locale) {
        return row.detail()
                .filter(detail -> row.outcome() == Outcome.REFUSED || !isInTheDeed(row, detail))
                .map(detail -> row.outcome() == Outcome.REFUSED ? refusal(detail, locale) : fact(row, detail, locale));
    }

    /** What changed, a line each. */
    public List<String> changes(AuditRow row, Locale locale) {
        return new TreeSet<>(row.was().keySet())
                .stream()
                        .map(name -> words("audit.setting.", name, locale) + ": "
                                + value(row.was().get(name), locale) + " → "
                                + value(row.became().get(name), locale))
                        .toList();
    }

    private static boolean isInTheDeed(AuditRow row, String detail) {
        return row.action().equals(UNDONE)
                || row.subjectName()
                        .or(row::departmentName)
                        .filter(detail::equals)
                        .isPresent();
    }

    private String refusal(String detail, Locale locale) {
        Matcher parts = REFUSED.matcher(detail);
        String key = parts.matches() ? "refusal." + parts.group(1) : "";
        return has(key) ? texts.text(locale, key, "…") + " (" + parts.group(2) + ")" : detail;
    }

    private String fact(AuditRow row, String detail, Locale locale) {
        if (NAMING.contains(row.action())) {
            return detail;
        }
        for (Form form : FORMS) {
            Matcher value = form.pattern().matcher(detail);
            if (value.matches()) {
                return texts.text(
                        locale,
                        "audit.detail." + form.key(),
                        value.group(1),
                        value.groupCount() > 1 ? value.group(2) : "");
            }
        }
        return words("audit.detail.", detail, locale);
    }

    private String value(String value, Locale locale) {
        return value == null || value.isEmpty() ? "–" : words("audit.value.", value, locale);
    }

    private String words(String group, String name, Locale locale) {
        return has(group + name) ? texts.text(locale, group + name) : name;
    }

    private boolean has(String key) {
        return texts.all(Texts.LANGUAGES.get(0)).containsKey(key);
    }
}
