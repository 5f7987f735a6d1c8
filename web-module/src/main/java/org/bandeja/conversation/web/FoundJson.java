package org.bandeja.conversation.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.FoundMessage;

/** The message by which a search found a conversation, with the part of its text that says why. */
public record FoundJson(String id, long seq, String at, String text) {
    /** By the id of the conversation. */
    static Map<String, FoundJson> of(Map<ConversationId, FoundMessage> found) {
        Map<String, FoundJson> json = new LinkedHashMap<>();
        found.forEach((conversation, message) -> json.put(conversation.text(), of(message)));
        return json;
    }

    static FoundJson of(FoundMessage message) {
        return new FoundJson(message.id().text(), message.seq(), Times.text(message.at()), message.snippet());
    }
}
