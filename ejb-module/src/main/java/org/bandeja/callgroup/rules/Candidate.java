package org.bandeja.callgroup.rules;

import static java.util.Objects.requireNonNull;

import org.bandeja.directory.model.AgentId;

/**
 * Somebody who could be given a conversation.
 *
 * @param there whether this agent is available now
 * @param open conversations of theirs, of whatever origin
 * @param turn number of the last that the group gave them; 0: none yet
 * @param credit what is due to them, in millionths of a conversation; below zero: they have had more
 */
public record Candidate(AgentId agent, boolean there, int open, long turn, long credit) {
    public Candidate {
        requireNonNull(agent, "agent");
    }

    Candidate given(long number, long paid) {
        return new Candidate(agent, there, open + 1, number, credit - paid);
    }

    Candidate due(long share) {
        return new Candidate(agent, there, open, turn, credit + share);
    }
}
