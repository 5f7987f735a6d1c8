package org.bandeja.quickreply.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.DepartmentId;

/** The quick replies. What people get takes the caller: of a department that is not theirs they get nothing. */
@ApplicationScoped
public class QuickReplies {
    private static final String VISIBLE = "(q.agentId = :me or q.agentId is null and (q.departmentId is null"
            + " or :administrator = true or q.departmentId in :departments))";

    @PersistenceContext
    EntityManager em;

    /** One that this person sees. */
    public Optional<QuickReply> find(QuickReplyId id, Caller caller) {
        return visible("q.id = :id", caller).setParameter("id", id.value()).getResultList().stream()
                .findFirst();
    }

    /** Likewise, for a change: locked until the transaction ends. */
    public Optional<QuickReply> lock(QuickReplyId id, Caller caller) {
        return visible("q.id = :id", caller)
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** An owner's, by shortcut, as far as this person sees them. */
    public List<QuickReply> of(ReplyOwner owner, Caller caller) {
        return visible("q.ownerId = :owner order by q.shortcut", caller)
                .setParameter("owner", value(owner))
                .getResultList();
    }

    /**
     * What this person can insert in a conversation: own ones, the department's, the company's.
     *
     * @param department the conversation's; empty: none yet
     */
    public List<QuickReply> usableIn(Optional<DepartmentId> department, Caller caller) {
        return visible(
                        "(q.agentId = :me or q.departmentId = :here or q.agentId is null and q.departmentId is null)",
                        caller)
                .setParameter("here", department.map(DepartmentId::value).orElse(-1L))
                .getResultList();
    }

    private TypedQuery<QuickReply> visible(String which, Caller caller) {
        TypedQuery<QuickReply> query =
                em.createQuery("select q from QuickReply q where " + VISIBLE + " and " + which, QuickReply.class);
        return query.setParameter("me", caller.agent().value())
                .setParameter("administrator", caller.administrator())
                .setParameter(
                        "departments",
                        caller.departments().isEmpty()
                                ? List.of(-1L)
                                : caller.departments().stream()
                                        .map(DepartmentId::value)
                                        .toList());
    }

    /** As the database computes it: ids of agents and departments are never the same. */
    private static long value(ReplyOwner owner) {
        if (owner instanceof ReplyOwner.Person person) {
            return person.agent().value();
        }
        return owner instanceof ReplyOwner.Team team ? team.department().value() : 0;
    }

    /** Whether the same owner has another one with this shortcut; case and accents do not tell apart. */
    public boolean isTaken(Shortcut shortcut, ReplyOwner owner, QuickReplyId by) {
        return !em.createQuery(
                        "select q.id from QuickReply q where q.ownerId = :owner and q.shortcut = :shortcut and q.id <> :id",
                        Long.class)
                .setParameter("owner", value(owner))
                .setParameter("shortcut", shortcut.text())
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    public long count(ReplyOwner owner) {
        return em.createQuery("select count(q) from QuickReply q where q.ownerId = :owner", Long.class)
                .setParameter("owner", value(owner))
                .getSingleResult();
    }

    public void add(QuickReply reply) {
        em.persist(reply);
    }

    public void remove(QuickReply reply) {
        em.remove(reply);
    }

    /** Writes what is pending, so that a shortcut that was taken meanwhile is noticed here. */
    public void flush() {
        em.flush();
    }
}
