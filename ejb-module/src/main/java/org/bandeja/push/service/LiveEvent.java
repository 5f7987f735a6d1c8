package org.bandeja.push.service;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.conversation.service.Counters;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.directory.model.AgentId;
import org.bandeja.presence.model.PresenceShown;

/**
 * What one screen is told.
 *
 * @param id of the event, to be named at the next connection; empty for what has no row, such as counters
 * @param conversation its present state, with the eyes of this person
 * @param gone a conversation that this person may see no more
 * @param presence whether somebody is there
 * @param typing who is writing, or not any more
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
        Optional<Counters> counters,
        Optional<PresenceShown> presence,
        Optional<Typing> typing) {

    /** Who is writing where. */
    public record Typing(ConversationId conversation, AgentId agent, String name) {}

    /** Of what most people see alike one object is kept, so this is asked for each person: of the parts that are large only what tells them apart. */
    @Override
    public int hashCode() {
        return Objects.hash(id, type, conversation);
    }

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

    /** For screens that cannot be told this: load again, and go on after it. */
    public LiveEvent asReload() {
        return plain(id, "reload", at, Optional.empty());
    }

    /** Says only that it happened: who hears it asks for the rest. */
    static LiveEvent bare(long id, String type, Instant at) {
        return plain(Optional.of(id), type, at, Optional.empty());
    }

    /** Whether a colleague is there. */
    static LiveEvent presence(long id, String type, Instant at, PresenceShown presence) {
        return about(Optional.of(id), type, at, Optional.empty(), Optional.of(presence), Optional.empty());
    }

    /** Whether a colleague is writing. */
    static LiveEvent typing(long id, String type, Instant at, Typing typing) {
        return about(Optional.of(id), type, at, Optional.empty(), Optional.empty(), Optional.of(typing));
    }

    private static LiveEvent plain(Optional<Long> id, String type, Instant at, Optional<Counters> counters) {
        return about(id, type, at, counters, Optional.empty(), Optional.empty());
    }

    /** What is about no conversation's state. */
    private static LiveEvent about(
            Optional<Long> id,
            String type,
            Instant at,
            Optional<Counters> counters,
            Optional<PresenceShown> presence,
            Optional<Typing> typing) {
        return new LiveEvent(
                id,
                type,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                counters,
                presence,
                typing);
    }
}
