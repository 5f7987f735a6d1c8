package org.bandeja.conversation.service;

import java.util.List;
import org.bandeja.conversation.model.ConversationId;

/**
 * The company has answered with the phone app, and its answers are taken in: told in the transaction of the reception.
 *
 * @param attended conversations in which an attendant still talks
 */
public record AnsweredElsewhere(List<ConversationId> attended) {}
