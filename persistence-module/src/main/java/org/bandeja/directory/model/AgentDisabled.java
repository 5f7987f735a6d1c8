package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** The agent is disabled. */
public class AgentDisabled extends Refusal {
    private static final long serialVersionUID = 1L;

    public AgentDisabled() {
        super(Kind.NOT_POSSIBLE_NOW, "the agent is disabled");
    }
}
