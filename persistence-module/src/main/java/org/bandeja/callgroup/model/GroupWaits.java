package org.bandeja.callgroup.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.CalendarId;

/** What groups still have to see to: their list of work, which several nodes read. */
@ApplicationScoped
public class GroupWaits {
    @PersistenceContext
    EntityManager em;

    /** Groups that have something to look at by then. */
    public List<CallGroupId> groupsDue(Instant by, int most) {
        List<?> ids = em.createNativeQuery(
                        "select group_id from call_group_wait where next_at <= :by group by group_id order by min(next_at) limit :most")
                .setParameter("by", Timestamp.from(by))
                .setParameter("most", most)
                .getResultList();
        return ids.stream()
                .map(id -> new CallGroupId(((Number) id).longValue()))
                .toList();
    }

    /** What is due by then, whoever waits longest first. A plain look: what is locked afterwards may be otherwise. */
    public List<ConversationId> due(CallGroupId group, Instant by, int most) {
        List<?> ids = em.createNativeQuery("select conversation_id from call_group_wait where group_id = :group"
                        + " and next_at <= :by order by entered_at, conversation_id limit :most")
                .setParameter("group", group.value())
                .setParameter("by", Timestamp.from(by))
                .setParameter("most", most)
                .getResultList();
        return ids.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }

    /** When the next is due; empty: nothing waits. */
    public Optional<Instant> earliest() {
        Object next =
                em.createNativeQuery("select min(next_at) from call_group_wait").getSingleResult();
        return Optional.ofNullable((Timestamp) next).map(Timestamp::toInstant);
    }

    /** The caller holds the conversation; locked with it. */
    public Optional<GroupWait> lock(ConversationId conversation) {
        List<?> rows = em.createNativeQuery(
                        "select group_id, department_id, agent_id, step, at_the_end, since, step_ends_at, set_aside"
                                + " from call_group_wait where conversation_id = :id for update")
                .setParameter("id", conversation.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> wait(conversation, row))
                .findFirst();
    }

    private static GroupWait wait(ConversationId conversation, Object[] row) {
        return new GroupWait(
                conversation,
                new CallGroupId(((Number) row[0]).longValue()),
                new DepartmentId(((Number) row[1]).longValue()),
                Optional.ofNullable((Number) row[2]).map(Number::longValue).map(AgentId::new),
                ((Number) row[3]).intValue(),
                isTrue(row[4]),
                ((Timestamp) row[5]).toInstant(),
                Optional.ofNullable((Timestamp) row[6]).map(Timestamp::toInstant),
                isTrue(row[7]));
    }

    private static boolean isTrue(Object column) {
        return Boolean.TRUE.equals(column) || column instanceof Number value && value.intValue() != 0;
    }

    /** It has come to the group, perhaps from another one; who has tried there may try here. */
    public void enter(GroupWait wait, Instant now) {
        leave(wait.conversation());
        em.createNativeQuery(
                        "insert into call_group_wait (conversation_id, group_id, department_id, agent_id, step, at_the_end,"
                                + " since, step_ends_at, next_at, entered_at)"
                                + " values (:id, :group, :department, null, :step, false, :since, :end, :now, :now)")
                .setParameter("id", wait.conversation().value())
                .setParameter("group", wait.group().value())
                .setParameter("department", wait.department().value())
                .setParameter("step", wait.step())
                .setParameter("since", Timestamp.from(wait.since()))
                .setParameter("end", wait.stepEndsAt().map(Timestamp::from).orElse(null))
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** The caller has it locked; looked at again at the time given, or when its step ends. */
    public void keep(GroupWait wait, Instant nextAt) {
        Instant next = wait.stepEndsAt().filter(nextAt::isAfter).orElse(nextAt);
        em.createNativeQuery("update call_group_wait set department_id = :department, agent_id = :agent, step = :step,"
                        + " at_the_end = :atTheEnd, since = :since, step_ends_at = :end, next_at = :next"
                        + " where conversation_id = :id")
                .setParameter("id", wait.conversation().value())
                .setParameter("department", wait.department().value())
                .setParameter("agent", wait.agent().map(AgentId::value).orElse(null))
                .setParameter("step", wait.step())
                .setParameter("atTheEnd", wait.atTheEnd())
                .setParameter("since", Timestamp.from(wait.since()))
                .setParameter("end", wait.stepEndsAt().map(Timestamp::from).orElse(null))
                .setParameter("next", Timestamp.from(next))
                .executeUpdate();
    }

    /**
     * Nobody can be given anything at this moment: all that waits in a step which is not over yet is looked at again later. The
     * caller holds the group's gate.
     */
    public void postpone(CallGroupId group, Instant until) {
        em.createNativeQuery("update call_group_wait set next_at = :until"
                        + " where group_id = :group and agent_id is null and next_at < :until"
                        + " and (step_ends_at is null or step_ends_at > :until)")
                .setParameter("group", group.value())
                .setParameter("until", Timestamp.from(until))
                .executeUpdate();
    }

    /** Groups or hours have changed: what rests is looked at now. The last of a transaction: whoever has one of these conversations takes its row after it. */
    public void lookNow(Instant now) {
        em.createNativeQuery("update call_group_wait set next_at = :now where agent_id is null and next_at > :now"
                        + " and set_aside = false")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** The group has nothing to do with it any more. */
    public void leave(ConversationId conversation) {
        em.createNativeQuery("delete from call_group_wait where conversation_id = :id")
                .setParameter("id", conversation.value())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** When the group is there in which a conversation waits; empty: it waits in none, or in one without hours of its own. */
    public Optional<CalendarId> calendar(ConversationId conversation) {
        List<?> ids = em.createNativeQuery("select g.calendar_id from call_group_wait w join call_group g"
                        + " on g.id = w.group_id where w.conversation_id = :id and g.calendar_id is not null")
                .setParameter("id", conversation.value())
                .getResultList();
        return ids.stream().map(id -> new CalendarId(((Number) id).longValue())).findFirst();
    }

    /** Whoever had it in this group without answering. */
    public Set<AgentId> tried(ConversationId conversation) {
        List<?> ids = em.createNativeQuery("select agent_id from call_group_tried where conversation_id = :id")
                .setParameter("id", conversation.value())
                .getResultList();
        Set<AgentId> tried = new HashSet<>();
        for (Object id : ids) {
            tried.add(new AgentId(((Number) id).longValue()));
        }
        return tried;
    }

    public void addTried(ConversationId conversation, AgentId agent) {
        em.createNativeQuery("insert ignore into call_group_tried (conversation_id, agent_id) values (:id, :agent)")
                .setParameter("id", conversation.value())
                .setParameter("agent", agent.value())
                .executeUpdate();
    }

    /**
     * A person has taken it out of the group, and may take that back: until then it is kept how it waited. What had been taken out
     * before has left.
     */
    public void setAside(ConversationId conversation, Instant until) {
        em.createNativeQuery("delete from call_group_wait where conversation_id = :id and set_aside = true")
                .setParameter("id", conversation.value())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        em.createNativeQuery(
                        "update call_group_wait set set_aside = true, next_at = :until where conversation_id = :id")
                .setParameter("id", conversation.value())
                .setParameter("until", Timestamp.from(until))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** What had set it aside was taken back: the group looks at it now. */
    public void takeUp(ConversationId conversation, Instant now) {
        em.createNativeQuery("update call_group_wait set set_aside = false, next_at = :now"
                        + " where conversation_id = :id and set_aside = true")
                .setParameter("id", conversation.value())
                .setParameter("now", Timestamp.from(now))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** Looked at then, whatever was planned; what was set aside is left alone. */
    public void lookAt(ConversationId conversation, Instant then) {
        em.createNativeQuery(
                        "update call_group_wait set next_at = :then where conversation_id = :id and set_aside = false")
                .setParameter("id", conversation.value())
                .setParameter("then", Timestamp.from(then))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** Whether the company has said something to the customer since then, notes not counted. */
    public boolean isAnsweredForSystem(ConversationId conversation, Instant since) {
        return !em.createNativeQuery("select id from message where conversation_id = :id and direction = 'OUT'"
                        + " and author_id is not null and received_at >= :since limit 1")
                .setParameter("id", conversation.value())
                .setParameter("since", Timestamp.from(since))
                .getResultList()
                .isEmpty();
    }

    /** Who had a conversation with the contact last, this one not counted. */
    public Optional<AgentId> lastAgentForSystem(ContactId contact, ConversationId now) {
        List<?> ids = em.createNativeQuery("select last_assignee_id from conversation where contact_id = :contact"
                        + " and id <> :now and last_assignee_id is not null order by activity_at desc, id desc limit 1")
                .setParameter("contact", contact.value())
                .setParameter("now", now.value())
                .getResultList();
        return ids.stream().map(id -> new AgentId(((Number) id).longValue())).findFirst();
    }
}
