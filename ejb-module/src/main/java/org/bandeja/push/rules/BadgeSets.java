package org.bandeja.push.rules;

import java.util.Collection;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ReadMark;

/**
 * Which conversations count in the badges of one person, kept up to date by every event. Each look at a conversation
 * decides anew from its present state, so that looking twice changes nothing.
 */
public final class BadgeSets {
    private final IdSet unassigned = new IdSet();
    private final IdSet mine = new IdSet();
    private final IdSet withoutRoute = new IdSet();

    public BadgeSets(
            Collection<ConversationId> unassigned,
            Collection<ConversationId> mine,
            Collection<ConversationId> withoutRoute) {
        unassigned.forEach(id -> this.unassigned.add(id.value()));
        mine.forEach(id -> this.mine.add(id.value()));
        withoutRoute.forEach(id -> this.withoutRoute.add(id.value()));
    }

    /** The conversation has changed, or this person has read it. */
    public void look(ConversationRow row, Caller caller, Optional<ReadMark> mark) {
        boolean isNew = row.isOpen() && row.seenWith(mark).isNew();
        boolean isMine = row.assigneeId().filter(caller.agent()::equals).isPresent();
        boolean inMyDepartments = row.departmentId()
                .filter(department -> caller.worksEverywhere() || caller.isMemberOf(department))
                .isPresent();
        put(unassigned, row.id(), isNew && row.assigneeId().isEmpty() && inMyDepartments);
        put(mine, row.id(), isNew && isMine && (caller.administrator() || inMyDepartments));
        put(withoutRoute, row.id(), row.isWithoutRoute() && caller.administrator());
    }

    public int unassigned() {
        return unassigned.size();
    }

    public int mine() {
        return mine.size();
    }

    public int withoutRoute() {
        return withoutRoute.size();
    }

    private static void put(IdSet set, ConversationId id, boolean counts) {
        if (counts) {
            set.add(id.value());
        } else {
            set.remove(id.value());
        }
    }
}
