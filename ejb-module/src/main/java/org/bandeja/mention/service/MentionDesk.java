package org.bandeja.mention.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.mention.model.MentionId;
import org.bandeja.mention.model.MentionRow;
import org.bandeja.mention.model.Mentions;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** The notes in which somebody was named, and what he has seen of them. Only of conversations that he sees now. */
@Stateless
@RolesAllowed(AGENT)
public class MentionDesk {
    /** Nobody reads a greater number. */
    public static final int MOST_COUNTED = 100;

    @Inject
    Mentions mentions;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * The latest first.
     *
     * @param next where the next page begins; empty at the end
     * @param unseen how many are new, {@value #MOST_COUNTED} at most
     */
    public record Page(List<MentionRow> items, Optional<MentionId> next, int unseen) {}

    /** @param before where the page before ended; empty: the first page */
    public Page list(Optional<MentionId> before, int limit) {
        Caller caller = callers.current();
        List<MentionRow> found = mentions.list(caller, before, limit + 1);
        boolean more = found.size() > limit;
        List<MentionRow> items = more ? found.subList(0, limit) : found;
        return new Page(
                List.copyOf(items),
                more ? Optional.of(items.get(items.size() - 1).id()) : Optional.empty(),
                mentions.unseen(caller, MOST_COUNTED));
    }

    /**
     * They were seen; what was seen already stays as it is. The other windows of this person are told.
     *
     * @param mention only this one; empty: all
     * @param conversation only those of this conversation; empty: of all
     */
    public void see(Optional<MentionId> mention, Optional<ConversationId> conversation) {
        Caller caller = callers.current();
        Instant now = clock.instant();
        // Whichever conversation tells it: what hears it asks for the rest.
        Optional<ConversationId> told = conversation.or(
                () -> mentions.conversationsOfUnseen(caller, 1).stream().findFirst());
        if (mentions.see(caller, mention, conversation, now) > 0) {
            told.ifPresent(
                    about -> events.add(InboxEvent.forAgent(EventType.MENTION_CHANGED, caller.agent(), about, now)));
        }
    }
}
