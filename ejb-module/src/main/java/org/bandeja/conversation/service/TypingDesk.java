package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.ServiceWindow;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Lets customers see that somebody is writing to them, and colleagues that somebody writes where they look. */
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
    EventLog events;

    @Inject
    TypingTold told;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /** The assignee writes. Where nothing can be answered now, or the department does not want it, the customer is not told. */
    public void typing(ConversationId id) {
        Caller caller = callers.current();
        ConversationRow row = conversations.require(id, caller);
        access.require(Action.REPLY, caller, Situation.of(row));
        if (!row.isOpen()) {
            return;
        }
        tell(id, caller, false);
        if (row.window().filter(this::isOpen).isPresent()) {
            attention.typing(id, row.number().id(), row.departmentId());
        }
    }

    /** Somebody writes a note: for colleagues only. */
    public void noting(ConversationId id) {
        Caller caller = callers.current();
        access.require(Action.NOTE, caller, Situation.of(conversations.require(id, caller)));
        tell(id, caller, false);
    }

    /** Whoever wrote does so no more; the customer sees that by himself. */
    public void ended(ConversationId id) {
        Caller caller = callers.current();
        access.require(Action.NOTE, caller, Situation.of(conversations.require(id, caller)));
        tell(id, caller, true);
    }

    private void tell(ConversationId id, Caller caller, boolean ended) {
        Instant now = clock.instant();
        if (told.isSeldom(caller.agent(), id, now)) {
            events.add(InboxEvent.typing(id, caller.agent(), ended, now));
        }
    }

    private boolean isOpen(ServiceWindow window) {
        return window.isOpenAt(clock.instant());
    }
}
