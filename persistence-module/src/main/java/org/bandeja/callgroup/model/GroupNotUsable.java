package org.bandeja.callgroup.model;

import org.bandeja.refusal.model.Refusal;

/** A group must be able to do what is asked of it. */
public class GroupNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Fault {
        /** From one to ten steps. */
        STEPS,
        /** A step has from one to two hundred members. */
        MEMBERS,
        /** Somebody is named twice in a step. */
        TWICE,
        /** Only the last step may be without an end; from 1 minute to a day. */
        MINUTES,
        /** From 1 to 1,000. */
        CAPACITY,
        /** A step of a shared group is one department. */
        ONE_DEPARTMENT,
        /** A member is there that is none: no such department, or the agent is not in it. */
        NO_SUCH_MEMBER
    }

    private final Fault fault;

    public GroupNotUsable(Fault fault) {
        super(Kind.BEYOND_LIMITS, "a group that cannot work: " + fault);
        this.fault = fault;
    }

    @Override
    public String text() {
        return rule() + "." + fault;
    }
}
