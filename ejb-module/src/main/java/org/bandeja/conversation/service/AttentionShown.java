package org.bandeja.conversation.service;

import org.bandeja.conversation.model.ConversationId;

/**
 * The assignee has read what the customer wrote, and perhaps is typing: the customer may know.
 *
 * @param phoneNumberId WhatsApp's id of our number
 * @param whatsappId the last message that was read; earlier ones count as read too
 */
public record AttentionShown(ConversationId conversation, String phoneNumberId, String whatsappId, boolean typing) {}
