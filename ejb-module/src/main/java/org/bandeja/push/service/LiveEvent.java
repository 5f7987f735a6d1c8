package org.bandeja.push.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.conversation.service.Counters;
import org.bandeja.conversation.service.SeenConversation;

/**
 * What one screen is told.
 *
 * @param id of the event, to be named at the next connection; empty for what has no row, such as counters
 * @param conversation its present state, with the eyes of this person
 * @param gone a conversation that this person may see no more
 */
public record LiveEvent(
        Optional<Long> id,
        String type,
        Instant at,
        Optional<Long> seq,
        Optional<SeenConversation> conversation,
        Optional<ConversationId> gone,
        Optional<MessageRow> message,
        Optional<TimelineRow> timeline,
        Optional<Counters> counters) {

    /** First of all; what follows begins after the event with this id. */
    static LiveEvent hello(long id, Counters counters, Instant at) {
        return plain(Optional.of(id), "hello", at, Optional.of(counters));
    }

    static LiveEvent counters(Counters counters, Instant at) {
        return plain(Optional.empty(), "counters", at, Optional.of(counters));
    }

    /** Too much was missed, or what this person may see has changed: load again. */
    static LiveEvent reload(long id, Instant at) {
        return plain(Optional.of(id), "reload", at, Optional.empty());
    }

    private static LiveEvent plain(Optional<Long> id, String type, Instant at, Optional<Counters> counters) {
        return new LiveEvent(
                id,
                type,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                counters);
    }
}
