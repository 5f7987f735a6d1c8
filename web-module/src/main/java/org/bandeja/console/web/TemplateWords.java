package org.bandeja.console.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.screen.web.Texts;
import org.bandeja.template.service.HistoryLine;

/** WhatsApp's words about templates in ours; a word that it has made since stays as it is. */
@ApplicationScoped
public class TemplateWords {
    private static final List<String> SENTENCES = List.of(
            "rejection_info.reason",
            "rejection_info.recommendation",
            "other_info.description",
            "disable_info.disable_date");

    @Inject
    Texts texts;

    /**
     * One thing that WhatsApp told.
     *
     * @param kind a word for its colour: good, bad, warning, plain
     * @param title what happened
     * @param details WhatsApp's reasons and advice, line by line
     */
    public record Line(Instant at, String kind, String title, List<String> details) {}

    Line line(HistoryLine told) {
        String kind = switch (told.severity()) {
            case CRITICAL -> "bad";
            case WARNING -> "warning";
            case INFO -> told.event().equals("APPROVED") ? "good" : "plain";
        };
        return new Line(told.at(), kind, title(told), details(told.facts()));
    }

    private String title(HistoryLine told) {
        Map<String, String> facts = told.facts();
        if (facts.containsKey("new_quality_score")) {
            return say(
                    "console.template.told.quality",
                    word("console.template.quality.", facts.getOrDefault("previous_quality_score", "UNKNOWN")),
                    word("console.template.quality.", facts.get("new_quality_score")));
        }
        if (facts.containsKey("correct_category")) {
            return say(
                    "console.template.told.categoryTo",
                    word("console.template.category.", facts.get("correct_category")));
        }
        if (facts.containsKey("new_category")) {
            return say(
                    "console.template.told.category",
                    word("console.template.category.", facts.getOrDefault("previous_category", "")),
                    word("console.template.category.", facts.get("new_category")));
        }
        return told.event().isEmpty()
                ? say("console.template.told.parts")
                : word("console.template.status.", told.event());
    }

    private List<String> details(Map<String, String> facts) {
        Stream<String> reasons = Stream.of("reason", "other_info.title")
                .flatMap(name -> fact(facts, name).stream())
                .filter(reason -> !reason.equals("NONE"))
                .map(reason -> word("console.template.reason.", reason));
        return Stream.concat(reasons, SENTENCES.stream().flatMap(name -> fact(facts, name).stream()))
                .toList();
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name)).filter(text -> !text.isBlank());
    }

    /** @param beginning of the keys of such words */
    String word(String beginning, String word) {
        String text = texts.text(Pages.locale(), beginning + word);
        return text.startsWith(beginning) ? word : text;
    }

    private String say(String key, Object... values) {
        return texts.text(Pages.locale(), key, values);
    }
}
