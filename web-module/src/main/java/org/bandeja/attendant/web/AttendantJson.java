package org.bandeja.attendant.web;

import java.util.List;
import java.util.Locale;
import org.bandeja.attendant.model.AttendantVersion;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.TreeProblem;
import org.bandeja.attendant.service.SeenAttendant;
import org.bandeja.conversation.web.Times;
import org.bandeja.routing.web.UseJson;
import org.bandeja.screen.web.Texts;

/**
 * An attendant, with what keeps it from being published.
 *
 * @param version to be given back with a change
 * @param tree what is being written
 * @param problems empty: it can be published
 * @param number of the version that talks; null: none has been published
 * @param differs whether something was written since
 * @param versions the newest first
 * @param uses what leads to it
 */
public record AttendantJson(
        String id,
        String name,
        int version,
        AttendantTree tree,
        List<ProblemJson> problems,
        Integer number,
        boolean differs,
        List<VersionJson> versions,
        List<UseJson> uses) {
    /**
     * @param field which part it is about
     * @param rule its name, stable
     * @param text for people, in the caller's language
     */
    public record ProblemJson(String field, String rule, String text) {
        static ProblemJson of(TreeProblem problem, Texts texts, Locale locale) {
            String key = "console.attendant.problem." + problem.rule();
            return new ProblemJson(
                    problem.place(),
                    problem.rule().name(),
                    texts.text(locale, key, problem.facts().toArray()));
        }
    }

    /** @param author who published it; null: nobody who is known */
    public record VersionJson(int number, String publishedAt, String author) {
        static VersionJson of(AttendantVersion version) {
            return new VersionJson(
                    version.number(),
                    Times.text(version.publishedAt()),
                    version.author().orElse(null));
        }
    }

    static AttendantJson of(SeenAttendant seen, Texts texts, Locale locale) {
        return new AttendantJson(
                seen.id().text(),
                seen.name(),
                seen.version(),
                seen.tree(),
                problems(seen.problems(), texts, locale),
                seen.number().isPresent() ? seen.number().getAsInt() : null,
                seen.differs(),
                seen.versions().stream().map(VersionJson::of).toList(),
                UseJson.of(seen.uses()));
    }

    static List<ProblemJson> problems(List<TreeProblem> problems, Texts texts, Locale locale) {
        return problems.stream()
                .map(problem -> ProblemJson.of(problem, texts, locale))
                .toList();
    }
}
