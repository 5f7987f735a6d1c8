package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;

/** The people that one works with. */
@Stateless
@RolesAllowed(AGENT)
public class Colleagues {
    @Inject
    Agents agents;

    /** Of somebody whom the caller has met in a conversation that he may see; empty when gone. */
    public String name(AgentId id) {
        return agents.find(id).map(Agent::name).orElse("");
    }
}
