package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.ServiceWindow;

/** Lets customers see that somebody is writing to them. */
@Stateless
@RolesAllowed(AGENT)
public class TypingDesk {
    @Inject
    Conversations conversations;

    @Inject
    AccessPolicy access;

    @Inject
    Attention attention;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /** The assignee writes. Where nothing can be answered now, or the department does not want it, nobody is told. */
    public void typing(ConversationId id) {
        Caller caller = callers.current();
        ConversationRow row = conversations.require(id, caller);
        access.require(Action.REPLY, caller, Situation.of(row));
        boolean answerable = row.isOpen() && row.window().filter(this::isOpen).isPresent();
        if (answerable) {
            attention.typing(id, row.number().id(), row.departmentId());
        }
    }

    private boolean isOpen(ServiceWindow window) {
        return window.isOpenAt(clock.instant());
    }
}
