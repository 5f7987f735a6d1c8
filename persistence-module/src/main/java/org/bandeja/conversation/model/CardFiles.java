package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.bandeja.media.model.MediaId;

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
}
