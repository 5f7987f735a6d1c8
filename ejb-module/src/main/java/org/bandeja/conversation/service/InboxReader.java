package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.CardFiles;
import org.bandeja.conversation.model.ConversationCursor;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationPage;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.FoundMessage;
import org.bandeja.conversation.model.MessageCursor;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessagePage;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.conversation.model.SearchWords;
import org.bandeja.conversation.model.TimelineEntries;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.media.model.MediaKey;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.RoutePaths;

/** What a person can look at: lists, conversations, threads, badges. */
@Stateless
@RolesAllowed(AGENT)
public class InboxReader {
    private static final int LATEST_TIMELINE = 500;
    /** Nobody goes through more one by one. */
    private static final int MOST_FOUND = 500;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    CardFiles cards;

    @Inject
    TimelineEntries timeline;

    @Inject
    ReadMarks marks;

    @Inject
    RoutePaths routePaths;

    @Inject
    Callers callers;

    @Inject
    Eyes eyes;

    @Inject
    Clock clock;

    /**
     * @param next empty at the end
     * @param found the messages that a search found, by conversation
     * @param narrow a search gave up before the end
     */
    public record Page(
            List<SeenConversation> items,
            Optional<ConversationCursor> next,
            Map<ConversationId, FoundMessage> found,
            boolean narrow) {}

    /** Outside of transactions: what takes too long is broken off, and that is an answer as well. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Page list(ConversationQuestion question) {
        Caller caller = callers.current();
        ConversationPage page = conversations.list(question, caller, clock.instant());
        Map<ConversationId, ReadMark> read =
                marks
                        .of(
                                caller.agent(),
                                page.rows().stream().map(ConversationRow::id).toList())
                        .stream()
                        .collect(Collectors.toMap(ReadMark::conversation, Function.identity()));
        return new Page(
                page.rows().stream()
                        .map(row -> eyes.see(row, caller, Optional.ofNullable(read.get(row.id()))))
                        .toList(),
                page.next(),
                page.found(),
                page.narrow());
    }

    /** With its route path. */
    public SeenConversation one(ConversationId id) {
        return see(id, callers.current());
    }

    /** For the answer to a deed of this person, in the same transaction. */
    public SeenConversation see(ConversationId id, Caller caller) {
        ConversationRow row = conversations.require(id, caller);
        return eyes.see(
                        row,
                        caller,
                        marks.of(caller.agent(), List.of(id)).stream().findFirst())
                .with(routePaths.of(id));
    }

    /** The latest page of a thread. */
    public MessagePage latest(ConversationId id, int limit) {
        requireVisible(id);
        return messages.latest(id, limit);
    }

    /** Older ones. */
    public MessagePage before(ConversationId id, MessageCursor place, int limit) {
        requireVisible(id);
        return messages.before(id, place, limit);
    }

    /** Newer ones. */
    public MessagePage after(ConversationId id, MessageCursor place, int limit) {
        requireVisible(id);
        return messages.after(id, place, limit);
    }

    /** Those around one of its messages. */
    public MessagePage around(ConversationId id, MessageId message, int limit) {
        requireVisible(id);
        return messages.around(id, message, limit).orElseThrow(NotFound::new);
    }

    /** The messages of a conversation that have all words, newest first; empty when it would take too long. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Optional<List<FoundMessage>> found(ConversationId id, SearchWords words) {
        return conversations.found(id, words, MOST_FOUND, callers.current());
    }

    /** The files of all cards that were sent. */
    public List<MediaKey> cardFiles(ConversationId id) {
        requireVisible(id);
        return cards.of(id);
    }

    /** The latest lines of history, oldest first. */
    public List<TimelineRow> timeline(ConversationId id) {
        requireVisible(id);
        return timeline.latest(id, LATEST_TIMELINE);
    }

    /** Newer lines of history, oldest first. */
    public List<TimelineRow> timelineAfter(ConversationId id, MessageCursor place, int limit) {
        requireVisible(id);
        return timeline.after(id, place, limit);
    }

    /** The badges. */
    public Counters counters() {
        Caller caller = callers.current();
        Map<Boolean, Integer> badged = conversations.badgedCounts(caller);
        return new Counters(
                badged.getOrDefault(false, 0),
                badged.getOrDefault(true, 0),
                conversations.withoutRoute(caller).size());
    }

    private void requireVisible(ConversationId id) {
        conversations.require(id, callers.current());
    }
}
