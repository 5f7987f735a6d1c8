package org.bandeja.conversation.model;

import java.util.List;
import java.util.Optional;

/**
 * A page of a thread, oldest first.
 *
 * @param before where older ones are; empty at the beginning
 * @param after where newer ones are; empty at the end
 */
public record MessagePage(List<MessageRow> rows, Optional<MessageCursor> before, Optional<MessageCursor> after) {}
