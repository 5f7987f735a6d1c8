package org.bandeja.health.service;

import java.util.Set;
import org.bandeja.directory.model.AgentId;

/** The screens of this node, as far as its health is concerned: whoever holds them knows health, and not the other way round. */
public interface OpenScreens {
    /** Who has a screen open on this node. */
    Set<AgentId> agents();

    /** How many screens are open on this node. */
    int screens();

    /**
     * This node is about to be stopped: some of them come again, at another.
     *
     * @param most not all at once: they load what they missed there
     * @return how many were still here
     */
    int sendAway(int most);
}
