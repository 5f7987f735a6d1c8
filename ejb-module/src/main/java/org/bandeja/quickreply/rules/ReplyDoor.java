package org.bandeja.quickreply.rules;

import org.bandeja.access.model.Caller;
import org.bandeja.quickreply.model.QuickReplyNotYours;
import org.bandeja.quickreply.model.ReplyOwner;
import org.bandeja.refusal.model.NotFound;

/**
 * Who sees and who writes whose quick replies: one's own are nobody else's; a department's are its members' to see, its
 * ADMINs' to write; the company's are everybody's to see, administrators' to write. An administrator may act as ADMIN of every department.
 */
public final class ReplyDoor {
    private ReplyDoor() {}

    public static boolean maySee(Caller who, ReplyOwner owner) {
        if (owner instanceof ReplyOwner.Person person) {
            return person.agent().equals(who.agent());
        }
        return !(owner instanceof ReplyOwner.Team team) || who.administrator() || who.isMemberOf(team.department());
    }

    public static boolean mayWrite(Caller who, ReplyOwner owner) {
        if (owner instanceof ReplyOwner.Person person) {
            return person.agent().equals(who.agent());
        }
        return owner instanceof ReplyOwner.Team team ? who.isAdminOf(team.department()) : who.administrator();
    }

    /** @throws NotFound unless this person sees them */
    public static void requireSeeing(Caller who, ReplyOwner owner) {
        if (!maySee(who, owner)) {
            throw new NotFound();
        }
    }

    /**
     * @throws NotFound if this person does not see them
     * @throws QuickReplyNotYours if this person sees them, and may not change them
     */
    public static void requireWriting(Caller who, ReplyOwner owner) {
        requireSeeing(who, owner);
        if (!mayWrite(who, owner)) {
            throw new QuickReplyNotYours();
        }
    }
}
