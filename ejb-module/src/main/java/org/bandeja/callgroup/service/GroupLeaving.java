package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.conversation.model.ConversationChange;
import org.bandeja.conversation.model.TimelineAction;
import org.bandeja.conversation.model.Undoable;

/**
 * As soon as a person takes, moves or completes a conversation it is no group's any more, unless that is taken back; what is only said
 * of it changes nothing. Who leaves while the group waits for his answer takes nothing with him.
 */
@ApplicationScoped
public class GroupLeaving {
    /** Longer than a deed may be taken back, whatever the clocks of several nodes say. */
    private static final Duration KEPT = Undoable.TIME.multipliedBy(2);

    @Inject
    GroupWaits waits;

    @Inject
    Event<GroupEntered> entered;

    void heard(@Observes ConversationChange change) {
        if (change.action() == TimelineAction.LEFT) {
            waits.lookAt(change.conversation(), change.at());
            entered.fire(new GroupEntered());
        } else if (change.actor().isPresent() && !change.action().isAboutALabel()) {
            done(change);
        }
    }

    private void done(ConversationChange change) {
        if (change.action() == TimelineAction.UNDONE) {
            waits.takeUp(change.conversation(), change.at());
            entered.fire(new GroupEntered());
        } else if (change.action().isUndoable()) {
            waits.setAside(change.conversation(), change.at().plus(KEPT));
        } else {
            waits.leave(change.conversation());
        }
    }
}
