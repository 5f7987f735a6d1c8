package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Places;
import org.bandeja.directory.model.Places.Colleague;

/** The people that one works with. */
@Stateless
@RolesAllowed(AGENT)
public class Colleagues {
    /** From a longer list nobody chooses: then the first ones by name. */
    private static final int MOST = 500;

    @Inject
    Agents agents;

    @Inject
    Places places;

    @Inject
    Callers callers;

    /** Who may have the conversations that the caller sees: the members of his departments; for administrators those of all, and administrators; by name. */
    public List<Colleague> all() {
        Caller caller = callers.current();
        return caller.administrator() ? places.colleagues(MOST) : places.colleaguesIn(caller.departments(), MOST);
    }

    /** Of somebody whom the caller has met in a conversation that he may see; empty when gone. */
    public String name(AgentId id) {
        return agents.find(id).map(Agent::name).orElse("");
    }
}
