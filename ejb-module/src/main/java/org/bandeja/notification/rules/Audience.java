package org.bandeja.notification.rules;

import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.Situation;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.push.model.EventType;

/** Whom an event concerns so that they are to be told of it, wherever they are; and whether it still does when they are told. */
public sealed interface Audience {
    /** What goes on is on the screens; nobody has to be called. */
    record Nobody() implements Audience {}

    /** One person. */
    record One(AgentId agent, NotificationKind kind) implements Audience {}

    /** All who work in a department. */
    record Department(DepartmentId department) implements Audience {}

    /**
     * What was done.
     *
     * @param actor who did it; empty: the customer, or Bandeja
     * @param subject to whom
     */
    record Deed(Optional<AgentId> actor, Optional<AgentId> subject) {}

    /** In which way events of a type can concern somebody. */
    enum Way {
        /** The customer wrote. */
        WRITTEN,
        /** A conversation waits for somebody. Who has it by now has taken it, or another event says who was given it. */
        WAITING,
        /** Somebody was given a conversation. */
        GIVEN,
        /** It is again as it was. */
        UNDONE,
        /** Somebody was named. */
        NAMED,
        NONE
    }

    /** The one place that says which events there are to be told of. */
    private static Way way(EventType type) {
        return switch (type) {
            case MESSAGE_RECEIVED -> Way.WRITTEN;
            case CONVERSATION_OPENED, CONVERSATION_MOVED, CONVERSATION_RETURNED, CONVERSATION_REOPENED -> Way.WAITING;
            case CONVERSATION_ASSIGNED, CONVERSATION_TRANSFERRED -> Way.GIVEN;
            case CONVERSATION_UNDONE -> Way.UNDONE;
            case MENTION_CHANGED -> Way.NAMED;
            case MESSAGE_QUEUED,
                    MESSAGE_STATUS,
                    MESSAGE_CHANGED,
                    MESSAGE_NOTED,
                    CONVERSATION_CLAIMED,
                    CONVERSATION_TAKEN,
                    CONVERSATION_COMPLETED,
                    CONVERSATION_LABELLED,
                    LABELS_CHANGED,
                    CONTACT_CHANGED,
                    CONVERSATION_READ,
                    CONVERSATION_TYPING,
                    CONVERSATION_TYPED,
                    NOTICE_CHANGED,
                    PRESENCE_CHANGED,
                    ACCESS_CHANGED,
                    UNKNOWN -> Way.NONE;
        };
    }

    /** Whether an event of this type can concern anybody: others need not be looked at. */
    static boolean mayConcern(EventType type) {
        return way(type) != Way.NONE;
    }

    /**
     * Whom it concerns.
     *
     * @param now the conversation as it is now, which may be later than the event
     * @param deed what was done
     * @param onlyFor whose event it is alone
     */
    static Audience of(EventType type, Situation now, Deed deed, Optional<AgentId> onlyFor) {
        return switch (way(type)) {
            case WRITTEN -> waiting(now, NotificationKind.ANSWER, Optional.empty());
            case WAITING ->
                now.assignee().isEmpty() ? waiting(now, NotificationKind.ASSIGNED, Optional.empty()) : new Nobody();
            case GIVEN ->
                now.assignee().isPresent() && now.assignee().equals(deed.subject())
                        ? waiting(now, NotificationKind.ASSIGNED, deed.actor())
                        : new Nobody();
            case UNDONE -> waiting(now, NotificationKind.ASSIGNED, deed.actor());
            case NAMED ->
                onlyFor.<Audience>map(agent -> new One(agent, NotificationKind.MENTION))
                        .orElseGet(Nobody::new);
            case NONE -> new Nobody();
        };
    }

    private static Audience waiting(Situation now, NotificationKind ofAssignee, Optional<AgentId> actor) {
        if (!now.open()) {
            return new Nobody();
        }
        if (now.assignee().isPresent()) {
            return now.assignee().equals(actor)
                    ? new Nobody()
                    : new One(now.assignee().get(), ofAssignee);
        }
        return now.department().<Audience>map(Department::new).orElseGet(Nobody::new);
    }

    /**
     * Whether somebody is still to be told of it. Whether they may see the conversation at all is the access policy's to say.
     *
     * @param giver who gave it last
     * @param news whether there is something in it that this person has not read
     * @param named whether this person was named there, and has not seen it
     */
    static boolean stillConcerns(
            NotificationKind kind, Caller who, Situation now, Optional<AgentId> giver, boolean news, boolean named) {
        if (kind == NotificationKind.ASSIGNED
                && giver.filter(who.agent()::equals).isPresent()) {
            return false;
        }
        boolean mine = now.open() && now.assignee().filter(who.agent()::equals).isPresent();
        return switch (kind) {
            case NEW ->
                now.open()
                        && now.assignee().isEmpty()
                        && news
                        && (who.worksEverywhere()
                                || now.department().filter(who::isMemberOf).isPresent());
            case ASSIGNED -> mine;
            case ANSWER -> mine && news;
            case MENTION -> named;
        };
    }
}
