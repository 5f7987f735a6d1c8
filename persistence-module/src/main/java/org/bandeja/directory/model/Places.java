package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who works where, at this moment and until the transaction ends. Whoever is to get a conversation has his place held
 * before the conversation is locked; whoever takes a place away does that before he looks for the conversations of who
 * leaves. So nobody gets a conversation of a department that he is leaving.
 */
@ApplicationScoped
public class Places {
    private static final String COLLEAGUES = "select a.id, a.name from Agent a where a.disabled = false and ";
    private static final String MEMBER = "exists (select 1 from Membership m where m.id.agentId = a.id";
    private static final String BY_NAME = " order by a.name, a.id";

    @PersistenceContext
    EntityManager em;

    /**
     * Waits for whoever is changing it, then keeps it from changing: agent and membership rows are locked, shared.
     *
     * @return empty for who is disabled or does not exist
     */
    public Optional<Place> hold(AgentId agent, DepartmentId department) {
        List<?> rows = em.createNativeQuery("select a.administrator, m.role from agent a"
                        + " left join membership m on m.agent_id = a.id and m.department_id = :department"
                        + " where a.id = :agent and a.disabled = false lock in share mode")
                .setParameter("department", department.value())
                .setParameter("agent", agent.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Place(
                        agent,
                        department,
                        Optional.ofNullable((String) row[1]).map(Role::valueOf),
                        Boolean.TRUE.equals(row[0]) || row[0] instanceof Number value && value.intValue() != 0))
                .findFirst();
    }

    /**
     * The department as a place for conversations: neither archived nor renamed until the transaction ends.
     *
     * @return its name; empty when there is none, or it is archived
     */
    public Optional<String> hold(DepartmentId department) {
        List<?> names = em.createNativeQuery(
                        "select d.name from department d where d.id = :id and d.archived = false lock in share mode")
                .setParameter("id", department.value())
                .getResultList();
        return names.stream().map(String.class::cast).findFirst();
    }

    /** A member of a department, by name. */
    public record Member(AgentId id, String name, Role role) {}

    /** Who may be given conversations of a department: its members who are not disabled, by name. */
    public List<Member> membersOf(DepartmentId department) {
        return em
                .createQuery(
                        "select a.id, a.name, m.role from Membership m, Agent a where m.id.departmentId = :department"
                                + " and a.id = m.id.agentId and a.disabled = false order by a.name, a.id",
                        Object[].class)
                .setParameter("department", department.value())
                .getResultList()
                .stream()
                .map(row -> new Member(new AgentId((Long) row[0]), (String) row[1], (Role) row[2]))
                .toList();
    }

    /** Somebody who works in a department. */
    public record Colleague(AgentId id, String name) {}

    /** Who may have conversations of some department, members and administrators, by name; at most so many. */
    public List<Colleague> colleagues(int most) {
        String all = COLLEAGUES + "(a.administrator = true or " + MEMBER + "))" + BY_NAME;
        return colleagues(em.createQuery(all, Object[].class), most);
    }

    /** The members of these departments, each once, by name; at most so many. */
    public List<Colleague> colleaguesIn(Set<DepartmentId> departments, int most) {
        if (departments.isEmpty()) {
            return List.of();
        }
        return colleagues(
                em.createQuery(
                                COLLEAGUES + MEMBER + " and m.id.departmentId in :departments)" + BY_NAME,
                                Object[].class)
                        .setParameter(
                                "departments",
                                departments.stream().map(DepartmentId::value).toList()),
                most);
    }

    private static List<Colleague> colleagues(TypedQuery<Object[]> query, int most) {
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new Colleague(new AgentId((Long) row[0]), (String) row[1]))
                .toList();
    }
}
