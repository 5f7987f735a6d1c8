package org.bandeja.conversation.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaKey;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.Attachment;

/**
 * A template with its values, as somebody wants to send it. What it says is known as soon as it is known to whom.
 *
 * @param values by {@link org.bandeja.template.rules.Variable#key}
 * @param media an uploaded file for its header
 * @param place for its header
 * @param cards an uploaded file for each of its cards, in their order
 */
public record TemplateReply(
        TemplateId template,
        Map<String, String> values,
        Optional<MediaKey> media,
        Optional<Attachment.Place> place,
        List<MediaKey> cards,
        Optional<MessageId> quotes)
        implements Reply {
    public TemplateReply {
        values = Map.copyOf(values);
        cards = List.copyOf(cards);
    }

    @Override
    public Said said() {
        throw new IllegalStateException("nobody knows yet to whom");
    }

    @Override
    public Reply addressed(Function<TemplateReply, Reply> templates) {
        return templates.apply(this);
    }

    @Override
    public boolean isFreeForm() {
        return false;
    }

    @Override
    public String fingerprint(ConversationId conversation) {
        return Fingerprint.of(conversation.text(), fingerprint());
    }

    /** Tells whether it is the same, whoever it is for. */
    String fingerprint() {
        return Fingerprint.of(
                Said.TEMPLATE,
                template.text(),
                new TreeMap<>(values).toString(),
                media.map(MediaKey::text).orElse(""),
                place.map(Attachment.Place::toString).orElse(""),
                cards.toString(),
                quotes.map(MessageId::text).orElse(""));
    }
}
