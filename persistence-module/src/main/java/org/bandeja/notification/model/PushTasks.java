package org.bandeja.notification.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * What is on its way to browsers: one for each browser and conversation, so that there is never more of it than those, and what comes
 * later takes the place of what waits. Whether somebody may be told is asked when it leaves.
 */
@ApplicationScoped
public class PushTasks {
    private static final String ADD =
            "insert into push_task (subscription_id, conversation_id, event_id, kinds, message_id,"
                    + " actor_id, attempts, due_at, expires_at) select s.id, :conversation, :event, :kind, :message, :actor, 0, :due,"
                    + " :expires from push_subscription s where s.created_at <= :at and ";

    private static final String REPLACED =
            " on duplicate key update event_id = values(event_id), kinds = kinds | values(kinds),"
                    + " message_id = coalesce(values(message_id), message_id),"
                    + " actor_id = if(:gives, values(actor_id), coalesce(values(actor_id), actor_id)),"
                    + " attempts = 0, expires_at = values(expires_at)";

    private static final String SAME = " where subscription_id = :subscription and conversation_id = :conversation";

    @PersistenceContext
    EntityManager em;

    /**
     * Something that happened.
     *
     * @param at when; browsers that subscribed later are not told
     * @param message of the customer
     * @param actor who did it; empty: the customer, or Bandeja
     * @param due not before then: what is read meanwhile need not be told
     */
    public record Fresh(
            long event,
            Instant at,
            ConversationId conversation,
            NotificationKind kind,
            Optional<MessageId> message,
            Optional<AgentId> actor,
            Instant due,
            Instant expires) {}

    /**
     * Something that is to leave now.
     *
     * @param kinds all that has come together since the last one left
     * @param message the customer's last one
     * @param giver who gave the conversation last; empty: Bandeja
     */
    public record Task(
            SubscriptionId subscription,
            ConversationId conversation,
            long event,
            Set<NotificationKind> kinds,
            Optional<MessageId> message,
            Optional<AgentId> giver,
            int attempts,
            Instant expires) {}

    /**
     * Whether this node is the one to look through the event: the first one that asks is.
     */
    public boolean take(long event, Instant now) {
        return em.createNativeQuery("insert ignore into notified_event (event_id, at) values (:event, :now)")
                        .setParameter("event", event)
                        .setParameter("now", Timestamp.from(now))
                        .executeUpdate()
                > 0;
    }

    /** For the browsers of one person. */
    public void addFor(AgentId agent, Fresh fresh) {
        fill(em.createNativeQuery(ADD + "s.agent_id = :agent" + REPLACED), fresh)
                .setParameter("actor", fresh.actor().map(AgentId::value).orElse(null))
                .setParameter("agent", agent.value())
                .executeUpdate();
    }

    /** For those of a department: its members, and administrators who are member nowhere; not for who did it. */
    public void addForDepartment(DepartmentId department, Fresh fresh) {
        fill(
                        em.createNativeQuery(ADD + "s.agent_id <> coalesce(:doer, 0)"
                                + " and (exists (select 1 from membership m where m.agent_id = s.agent_id"
                                + " and m.department_id = :department) or exists (select 1 from agent a where a.id = s.agent_id"
                                + " and a.administrator = true and not exists (select 1 from membership m2"
                                + " where m2.agent_id = a.id)))" + REPLACED),
                        fresh)
                .setParameter("actor", null)
                .setParameter("doer", fresh.actor().map(AgentId::value).orElse(null))
                .setParameter("department", department.value())
                .executeUpdate();
    }

    private static Query fill(Query query, Fresh fresh) {
        return query.setParameter("conversation", fresh.conversation().value())
                .setParameter("event", fresh.event())
                .setParameter("kind", fresh.kind().bit())
                .setParameter("gives", fresh.kind() == NotificationKind.ASSIGNED)
                .setParameter("message", fresh.message().map(MessageId::value).orElse(null))
                .setParameter("due", Timestamp.from(fresh.due()))
                .setParameter("expires", Timestamp.from(fresh.expires()))
                .setParameter("at", Timestamp.from(fresh.at()));
    }

    /**
     * What is due and nobody else is just taking: what is about one person first, then what is for a whole department; of each the
     * longest waiting first.
     *
     * @param until when another may take it, if nobody says what came of it
     */
    public List<Task> claim(Instant now, Instant until, int most) {
        List<Task> tasks = new ArrayList<>(due(Urgency.ONE_PERSONS, now, most));
        if (tasks.size() < most) {
            tasks.addAll(due(Urgency.A_DEPARTMENTS, now, most - tasks.size()));
        }
        tasks.forEach(task -> change(
                        "update push_task set due_at = :due, attempts = attempts + 1, taken = taken | kinds, kinds = 0",
                        task)
                .setParameter("due", Timestamp.from(until))
                .executeUpdate());
        return tasks;
    }

    /** Numbers of the column. */
    private enum Urgency {
        ONE_PERSONS,
        A_DEPARTMENTS
    }

    /** Along the index, so that nothing else is locked. */
    private List<Task> due(Urgency urgency, Instant now, int most) {
        List<?> rows = em.createNativeQuery(
                        "select subscription_id, conversation_id, event_id, kinds | taken, message_id,"
                                + " actor_id, attempts, expires_at from push_task where urgency = :urgency and due_at <= :now"
                                + " order by due_at limit :most for update skip locked")
                .setParameter("urgency", urgency.ordinal())
                .setParameter("now", Timestamp.from(now))
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(PushTasks::read).toList();
    }

    /** It need not be told, or was; what happened since has to be told still. */
    public void done(Task task, Instant now) {
        int gone = change("delete from push_task", task).executeUpdate();
        if (gone == 0) {
            of("update push_task set taken = 0, due_at = :at" + SAME, task)
                    .setParameter("at", Timestamp.from(now))
                    .executeUpdate();
        }
    }

    /** Not now, but then. */
    public void postpone(Task task, Instant until) {
        due(task, until, 0);
    }

    /** Not now, but then, and this was no try: nobody was called. */
    public void rest(Task task, Instant until) {
        due(task, until, 1);
    }

    private void due(Task task, Instant at, int untried) {
        of(
                        "update push_task set kinds = kinds | taken, taken = 0, due_at = :at,"
                                + " attempts = greatest(0, attempts - :untried)" + SAME,
                        task)
                .setParameter("at", Timestamp.from(at))
                .setParameter("untried", untried)
                .executeUpdate();
    }

    private Query change(String begin, Task task) {
        return of(begin + SAME + " and event_id = :event", task).setParameter("event", task.event());
    }

    private Query of(String query, Task task) {
        return em.createNativeQuery(query)
                .setParameter("subscription", task.subscription().value())
                .setParameter("conversation", task.conversation().value());
    }

    /** @return how many notes of events that were looked through were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from notified_event where at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }

    private static Task read(Object[] row) {
        return new Task(
                new SubscriptionId(number(row[0])),
                new ConversationId(number(row[1])),
                number(row[2]),
                NotificationKind.in((int) number(row[3])),
                Optional.ofNullable((Number) row[4]).map(id -> new MessageId(id.longValue())),
                Optional.ofNullable((Number) row[5]).map(id -> new AgentId(id.longValue())),
                (int) number(row[6]) + 1,
                ((Timestamp) row[7]).toInstant());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
