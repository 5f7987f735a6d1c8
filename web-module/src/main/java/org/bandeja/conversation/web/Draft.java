package org.bandeja.conversation.web;

import jakarta.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.refusal.model.NotFound;

/**
 * What somebody wants to send, or to note for colleagues.
 *
 * @param type as message items name it
 * @param text the words: of a text, a caption, a question
 * @param content what the text does not hold, by type, in the form in which message items show it
 * @param media id of an uploaded file
 * @param quotes id of the message that it answers
 * @param mentions ids of who is named in a note
 */
public record Draft(String type, String text, JsonObject content, String media, String quotes, List<String> mentions) {
    /** What names nobody is nobody who could be named. */
    Set<AgentId> named() {
        Set<AgentId> named = new LinkedHashSet<>();
        if (mentions != null) {
            mentions.forEach(id -> named.add(AgentId.parse(id).orElse(new AgentId(-1))));
        }
        return named;
    }

    /** @throws NotFound if there can be no such message */
    Optional<MessageId> quoted() {
        return Optional.ofNullable(quotes).map(id -> MessageId.parse(id).orElseThrow(NotFound::new));
    }
}
