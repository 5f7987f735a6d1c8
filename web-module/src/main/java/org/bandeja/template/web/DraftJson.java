package org.bandeja.template.web;

import java.util.List;
import java.util.Locale;
import org.bandeja.conversation.web.Times;
import org.bandeja.screen.web.Texts;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.DraftProblem;
import org.bandeja.template.rules.RefusedPart;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.service.SeenDraft;

/**
 * A draft, with why WhatsApp would not take it.
 *
 * @param template the one that it changes: name and language stay its own; null: it will be a new one
 * @param status of that template, in WhatsApp's words
 * @param version to be given back with a change
 * @param problems empty: it can be submitted
 * @param state OPEN, SUBMITTING, UNCERTAIN
 * @param failure what became of the last submission: REFUSED, NOT_REACHED, NOT_ARRIVED; null: nothing yet
 * @param uploads whether example files can be given
 */
public record DraftJson(
        String id,
        String account,
        String template,
        String status,
        int version,
        TemplateDraft draft,
        List<ProblemJson> problems,
        String state,
        String failure,
        RefusedJson refused,
        boolean uploads,
        String changedAt,
        String submittedAt) {
    /**
     * @param field which part it is about
     * @param rule its name, stable
     * @param text for people, in the caller's language
     */
    public record ProblemJson(String field, String rule, String text) {
        static ProblemJson of(DraftProblem problem, Texts texts, Locale locale) {
            String key = "console.template.problem." + problem.rule();
            return new ProblemJson(
                    problem.field(),
                    problem.rule().name(),
                    texts.text(locale, key, problem.facts().toArray()));
        }
    }

    /**
     * What WhatsApp said.
     *
     * @param field which part it is about; empty: all of it, or nobody knows
     * @param words in WhatsApp's language; may be empty
     */
    public record RefusedJson(int code, int subcode, String field, String words) {
        static RefusedJson of(KeptDraft.Refused refused) {
            return new RefusedJson(
                    refused.code(), refused.subcode(), RefusedPart.of(refused.subcode()), refused.words());
        }
    }

    static DraftJson of(SeenDraft seen, Texts texts, Locale locale) {
        return new DraftJson(
                seen.id().text(),
                seen.account(),
                seen.template().map(TemplateId::text).orElse(null),
                seen.status().orElse(null),
                seen.version(),
                seen.draft(),
                problems(seen.problems(), texts, locale),
                seen.state().name(),
                seen.failure().map(Enum::name).orElse(null),
                seen.refused().map(RefusedJson::of).orElse(null),
                seen.uploads(),
                Times.text(seen.changedAt()),
                seen.submittedAt().map(Times::text).orElse(null));
    }

    static List<ProblemJson> problems(List<DraftProblem> problems, Texts texts, Locale locale) {
        return problems.stream()
                .map(problem -> ProblemJson.of(problem, texts, locale))
                .toList();
    }
}
