package org.bandeja.routing.service;

import java.time.Instant;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.routing.model.RouteReason;

/** A way that is open until the transaction ends: what is at its end was held when it was asked for. */
@FunctionalInterface
public interface Way {
    /** Takes the conversation to its end, with all that is told of it. The caller holds the conversation's lock. */
    void lead(Conversation conversation, RouteReason why, Instant now);
}
