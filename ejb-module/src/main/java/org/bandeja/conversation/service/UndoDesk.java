package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.service.Callers;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.conversation.model.AnotherIsOpen;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.NotAMember;
import org.bandeja.conversation.model.NothingToUndo;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.conversation.model.TimelineAction;
import org.bandeja.conversation.model.Undoable;
import org.bandeja.directory.model.DepartmentArchived;
import org.bandeja.directory.model.Place;
import org.bandeja.directory.model.Places;
import org.bandeja.routing.model.RoutePaths;

/** Takes back what somebody has just done, also a move out of his own sight. */
@Stateless
@RolesAllowed(AGENT)
public class UndoDesk {
    @Inject
    Deeds deeds;

    @Inject
    Conversations conversations;

    @Inject
    Places places;

    @Inject
    Attendants attendants;

    @Inject
    ReadMarks marks;

    @Inject
    RoutePaths routePaths;

    @Inject
    Callers callers;

    @Inject
    AccessPolicy access;

    @Inject
    Timeline timeline;

    @Inject
    Clock clock;

    /**
     * It stands as before; what the customer has written since stays.
     *
     * @throws NothingToUndo if it is too late, somebody has acted since, it was somebody else's deed, or the attendant that talked is gone
     * @throws NotAMember if who had it does not work there any more
     * @throws AnotherIsOpen if the customer has begun another conversation meanwhile
     * @throws DepartmentArchived if it would be open in a department that takes nothing any more
     */
    public SeenConversation undo(ConversationId id) {
        deeds.lockCorrespondence(id);
        Optional<Undoable> seen = conversations.undoableForSystem(id);
        Optional<Place> place = seen.flatMap(this::holdPlace);
        boolean attended = seen.filter(this::isTheAttendantGone).isEmpty();
        boolean working =
                seen.flatMap(Undoable::department).flatMap(places::hold).isPresent();
        Caller caller = callers.current();
        Conversation conversation = conversations.lockForUndo(id, caller);
        Instant now = clock.instant();
        Undoable last = conversation
                .undoable()
                .filter(found -> attended && found.isPossibleAt(now) && isThe(seen, found))
                .filter(found -> access.mayUndo(caller, found.by(), found.department()))
                .orElseThrow(NothingToUndo::new);
        if (last.assignee().isPresent() && !mayHaveIt(place, caller)) {
            throw new NotAMember();
        }
        if (last.leavesOpen() && last.department().isPresent() && !working) {
            throw new DepartmentArchived();
        }
        if (last.reopens() && conversations.anotherIsOpen(conversation)) {
            throw new AnotherIsOpen();
        }
        takeBack(conversation, last, caller, now);
        return deeds.shown(conversation, caller);
    }

    private static boolean isThe(Optional<Undoable> seen, Undoable found) {
        return seen.filter(before -> before.seq().equals(found.seq())).isPresent();
    }

    private Optional<Place> holdPlace(Undoable last) {
        return last.assignee().flatMap(agent -> last.department().flatMap(there -> places.hold(agent, there)));
    }

    /** Held, if it is there. */
    private boolean isTheAttendantGone(Undoable last) {
        return last.attendant().filter(one -> attendants.hold(one).isEmpty()).isPresent();
    }

    /** Members, and administrators, who may have taken it anywhere. */
    private static boolean mayHaveIt(Optional<Place> place, Caller caller) {
        return place.filter(held -> held.isMember() || held.administrator()).isPresent();
    }

    private void takeBack(Conversation conversation, Undoable last, Caller caller, Instant now) {
        timeline.record(conversation.undo(caller.agent(), now));
        if (last.action() == TimelineAction.MOVED) {
            routePaths.takeBack(conversation.id());
        }
        marks.restore(caller.agent(), conversation.id(), last.seq(), last.mark(conversation.id()));
    }
}
