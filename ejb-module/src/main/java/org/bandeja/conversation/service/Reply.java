package org.bandeja.conversation.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.rules.SentFile;
import org.bandeja.refusal.model.Refusal;

/** What an agent wants to send: each kind checks WhatsApp's limits when it is made. */
public interface Reply {
    /** Without the quote. */
    Said said();

    /** An uploaded file that goes with it; empty: none. */
    default Optional<MediaKey> file() {
        return Optional.empty();
    }

    /** Uploaded files of its cards; empty for what has none. */
    default List<MediaKey> cardFiles() {
        return List.of();
    }

    /** @throws Refusal if WhatsApp would not take it as what one of the cards shows */
    default void requireCardFile(MediaKey key, SentFile file) {}

    /**
     * The same with its file.
     *
     * @param name as the uploader's machine called it
     * @param voice recorded with the microphone
     * @throws Refusal if WhatsApp would not take the file as this
     */
    default Said said(SentFile file, Optional<String> name, boolean voice) {
        return said();
    }

    /** The same for whom it is meant, with whoever writes templates to him: most say the same to everybody. */
    default Reply addressed(Function<TemplateReply, Reply> templates) {
        return this;
    }

    /** Which message of this number and contact it answers; empty: none in particular. */
    Optional<MessageId> quotes();

    /** Whether WhatsApp takes it only while the service window is open. */
    default boolean isFreeForm() {
        return true;
    }

    /** Tells whether a request with the same key is the same request. */
    default String fingerprint(ConversationId conversation) {
        Said said = said();
        return Fingerprint.of(
                conversation.text(),
                said.type(),
                said.text().orElse(""),
                said.content().orElse(""),
                quotes().map(MessageId::text).orElse(""));
    }
}
