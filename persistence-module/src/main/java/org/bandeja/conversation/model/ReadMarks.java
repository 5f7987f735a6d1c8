package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** How far everybody has read. */
@ApplicationScoped
public class ReadMarks {
    @PersistenceContext
    EntityManager em;

    /** Reading only goes forward, whichever window says so first. */
    public void advance(ReadMark mark) {
        put(mark, "seq = greatest(seq, values(seq)), inbound_count = greatest(inbound_count, values(inbound_count))");
    }

    /** Marks unread: the one thing that goes back. */
    public void moveBack(ReadMark mark) {
        put(mark, "seq = least(seq, values(seq)), inbound_count = least(inbound_count, values(inbound_count))");
    }

    /** Puts it back where it was before a deed, unless it has moved since. */
    public void restore(AgentId agent, ConversationId conversation, long deed, Optional<ReadMark> before) {
        String change = before.isPresent()
                ? "update read_mark set seq = :seq, inbound_count = :inbound"
                : "delete from read_mark";
        Query query = em.createNativeQuery(
                change + " where conversation_id = :conversation and agent_id = :agent and seq = :deed");
        before.ifPresent(mark -> query.setParameter("seq", mark.seq()).setParameter("inbound", mark.inboundCount()));
        query.setParameter("conversation", conversation.value())
                .setParameter("agent", agent.value())
                .setParameter("deed", deed)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** A new member starts as read: what is open in the department now is not news to them. */
    public void startAsRead(AgentId agent, DepartmentId department) {
        em.createNativeQuery("insert into read_mark (agent_id, conversation_id, seq, inbound_count)"
                        + " select :agent, c.id, c.last_seq, c.inbound_count from conversation c"
                        + " where c.department_id = :department and c.status = 'OPEN' on duplicate key update"
                        + " seq = greatest(read_mark.seq, values(seq)),"
                        + " inbound_count = greatest(read_mark.inbound_count, values(inbound_count))")
                .setParameter("agent", agent.value())
                .setParameter("department", department.value())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    private void put(ReadMark mark, String onDuplicate) {
        em.createNativeQuery("insert into read_mark (agent_id, conversation_id, seq, inbound_count)"
                        + " values (:agent, :conversation, :seq, :inbound) on duplicate key update " + onDuplicate)
                .setParameter("agent", mark.agent().value())
                .setParameter("conversation", mark.conversation().value())
                .setParameter("seq", mark.seq())
                .setParameter("inbound", mark.inboundCount())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** The marks of one agent in these conversations. */
    public List<ReadMark> of(AgentId agent, Collection<ConversationId> conversations) {
        return of(List.of(agent), conversations);
    }

    /** The marks of these agents in these conversations. */
    public List<ReadMark> of(Collection<AgentId> agents, Collection<ConversationId> conversations) {
        if (agents.isEmpty() || conversations.isEmpty()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery("select agent_id, conversation_id, seq, inbound_count from read_mark"
                        + " where conversation_id in (:ids) and agent_id in (:agents)")
                .setParameter(
                        "ids", conversations.stream().map(ConversationId::value).toList())
                .setParameter("agents", agents.stream().map(AgentId::value).toList())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(ReadMarks::mark).toList();
    }

    private static ReadMark mark(Object[] row) {
        return new ReadMark(
                new AgentId(((Number) row[0]).longValue()),
                new ConversationId(((Number) row[1]).longValue()),
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue());
    }
}
