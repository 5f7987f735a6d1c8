package org.bandeja.conversation.web;

import java.util.Optional;
import org.bandeja.conversation.service.FileReply;
import org.bandeja.conversation.service.Reply;
import org.bandeja.conversation.service.TextReply;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.rules.FileKind;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Reads what somebody wants to send: one line a type, each checked where it is made. */
final class Drafts {
    private Drafts() {}

    /** @throws Malformed if there is no such type, or it lacks what it needs */
    static Reply reply(Draft draft) {
        String type = draft == null ? "" : String.valueOf(draft.type());
        return switch (type) {
            case "text" -> new TextReply(draft.text(), draft.quoted());
            case "image", "video", "audio", "document", "sticker" -> file(draft);
            case "location" -> ContentDrafts.location(draft);
            case "contacts" -> ContentDrafts.contacts(draft);
            case "interactive" -> ContentDrafts.interactive(draft);
            case "template" -> TemplateDrafts.template(draft);
            default -> throw new Malformed("type");
        };
    }

    /** @throws NotFound if there can be no such file */
    private static FileReply file(Draft draft) {
        if (draft.media() == null) {
            throw new Malformed("media");
        }
        return new FileReply(
                FileKind.ofType(draft.type()).orElseThrow(),
                MediaKey.parse(draft.media()).orElseThrow(NotFound::new),
                Optional.ofNullable(draft.text()).filter(text -> !text.isBlank()),
                draft.quoted());
    }
}
