package org.bandeja.quickreply.model;

import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** Whose a quick reply is. */
public sealed interface ReplyOwner {
    /** One person's: for nobody else to see. */
    record Person(AgentId agent) implements ReplyOwner {}

    /** A department's: for its members, in its conversations. */
    record Team(DepartmentId department) implements ReplyOwner {}

    /** The company's: for everybody. */
    record Company() implements ReplyOwner {}
}
