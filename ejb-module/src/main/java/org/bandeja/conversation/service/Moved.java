package org.bandeja.conversation.service;

import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.service.SeenConversation.Undo;

/**
 * A conversation that went to another department, for who moved it.
 *
 * @param seen empty: it is out of his sight
 * @param undo until when he may bring it back
 */
public record Moved(ConversationId id, Optional<SeenConversation> seen, Optional<Undo> undo) {}
