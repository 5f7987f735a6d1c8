package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.MediaState;

/** The files of messages that have one for each of several cards. */
@ApplicationScoped
public class CardFiles {
    @PersistenceContext
    EntityManager em;

    /** The message and the file are stored already. */
    public void add(MessageId message, MediaId file) {
        em.persist(new CardFile(message, file));
    }

    /** Of a message; empty for most. */
    public List<MediaId> of(MessageId message) {
        return em.createQuery(
                        "select f from CardFile f where f.id.messageId = :message order by f.id.mediaId",
                        CardFile.class)
                .setParameter("message", message.value())
                .getResultStream()
                .map(CardFile::file)
                .toList();
    }

    /** Of all messages of a conversation, those that are there. */
    public List<MediaKey> of(ConversationId conversation) {
        return em.createQuery(
                        "select distinct f.publicId from Media f join CardFile x on x.id.mediaId = f.id"
                                + " join Message m on m.id = x.id.messageId"
                                + " where m.conversationId = :conversation and f.state = :there order by f.publicId",
                        String.class)
                .setParameter("conversation", conversation.value())
                .setParameter("there", MediaState.THERE)
                .getResultStream()
                .map(MediaKey::new)
                .toList();
    }
}
