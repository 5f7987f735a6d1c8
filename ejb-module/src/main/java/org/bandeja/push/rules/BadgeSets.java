package org.bandeja.push.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ReadMark;

/**
 * Which conversations count in the badges of one person, kept up to date by every event. Each look at a conversation
 * decides anew from its present state, so that looking twice changes nothing.
 */
public final class BadgeSets {
    private final Set<ConversationId> unassigned = new HashSet<>();
    private final Set<ConversationId> mine = new HashSet<>();
    private final Set<ConversationId> withoutRoute = new HashSet<>();

    public BadgeSets(
            Collection<ConversationId> unassigned,
            Collection<ConversationId> mine,
            Collection<ConversationId> withoutRoute) {
        this.unassigned.addAll(unassigned);
        this.mine.addAll(mine);
        this.withoutRoute.addAll(withoutRoute);
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
        put(withoutRoute, row.id(), row.isOpen() && row.departmentId().isEmpty() && caller.administrator());
    }

    /** It is no longer this person's to see. */
    public void forget(ConversationId id) {
        unassigned.remove(id);
        mine.remove(id);
        withoutRoute.remove(id);
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

    private static void put(Set<ConversationId> set, ConversationId id, boolean counts) {
        if (counts) {
            set.add(id);
        } else {
            set.remove(id);
        }
    }
}
