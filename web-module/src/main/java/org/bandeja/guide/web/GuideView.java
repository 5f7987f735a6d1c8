package org.bandeja.guide.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @Inject
    ServletContext files;

    private final Map<String, PictureSize> sizes = new HashMap<>();

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

    /** @param picture its address, as its section has it */
    public PictureSize sizeOf(String picture) {
        return sizes.computeIfAbsent(picture, this::read);
    }

    private PictureSize read(String picture) {
        try (InputStream bytes = files.getResourceAsStream(picture)) {
            return PictureSize.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<GuideSection> sections(String guide, List<String> keys) {
        GuideTexts texts = texts();
        return keys.stream().map(key -> GuideSection.of(guide, key, texts)).toList();
    }
}
