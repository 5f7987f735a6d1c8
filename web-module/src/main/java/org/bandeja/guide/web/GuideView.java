package org.bandeja.guide.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.bandeja.screen.web.ScreenView;

/** What stands in the guides, in the reader's language. */
@Named("guide")
@RequestScoped
public class GuideView {
    /** In the order in which somebody new needs them. */
    static final List<String> AGENTS = List.of(
            "waits", "whose", "assign", "answer", "window", "templates", "handing", "notes", "search", "phone", "keys");

    /** Likewise for who looks after the console. */
    static final List<String> ADMINS =
            List.of("first", "numbers", "people", "groups", "templates", "noroute", "failed", "audit", "help");

    @Inject
    ScreenView screen;

    private GuideTexts texts() {
        return GuideTexts.of(screen.getLocale());
    }

    /** The language of what is shown. */
    public String getLanguage() {
        return texts().language();
    }

    public String word(String key) {
        return texts().text(key);
    }

    /** For everybody who logs in. */
    public List<GuideSection> getAgents() {
        return sections("agents", AGENTS);
    }

    /** For those who have the console. */
    public List<GuideSection> getAdmins() {
        return sections("admins", ADMINS);
    }

    private List<GuideSection> sections(String guide, List<String> keys) {
        GuideTexts texts = texts();
        return keys.stream().map(key -> GuideSection.of(guide, key, texts)).toList();
    }
}
