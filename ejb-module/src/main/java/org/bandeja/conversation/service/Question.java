package org.bandeja.conversation.service;

import java.util.Optional;
import org.bandeja.conversation.model.Said;

/**
 * The words around what a customer may choose from (WhatsApp Cloud API, interactive messages, 2026).
 *
 * @param body what is asked; how long it may be depends on what there is to choose
 * @param header at most 60 characters in one line, likewise the footer
 */
public record Question(String body, Optional<String> header, Optional<String> footer) {
    private static final int LONGEST_FRAME = 60;

    public Question {
        header = Limits.line("header", header, LONGEST_FRAME);
        footer = Limits.line("footer", footer, LONGEST_FRAME);
    }

    /** Only words. */
    static Question of(String body) {
        return new Question(body, Optional.empty(), Optional.empty());
    }

    Question requireBody(int most) {
        Limits.text("text", body, most);
        return this;
    }

    /** @param kind as docs/MESSAGES.md names it */
    ContentJson content(String kind) {
        return new ContentJson().with("kind", kind).with("header", header).with("footer", footer);
    }

    Said said(ContentJson content) {
        return new Said(Said.INTERACTIVE, Optional.of(body), content.done(), Optional.empty());
    }
}
