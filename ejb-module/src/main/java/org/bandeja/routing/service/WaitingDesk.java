package org.bandeja.routing.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteReason;

/** Routes what has waited at a number without a route, some at a time, the oldest first. */
@Stateless
@PermitAll
public class WaitingDesk {
    /** So many are looked at in a round; those that cannot be led stay, and others come after them. */
    private static final int MOST = 2_000;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    Router router;

    @Inject
    Clock clock;

    /** The numbers at which something waits, and that lead somewhere. */
    public List<NumberId> numbers() {
        return conversations.numbersWithoutRouteForSystem().stream()
                .filter(number ->
                        numbers.find(number).flatMap(BusinessNumber::route).isPresent())
                .toList();
    }

    /** What waits at a number, the oldest first. */
    public List<ConversationId> waiting(NumberId id) {
        return conversations.withoutRouteForSystem(id, MOST);
    }

    /**
     * All of them or, if something breaks, none. The number is not locked: who gives it another route at this moment comes before or after.
     *
     * @return whether the number leads to something that takes them
     */
    public boolean route(NumberId id, List<ConversationId> waiting) {
        Optional<Route> route = numbers.find(id).flatMap(BusinessNumber::route);
        Optional<Way> way = route.flatMap(router::open);
        Optional<Way> quiet = route.flatMap(router::openQuietly);
        way.ifPresent(open -> waiting.forEach(conversation -> lead(conversation, open, quiet)));
        return way.isPresent();
    }

    /**
     * Somebody else may have been faster: another node, or an administrator by hand.
     *
     * @param quiet where it goes if the company has said the last word; empty: it stays
     */
    private void lead(ConversationId id, Way way, Optional<Way> quiet) {
        Instant now = clock.instant();
        Conversation conversation = conversations.lockForSystem(id);
        if (conversation.isWithoutRoute()) {
            Optional<Way> its = conversation.waitingSince().isPresent() ? Optional.of(way) : quiet;
            its.ifPresent(open -> open.lead(conversation, RouteReason.WAITED, now));
        }
    }
}
