package org.bandeja.conversation.model;

import java.time.Instant;

/**
 * Why a search found a conversation.
 *
 * @param snippet the part of the text around what was searched for
 */
public record FoundMessage(MessageId id, long seq, Instant at, String snippet) {}
