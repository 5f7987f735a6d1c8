package org.bandeja.template.rules;

import static org.bandeja.template.rules.DraftProblem.Rule.MINUTES;
import static org.bandeja.template.rules.DraftProblem.Rule.MISSING;
import static org.bandeja.template.rules.DraftProblem.Rule.PACKAGE_NAME;
import static org.bandeja.template.rules.DraftProblem.Rule.SIGNATURE;
import static org.bandeja.template.rules.DraftProblem.Rule.TERMS;
import static org.bandeja.template.rules.DraftProblem.Rule.TOO_MANY_APPS;

import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.template.rules.DraftProblem.Rule;
import org.bandeja.template.rules.TemplateDraft.Code;

/** WhatsApp's rules for templates with a login code (authentication templates, 2026-02). */
final class CodeCheck {
    static final int MOST_MINUTES = 90;
    static final int MOST_APPS = 5;
    static final int LONGEST_PACKAGE = 224;

    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9+/=]{11}");

    private CodeCheck() {}

    /** @param problems where what is wrong is added */
    static void check(Code code, List<DraftProblem> problems) {
        if (code.minutes() < 0 || code.minutes() > MOST_MINUTES) {
            problems.add(DraftProblem.of("code.minutes", MINUTES, MOST_MINUTES));
        }
        if (code.way() == Code.Way.COPY_CODE) {
            return;
        }
        if (code.apps().isEmpty()) {
            problems.add(DraftProblem.of("code.apps", MISSING));
        } else if (code.apps().size() > MOST_APPS) {
            problems.add(DraftProblem.of("code.apps", TOO_MANY_APPS, MOST_APPS));
        }
        for (int i = 0; i < code.apps().size(); i++) {
            Code.App app = code.apps().get(i);
            String field = "code.apps." + i + ".";
            text(problems, field + "packageName", app.packageName().strip(), PACKAGE, PACKAGE_NAME);
            DraftCheck.lengthProblem(field + "packageName", app.packageName().strip(), LONGEST_PACKAGE)
                    .ifPresent(problems::add);
            text(problems, field + "signature", app.signature().strip(), HASH, SIGNATURE);
        }
        if (code.way() == Code.Way.ZERO_TAP && !code.terms()) {
            problems.add(DraftProblem.of("code.terms", TERMS));
        }
    }

    private static void text(List<DraftProblem> problems, String field, String text, Pattern form, Rule rule) {
        if (text.isEmpty()) {
            problems.add(DraftProblem.of(field, MISSING));
        } else if (!form.matcher(text).matches()) {
            problems.add(DraftProblem.of(field, rule));
        }
    }
}
