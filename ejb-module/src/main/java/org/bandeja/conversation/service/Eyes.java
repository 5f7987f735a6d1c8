package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.TimelineAction;
import org.bandeja.conversation.service.SeenConversation.Flag;
import org.bandeja.conversation.service.SeenConversation.Undo;

/** Shows conversations as one person sees them: list, single ones and push use the same. */
@ApplicationScoped
public class Eyes {
    @Inject
    AccessPolicy access;

    @Inject
    Clock clock;

    /** @param mark how far this person has read */
    public SeenConversation see(ConversationRow row, Caller caller, Optional<ReadMark> mark) {
        Optional<Flag> flag = row.assignee().map(agent -> agent.id().equals(caller.agent()) ? Flag.MINE : Flag.OTHER);
        return new SeenConversation(
                row,
                row.seenWith(mark),
                flag,
                access.offered(caller, Situation.of(row)),
                undo(row, caller),
                Optional.empty());
    }

    /** What this person may take back now, in sight or not. */
    Optional<Undo> undo(ConversationRow row, Caller caller) {
        return row.undoable()
                .filter(last -> access.mayUndo(caller, last.by(), last.from()))
                .filter(last -> clock.instant().isBefore(last.until()))
                .map(last -> new Undo(undone(last.action()), last.until()));
    }

    private static Action undone(TimelineAction deed) {
        return switch (deed) {
            case RETURNED -> Action.RETURN;
            case TRANSFERRED -> Action.TRANSFER;
            case MOVED -> Action.MOVE;
            case COMPLETED -> Action.COMPLETE;
            case REOPENED -> Action.REOPEN;
            default -> throw new IllegalStateException("not to be undone: " + deed);
        };
    }
}
