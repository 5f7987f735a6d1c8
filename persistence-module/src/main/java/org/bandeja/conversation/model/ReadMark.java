package org.bandeja.conversation.model;

import org.bandeja.directory.model.AgentId;

/**
 * How far an agent has read a conversation.
 *
 * @param seq the last event read
 * @param inboundCount how many customer messages were read
 */
public record ReadMark(AgentId agent, ConversationId conversation, long seq, long inboundCount) {}
