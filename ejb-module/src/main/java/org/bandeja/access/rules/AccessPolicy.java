package org.bandeja.access.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.AssignFirst;
import org.bandeja.conversation.model.AssignedToAnother;
import org.bandeja.conversation.model.ConversationCompleted;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.NotYours;
import org.bandeja.conversation.model.OnlyAdmins;
import org.bandeja.conversation.model.OnlyAdminsTransfer;
import org.bandeja.conversation.model.OnlyAssigneeReplies;
import org.bandeja.conversation.model.WithoutDepartment;
import org.bandeja.directory.model.AdministratorsOnly;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.refusal.model.Refusal;

/**
 * Who may do what with a conversation: the one place. Page, REST, push and jobs ask it. Whether something is possible
 * in the present state is the conversation's to know; {@link #offered} joins both for the screens.
 */
@ApplicationScoped
public class AccessPolicy {
    /** What the assignee may do: whoever else is refused learns who that is, or that nobody is. */
    private static final Set<Action> ASSIGNEES =
            EnumSet.of(Action.REPLY, Action.RETURN, Action.TRANSFER, Action.COMPLETE, Action.RETRY);

    /** What the admins of a department keep to themselves. */
    private static final Set<Action> ADMINS = EnumSet.of(Action.ASSIGN, Action.TAKE_OVER, Action.MOVE);

    private static final Set<ContactAction> OF_PEOPLE = EnumSet.of(ContactAction.BLOCK, ContactAction.MERGE);

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
            case CLAIM, REOPEN, NOTE, READ, EDIT_CONTACT, LABEL -> true;
            case REPLY -> !conversation.open() || isAssignee(who, conversation);
            case ASSIGN, TAKE_OVER, MOVE -> isAdmin(who, conversation);
            case RETURN, COMPLETE, RETRY -> isAssignee(who, conversation) || isAdmin(who, conversation);
            case TRANSFER ->
                isAdmin(who, conversation) || isAssignee(who, conversation) && !conversation.onlyAdminsTransfer();
        };
    }

    /**
     * Whether this person may begin conversations of a department from a number: its members, and administrators.
     *
     * @param starter a department that may begin conversations from the number
     */
    public boolean mayStart(Caller who, DepartmentId starter) {
        return who.administrator() || who.isMemberOf(starter);
    }

    /**
     * Whether this person may take back what was done last: who did it, and saw the conversation then.
     *
     * @param from whose the conversation was before
     */
    public boolean mayUndo(Caller who, AgentId whoDidIt, Optional<DepartmentId> from) {
        return who.agent().equals(whoDidIt) && Conversations.isVisible(from, who);
    }

    /** Whether this person may do it with a contact that he sees: through a conversation that he may see. */
    public boolean may(ContactAction action, Caller who) {
        return switch (action) {
            case EDIT -> true;
            case BLOCK, MERGE, EXPORT, ERASE -> who.administrator();
        };
    }

    /** @throws AdministratorsOnly unless this person may */
    public void require(ContactAction action, Caller who) {
        if (!may(action, who)) {
            throw new AdministratorsOnly();
        }
    }

    /** Whoever wrote a note about a contact takes it away, and administrators do. */
    public boolean mayRemoveNote(Caller who, AgentId author) {
        return who.administrator() || who.agent().equals(author);
    }

    /**
     * What this person may do with a contact that he sees: the buttons. With who was erased nothing can be done; a group is nobody who
     * could be blocked, or be the same as another.
     */
    public Set<ContactAction> offered(Caller who, boolean erased, boolean group) {
        Set<ContactAction> offered = EnumSet.noneOf(ContactAction.class);
        if (!erased) {
            EnumSet.allOf(ContactAction.class).stream()
                    .filter(action -> may(action, who))
                    .filter(action -> !group || !OF_PEOPLE.contains(action))
                    .forEach(offered::add);
        }
        return offered;
    }

    /**
     * A refusal says what prevents it, as far as this person sees the conversation.
     *
     * @throws ConversationCompleted if nobody has it any more, because it is completed
     * @throws WithoutDepartment if nobody can have it, because it has no department yet
     * @throws NotYours unless this person may; {@link OnlyAdmins}, {@link OnlyAdminsTransfer},
     *     {@link OnlyAssigneeReplies}, {@link AssignedToAnother} and {@link AssignFirst} say why
     */
    public void require(Action action, Caller who, Situation conversation) {
        if (may(action, who, conversation)) {
            return;
        }
        if (ASSIGNEES.contains(action) && maySee(who, conversation)) {
            throw whyOnlyAssignees(action, conversation);
        }
        if (ADMINS.contains(action) && maySee(who, conversation)) {
            throw new OnlyAdmins(action.name());
        }
        throw new NotYours(action.name());
    }

    private static Refusal whyOnlyAssignees(Action action, Situation conversation) {
        if (!conversation.open()) {
            return new ConversationCompleted();
        }
        if (action == Action.TRANSFER && conversation.onlyAdminsTransfer()) {
            return new OnlyAdminsTransfer();
        }
        if (conversation.assignee().isPresent()) {
            AgentId holder = conversation.assignee().get();
            return action == Action.REPLY
                    ? new OnlyAssigneeReplies(holder)
                    : new AssignedToAnother(action.name(), holder);
        }
        // What has no department yet cannot be assigned to anybody.
        return conversation.department().isPresent() ? new AssignFirst(action.name()) : new WithoutDepartment();
    }

    /** What this person may do and what is possible now: the buttons. */
    public Set<Action> offered(Caller who, Situation conversation) {
        Set<Action> offered = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (isPossible(action, who, conversation) && may(action, who, conversation)) {
                offered.add(action);
            }
        }
        return offered;
    }

    private static boolean isPossible(Action action, Caller who, Situation conversation) {
        boolean assigned = conversation.assignee().isPresent();
        boolean somewhere = conversation.department().isPresent();
        return switch (action) {
            case CLAIM, ASSIGN -> conversation.open() && !assigned && somewhere;
            case TAKE_OVER -> conversation.open() && assigned && somewhere && !isAssignee(who, conversation);
            case TRANSFER -> conversation.open() && assigned && somewhere;
            case REPLY, RETURN -> conversation.open() && assigned;
            case COMPLETE, RETRY, MOVE -> conversation.open();
            case REOPEN -> !conversation.open() && somewhere && !conversation.anotherOpen();
            case NOTE, READ, EDIT_CONTACT, LABEL -> true;
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
