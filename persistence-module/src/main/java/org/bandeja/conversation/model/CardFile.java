package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.bandeja.media.model.MediaId;

/** A file that one of several cards of a message shows. */
@Entity
@Table(name = "card_file")
public class CardFile {
    /** Which file, in which message. */
    @Embeddable
    public record Key(
            @Column(name = "message_id") long messageId,
            @Column(name = "media_id") long mediaId) {}

    @EmbeddedId
    private Key id;

    protected CardFile() {}

    public CardFile(MessageId message, MediaId file) {
        id = new Key(message.value(), file.value());
    }

    public MediaId file() {
        return new MediaId(id.mediaId());
    }
}
