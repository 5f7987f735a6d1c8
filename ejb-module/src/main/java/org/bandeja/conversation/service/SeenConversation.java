package org.bandeja.conversation.service;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.rules.Action;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.Activity;
import org.bandeja.routing.model.RouteStep;

/**
 * A conversation with the eyes of one person.
 *
 * @param flag empty: unassigned
 * @param actions what this person may do now
 * @param undo what this person may take back
 * @param routePath only when it was asked for
 */
public record SeenConversation(
        ConversationRow row,
        Activity activity,
        Optional<Flag> flag,
        Set<Action> actions,
        Optional<Undo> undo,
        Optional<List<RouteStep>> routePath) {

    /** Whose it is. */
    public enum Flag {
        /** Green. */
        MINE,
        /** Grey. */
        OTHER
    }

    /** What may be taken back, and not later than when. */
    public record Undo(Action action, Instant until) {}

    /** The row is large, and the same for all who see it: whose it is is enough of it. */
    @Override
    public int hashCode() {
        return Objects.hash(row.id(), activity, flag, actions, undo);
    }

    SeenConversation with(List<RouteStep> path) {
        return new SeenConversation(row, activity, flag, actions, undo, Optional.of(path));
    }
}
