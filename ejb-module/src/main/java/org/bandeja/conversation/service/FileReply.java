package org.bandeja.conversation.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.rules.CaptionNotPossible;
import org.bandeja.media.rules.CaptionTooLong;
import org.bandeja.media.rules.FileKind;
import org.bandeja.media.rules.SendLimits;
import org.bandeja.media.rules.SentFile;

/**
 * A file that an agent wants to send, perhaps with words below it.
 *
 * @param kind as what it is shown
 * @param key names an uploaded file
 * @param caption at most {@link FileKind#LONGEST_CAPTION} characters (WhatsApp Cloud API, media messages, 2026), kept as
 *     written; empty: none
 */
public record FileReply(FileKind kind, MediaKey key, Optional<String> caption, Optional<MessageId> quotes)
        implements Reply {
    /**
     * @throws CaptionTooLong if WhatsApp would not take it
     * @throws CaptionNotPossible if there are words where WhatsApp shows none
     */
    public FileReply {
        requireNonNull(kind, "kind");
        requireNonNull(key, "key");
        if (caption.filter(text -> text.codePointCount(0, text.length()) > FileKind.LONGEST_CAPTION)
                .isPresent()) {
            throw new CaptionTooLong();
        }
        if (caption.isPresent() && !kind.isCaptioned()) {
            throw new CaptionNotPossible();
        }
    }

    @Override
    public Said said() {
        return new Said(kind.type(), caption, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<MediaKey> file() {
        return Optional.of(key);
    }

    /** What people see in the list and search for: of a document without words its name. */
    @Override
    public Said said(SentFile file, Optional<String> name, boolean voice) {
        SendLimits.require(file, kind, voice);
        Optional<String> text = kind == FileKind.DOCUMENT ? caption.or(() -> name) : caption;
        return new Said(kind.type(), text, Optional.empty(), Optional.empty());
    }

    @Override
    public String fingerprint(ConversationId conversation) {
        return Fingerprint.of(Reply.super.fingerprint(conversation), key.text());
    }
}
