package org.bandeja.console.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Map;
import org.bandeja.screen.web.FilesView;

/** WhatsApp's words about templates in ours, for pages. */
@Named("terms")
@ApplicationScoped
public class TemplateTermsView {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("APPROVED", "good"),
            Map.entry("PENDING", "waiting"),
            Map.entry("IN_APPEAL", "waiting"),
            Map.entry("REJECTED", "bad"),
            Map.entry("DISABLED", "bad"),
            Map.entry("LOCKED", "bad"),
            Map.entry("PAUSED", "warning"),
            Map.entry("LIMIT_EXCEEDED", "warning"),
            Map.entry("PENDING_DELETION", "warning"),
            Map.entry("GREEN", "good"),
            Map.entry("YELLOW", "warning"),
            Map.entry("RED", "bad"));

    private static final Map<String, String> ICONS =
            Map.of("good", "check", "waiting", "hourglass", "bad", "dismissed", "warning", "warning", "plain", "info");

    @Inject
    TemplateWords words;

    @Inject
    FilesView files;

    public String status(String word) {
        return words.word("console.template.status.", word);
    }

    public String category(String word) {
        return words.word("console.template.category.", word);
    }

    public String quality(String word) {
        return words.word("console.template.quality.", word);
    }

    public String reason(String word) {
        return words.word("console.template.reason.", word);
    }

    /** A word for the colour of a state or a quality; never the only sign of it. */
    public String kind(String word) {
        return KINDS.getOrDefault(word, "plain");
    }

    /** Where the icon is that goes with a kind. */
    public String icon(String kind) {
        return files.getFiles() + "/icons.svg#" + ICONS.getOrDefault(kind, "info");
    }

    /** In the reader's language, with WhatsApp's code where that is not the same. */
    public String language(String code) {
        return code.isEmpty()
                ? ""
                : Locale.forLanguageTag(code.replace('_', '-')).getDisplayName(Pages.locale());
    }
}
