package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ChangedBy;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Reactions;
import org.bandeja.directory.model.AgentId;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/**
 * What the company thinks of a message: the last that one of us wished, for WhatsApp keeps one for the company. It is shown
 * before it leaves; what does not leave is taken back, and an older wish holds again. Who calls holds the conversation's lock.
 */
@ApplicationScoped
public class OwnReactions {
    @Inject
    Messages messages;

    @Inject
    Reactions reactions;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * Somebody wishes it, perhaps again: it holds from now on, and what failed before needs nobody's decision any more.
     *
     * @param seq the number under which the screens are told
     */
    void wish(Message reaction, Conversation conversation, long seq, Instant now) {
        String target = target(reaction);
        reactions.put(
                reaction.number(),
                target,
                ChangedBy.COMPANY,
                reaction.said().text().orElse(""),
                now,
                reaction.author());
        tellTarget(target, conversation, seq, now);
        messages.reactionsTo(conversation, target).stream()
                .filter(older -> older.seq() < reaction.seq())
                .forEach(older -> drop(older, conversation, now));
    }

    /** Somebody has decided about a message: a reaction that is to be sent again is a wish again. */
    void settled(Message message, Conversation conversation) {
        if (message.said().isReaction() && message.status() == MessageStatus.QUEUED) {
            wish(message, conversation, conversation.nextSeq(), clock.instant());
        } else {
            follow(message, conversation);
        }
    }

    /** Something happened to a message: if it is a reaction, what holds now is shown at what it is about. */
    public void follow(Message message, Conversation conversation) {
        if (!message.said().isReaction()) {
            return;
        }
        Instant now = clock.instant();
        String target = target(message);
        List<Message> wishes = messages.reactionsTo(conversation, target);
        if (wishes.stream().anyMatch(other -> other.seq() > message.seq())) {
            drop(message, conversation, now);
        }
        Optional<Message> holds = wishes.stream()
                .filter(wish -> wish.status() != MessageStatus.FAILED && wish.status() != MessageStatus.DISMISSED)
                .reduce((earlier, later) -> later);
        String emoji = holds.flatMap(wish -> wish.said().text()).orElse("");
        AgentId author = holds.orElse(message).author().orElseThrow();
        if (reactions.correct(message.number(), target, emoji, author)) {
            tellTarget(target, conversation, conversation.nextSeq(), now);
        }
    }

    /** A later wish makes it pointless. */
    private void drop(Message older, Conversation conversation, Instant now) {
        if (older.status().isRetryable()) {
            older.dismiss();
            tell(EventType.MESSAGE_STATUS, older, conversation, now);
        }
    }

    private void tellTarget(String target, Conversation conversation, long seq, Instant now) {
        messages.idOf(conversation.number(), target)
                .ifPresent(id -> events.add(InboxEvent.ofMessage(
                        EventType.MESSAGE_CHANGED, conversation.id(), seq, conversation.department(), id, now)));
    }

    private void tell(EventType type, Message message, Conversation conversation, Instant now) {
        events.add(InboxEvent.ofMessage(
                type, conversation.id(), conversation.nextSeq(), conversation.department(), message.id(), now));
    }

    private static String target(Message reaction) {
        return reaction.said().quotedId().orElseThrow();
    }
}
