package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Role;
import org.bandeja.refusal.model.Malformed;

/** Who I am, and my own settings. */
@Stateless
@RolesAllowed(AGENT)
public class MyProfile {
    @Inject
    Callers callers;

    @Inject
    Agents agents;

    @Inject
    Departments departments;

    /**
     * A department that I work in.
     *
     * @param role empty: none, as an administrator who is member nowhere
     */
    public record MyDepartment(DepartmentId id, String name, Optional<Role> role) {}

    /** Who I am. */
    public record Profile(Caller caller, String login, Optional<String> language, List<MyDepartment> departments) {}

    /** The departments of an administrator who is member nowhere are all that are not archived, without a role. */
    public Profile me() {
        Caller caller = callers.current();
        Agent agent = agents.find(caller.agent()).orElseThrow();
        return new Profile(caller, agent.login(), agent.language(), mine(caller));
    }

    private List<MyDepartment> mine(Caller caller) {
        if (caller.worksEverywhere()) {
            return departments.active().stream()
                    .map(department -> new MyDepartment(department.id(), department.name(), Optional.empty()))
                    .toList();
        }
        Map<DepartmentId, String> names = departments.names(caller.departments());
        return caller.memberships().entrySet().stream()
                .map(entry ->
                        new MyDepartment(entry.getKey(), names.get(entry.getKey()), Optional.of(entry.getValue())))
                .sorted(Comparator.comparing(MyDepartment::name))
                .toList();
    }

    /**
     * @param spoken the languages that there are texts in
     * @throws Malformed if the page does not speak it
     */
    public void speak(String language, Set<String> spoken) {
        if (!spoken.contains(language)) {
            throw new Malformed("language");
        }
        agents.find(callers.current().agent()).orElseThrow().speak(language);
    }
}
