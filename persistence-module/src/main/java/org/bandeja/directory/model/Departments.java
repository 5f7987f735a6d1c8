package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The departments and who belongs to them. */
@ApplicationScoped
public class Departments {
    @PersistenceContext
    EntityManager em;

    public Optional<Department> find(DepartmentId id) {
        return Optional.ofNullable(em.find(Department.class, id.value()));
    }

    /** @param name case and accents do not tell apart */
    public Optional<DepartmentId> named(String name) {
        return em.createQuery("select d.id from Department d where d.name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .map(DepartmentId::new)
                .findFirst();
    }

    /** All that are not archived, by name. */
    public List<Department> active() {
        return em.createQuery("select d from Department d where d.archived = false order by d.name", Department.class)
                .getResultList();
    }

    /** Names by id; who is not there is left out. */
    public Map<DepartmentId, String> names(Collection<DepartmentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em
                .createQuery("select d.id, d.name from Department d where d.id in :ids", Object[].class)
                .setParameter("ids", ids.stream().map(DepartmentId::value).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> new DepartmentId((Long) row[0]), row -> (String) row[1]));
    }

    /** By id; who is not there is left out. */
    public Map<DepartmentId, Department> of(Collection<DepartmentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select d from Department d where d.id in :ids", Department.class)
                .setParameter("ids", ids.stream().map(DepartmentId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(Department::id, Function.identity()));
    }

    /** For a change: locked until the transaction ends. */
    public Optional<Department> lock(DepartmentId id) {
        return Optional.ofNullable(em.find(Department.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(Department department) {
        em.persist(department);
    }

    /** Whether another department is called so; case and accents do not tell apart. */
    public boolean isNameTaken(String name, DepartmentId by) {
        return !em.createQuery("select d.id from Department d where d.name = :name and d.id <> :id", Long.class)
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    // --- memberships

    public Optional<Membership> membership(AgentId agent, DepartmentId department) {
        return Optional.ofNullable(em.find(Membership.class, key(agent, department)));
    }

    /** Where these people work. */
    public Map<AgentId, Set<DepartmentId>> places(Collection<AgentId> agents) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select m from Membership m where m.id.agentId in :agents", Membership.class)
                .setParameter("agents", agents.stream().map(AgentId::value).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        Membership::agent, Collectors.mapping(Membership::department, Collectors.toSet())));
    }

    /** Locked first of all: whoever gives this agent a conversation at the same time waits, or is waited for. */
    public Optional<Membership> lockMembership(AgentId agent, DepartmentId department) {
        return Optional.ofNullable(em.find(Membership.class, key(agent, department), LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(Membership membership) {
        em.persist(membership);
    }

    public void remove(Membership membership) {
        em.remove(membership);
        em.flush();
    }

    private static Membership.Key key(AgentId agent, DepartmentId department) {
        return new Membership.Key(agent.value(), department.value());
    }

    /** Writes what is pending, so that rows read in this transaction show it, and locks are taken in order. */
    public void flush() {
        em.flush();
    }
}
