package org.bandeja.conversation.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.media.model.MediaRow;

/**
 * A message as screens show it.
 *
 * @param content JSON object, by type (docs/MESSAGES.md), for what the text does not hold
 * @param media the file that belongs to it
 * @param quote which message it answers
 * @param reactions the present ones, the oldest first
 * @param attempt which attempt to send it is the present one; grows
 * @param author empty: the customer, or nobody of us
 * @param automatic who said it, as it was called then, where Bandeja itself did; an empty name is Bandeja
 * @param editedAt when the writer changed it last
 * @param revokedAt when the writer took it back
 * @param mentions who is named in a note, by name
 */
public record MessageRow(
        MessageId id,
        ConversationId conversation,
        long seq,
        Optional<String> whatsappId,
        Direction direction,
        String type,
        Optional<String> text,
        Optional<String> content,
        Optional<MediaRow> media,
        Optional<Quote> quote,
        List<Reaction> reactions,
        Instant at,
        MessageStatus status,
        int attempt,
        Optional<AgentShown> author,
        Optional<String> automatic,
        Optional<Problem> problem,
        Optional<Instant> editedAt,
        Optional<Instant> revokedAt,
        List<AgentShown> mentions) {

    /**
     * Why it failed, is in doubt or waits.
     *
     * @param code WhatsApp's, or ours below zero
     * @param attempts how many attempts are remembered
     */
    public record Problem(int code, String details, int attempts) {}

    /**
     * The message that another one answers.
     *
     * @param message what we have of it, as far as it belongs to the same contact; empty when it is not there
     */
    public record Quote(String whatsappId, Optional<Quoted> message) {}

    /**
     * A quoted message in short.
     *
     * @param conversation may be an earlier one of the same number and contact
     * @param text the beginning
     * @param participant who spoke in a group, as JSON; empty: not said in one
     */
    public record Quoted(
            MessageId id,
            ConversationId conversation,
            Direction direction,
            String type,
            Optional<String> text,
            Optional<String> participant,
            Optional<AgentShown> author) {}

    /**
     * What somebody thinks of a message.
     *
     * @param author the agent; empty: the customer
     */
    public record Reaction(String emoji, Optional<AgentShown> author, Instant at) {}
}
