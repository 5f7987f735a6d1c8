package org.bandeja.conversation.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next where it goes on; empty at the end
 */
public record ConversationPage(List<ConversationRow> rows, Optional<ConversationCursor> next) {}
