package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.conversation.model.ConversationChange;

/** As soon as a person takes, moves or completes a conversation it is no group's any more; what is only said of it changes nothing. */
@ApplicationScoped
public class GroupLeaving {
    @Inject
    GroupWaits waits;

    void heard(@Observes ConversationChange change) {
        if (change.actor().isPresent() && !change.action().isAboutALabel()) {
            waits.leave(change.conversation());
        }
    }
}
