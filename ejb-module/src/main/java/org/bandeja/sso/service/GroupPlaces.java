package org.bandeja.sso.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.LastAdministrator;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.Seats;
import org.bandeja.directory.service.Seats.Hand;
import org.bandeja.sso.rules.Granted;
import org.bandeja.sso.rules.GroupRules;
import org.jboss.logging.Logger;

/** Brings somebody's places in line with the groups: in the departments that rules mention, and nowhere else. */
@ApplicationScoped
public class GroupPlaces {
    /** What the audit says of it. */
    static final String REASON = "single sign-on";

    private static final Logger LOG = Logger.getLogger(GroupPlaces.class);

    @Inject
    Departments departments;

    @Inject
    Seats seats;

    /** The part of it that there is: a rule may lead to a department that nobody has made, or that has another name now. */
    Granted found(Granted granted) {
        Map<String, Role> there = new HashMap<>(granted.departments());
        there.keySet().removeIf(name -> departments.named(name).isEmpty());
        return new Granted(granted.administrator(), there);
    }

    /**
     * @param agent locked
     * @param administrators all of them, locked, if this one may have to stop being one
     */
    void apply(GroupRules rules, Granted granted, Agent agent, Set<AgentId> administrators) {
        Hand hand = new Hand(Optional.empty(), REASON);
        Map<DepartmentId, Optional<Role>> wanted = new TreeMap<>(Comparator.comparingLong(DepartmentId::value));
        for (String name : rules.departments()) {
            Optional<Role> role = Optional.ofNullable(granted.departments().get(name));
            departments
                    .named(name)
                    .ifPresentOrElse(
                            id -> wanted.merge(id, role, GroupPlaces::higher),
                            () -> LOG.warnf(
                                    "Single sign-on: a rule leads to a department \"%s\", which is not there", name));
        }
        wanted.forEach((department, role) -> seats.bring(agent, department, role, hand));
        if (rules.manageAdministrators()) {
            administrate(granted, agent, administrators, hand);
        }
    }

    private void administrate(Granted granted, Agent agent, Set<AgentId> administrators, Hand hand) {
        try {
            seats.administrate(agent, granted.administrator(), administrators, hand);
        } catch (LastAdministrator e) {
            LOG.warn("Single sign-on: the last administrator has no group for it any more, and stays one");
        }
    }

    /** Two rules may write the name of one department differently. */
    private static Optional<Role> higher(Optional<Role> one, Optional<Role> other) {
        return one.equals(Optional.of(Role.ADMIN)) || other.isEmpty() ? one : other;
    }
}
