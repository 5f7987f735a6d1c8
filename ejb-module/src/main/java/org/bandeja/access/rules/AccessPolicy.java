package org.bandeja.access.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.NotYours;

/**
 * Who may do what with a conversation: the one place. Page, REST, push and jobs ask it. Whether something is possible
 * in the present state is the conversation's to know; {@link #offered} joins both for the screens.
 */
@ApplicationScoped
public class AccessPolicy {
    /** Members of the department, and administrators; without a department administrators only. */
    public boolean maySee(Caller who, Situation conversation) {
        return Conversations.isVisible(conversation.department(), who);
    }

    /** Whether this person may do it, possible now or not. */
    public boolean may(Action action, Caller who, Situation conversation) {
        if (!maySee(who, conversation)) {
            return false;
        }
        return switch (action) {
            case CLAIM, REOPEN, READ -> true;
            case REPLY -> !conversation.open() || isAssignee(who, conversation);
            case RETURN, COMPLETE, RETRY -> isAssignee(who, conversation) || isAdmin(who, conversation);
        };
    }

    /** @throws NotYours unless this person may */
    public void require(Action action, Caller who, Situation conversation) {
        if (!may(action, who, conversation)) {
            throw new NotYours(action.name());
        }
    }

    /** What this person may do and what is possible now: the buttons. */
    public Set<Action> offered(Caller who, Situation conversation) {
        Set<Action> offered = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (isPossible(action, conversation) && may(action, who, conversation)) {
                offered.add(action);
            }
        }
        return offered;
    }

    private static boolean isPossible(Action action, Situation conversation) {
        boolean assigned = conversation.assignee().isPresent();
        return switch (action) {
            case CLAIM ->
                conversation.open() && !assigned && conversation.department().isPresent();
            case REPLY, RETURN -> conversation.open() && assigned;
            case COMPLETE, RETRY -> conversation.open();
            case REOPEN -> !conversation.open() && conversation.department().isPresent();
            case READ -> true;
        };
    }

    private static boolean isAssignee(Caller who, Situation conversation) {
        return conversation.assignee().filter(who.agent()::equals).isPresent();
    }

    private static boolean isAdmin(Caller who, Situation conversation) {
        return who.administrator()
                || conversation.department().filter(who::isAdminOf).isPresent();
    }
}
