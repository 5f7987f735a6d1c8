package org.bandeja.outbox.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.outbox.model.Attempt;
import org.bandeja.outbox.model.Attempts;
import org.bandeja.refusal.model.NotFound;

/** Where people see how often a message was tried to be sent, and how that ended. */
@Stateless
@RolesAllowed(AGENT)
public class AttemptDesk {
    @Inject
    Messages messages;

    @Inject
    Attempts attempts;

    @Inject
    Callers callers;

    /**
     * The oldest first; none where the first attempt simply succeeded.
     *
     * @throws NotFound if there is no such message, or this person does not see it
     */
    public List<Attempt> of(MessageId id) {
        messages.conversationOf(id, callers.current()).orElseThrow(NotFound::new);
        return attempts.of(id);
    }
}
