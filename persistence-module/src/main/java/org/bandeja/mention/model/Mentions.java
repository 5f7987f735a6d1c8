package org.bandeja.mention.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;

/**
 * Who was named in which note. A person gets those of conversations that he sees at this moment: whoever has lost sight of one
 * does not see the mention any more, nor does it count.
 */
@ApplicationScoped
public class Mentions {
    private static final int PREVIEW = 200;

    /** What a person sees of his own; the same for list, count and read state. */
    private static final String VISIBLE =
            "n.agent_id = :me and (:administrator = true or c.department_id in (:departments))";

    @PersistenceContext
    EntityManager em;

    /**
     * Who can be named in a conversation of this department: its members, and administrators, who are neither disabled nor
     * still to choose a password; by name.
     *
     * @param department empty: administrators only see it
     */
    public List<Mentionable> mentionable(Optional<DepartmentId> department) {
        List<?> rows = em.createNativeQuery("select a.id, a.name, m.role from agent a left join membership m"
                        + " on m.agent_id = a.id and m.department_id = :department where a.disabled = false"
                        + " and a.invited = false and (m.role is not null or a.administrator = true)"
                        + " order by a.name, a.id")
                .setParameter("department", department.map(DepartmentId::value).orElse(-1L))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Mentionable(
                        new AgentId(number(row[0])),
                        (String) row[1],
                        Optional.ofNullable((String) row[2]).map(Role::valueOf)))
                .toList();
    }

    /** Somebody was named; once a note. */
    public void add(AgentId agent, ConversationId conversation, MessageId note, AgentId author, Instant at) {
        em.createNativeQuery("insert into mention (id, agent_id, conversation_id, message_id, author_id, at)"
                        + " values (:id, :agent, :conversation, :message, :author, :at)")
                .setParameter("id", MentionId.next().value())
                .setParameter("agent", agent.value())
                .setParameter("conversation", conversation.value())
                .setParameter("message", note.value())
                .setParameter("author", author.value())
                .setParameter("at", Timestamp.from(at))
                .executeUpdate();
    }

    /** Who was named in these notes, by name; what names nobody is left out. Ask only for notes that the person may see. */
    public Map<MessageId, List<AgentShown>> in(Collection<MessageId> notes) {
        if (notes.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery("select n.message_id, a.id, a.name from mention n"
                        + " join agent a on a.id = n.agent_id where n.message_id in (:ids) order by a.name, a.id")
                .setParameter("ids", notes.stream().map(MessageId::value).toList())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(
                        row -> new MessageId(number(row[0])),
                        Collectors.mapping(
                                row -> new AgentShown(new AgentId(number(row[1])), (String) row[2]),
                                Collectors.toList())));
    }

    /**
     * The latest first.
     *
     * @param before where the page before ended; empty: the first page
     */
    public List<MentionRow> list(Caller caller, Optional<MentionId> before, int limit) {
        List<?> rows = mine(
                        "select n.id, n.at, n.seen_at, a.id as author, a.name, c.id as conversation, k.name as contact,"
                                + " k.profile_name, k.phone, d.name as department, n.message_id, left(m.text, "
                                + PREVIEW
                                + ") as preview",
                        " join agent a on a.id = n.author_id join contact k on k.id = c.contact_id"
                                + " join message m on m.id = n.message_id left join department d on d.id = c.department_id",
                        " and n.id < :before order by n.id desc limit :limit",
                        caller)
                .setParameter("before", before.map(MentionId::value).orElse(Long.MAX_VALUE))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(Mentions::row).toList();
    }

    /** The latest in a conversation that this person has not seen, and who wrote it. */
    public Optional<UnseenMention> latestUnseen(Caller caller, ConversationId conversation) {
        List<?> found = mine(
                        "select n.message_id, a.id, a.name, n.at",
                        " join agent a on a.id = n.author_id",
                        " and c.id = :conversation and n.seen_at is null order by n.id desc limit 1",
                        caller)
                .setParameter("conversation", conversation.value())
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new UnseenMention(
                        new MessageId(number(row[0])),
                        new AgentShown(new AgentId(number(row[1])), (String) row[2]),
                        ((Timestamp) row[3]).toInstant()))
                .findFirst();
    }

    /** A mention that waits to be seen. */
    public record UnseenMention(MessageId note, AgentShown author, Instant at) {}

    /** How many this person has not seen; not counted further than this. */
    public int unseen(Caller caller, int most) {
        List<?> found = mine("select 1", "", " and n.seen_at is null limit :most", caller)
                .setParameter("most", most)
                .getResultList();
        return found.size();
    }

    /** The conversations of those that this person has not seen. */
    public List<ConversationId> conversationsOfUnseen(Caller caller, int most) {
        List<?> found = mine("select distinct c.id", "", " and n.seen_at is null limit :most", caller)
                .setParameter("most", most)
                .getResultList();
        return found.stream().map(id -> new ConversationId(number(id))).toList();
    }

    /**
     * This person has seen them.
     *
     * @param mention only this one; empty: all
     * @param conversation only those of this conversation; empty: of all
     * @return how many were new
     */
    public int see(Caller caller, Optional<MentionId> mention, Optional<ConversationId> conversation, Instant now) {
        Query query = em.createNativeQuery("update mention n join conversation c on c.id = n.conversation_id"
                        + " set n.seen_at = :now where " + VISIBLE + " and n.seen_at is null"
                        + " and (:mention = 0 or n.id = :mention) and (:conversation = 0 or c.id = :conversation)")
                .setParameter("now", Timestamp.from(now))
                .setParameter("mention", mention.map(MentionId::value).orElse(0L))
                .setParameter(
                        "conversation", conversation.map(ConversationId::value).orElse(0L));
        return asked(query, caller).executeUpdate();
    }

    private Query mine(String columns, String joins, String end, Caller caller) {
        return asked(
                em.createNativeQuery(columns + " from mention n join conversation c on c.id = n.conversation_id" + joins
                        + " where " + VISIBLE + end),
                caller);
    }

    private static Query asked(Query query, Caller caller) {
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

    private static MentionRow row(Object[] row) {
        String name = Optional.ofNullable((String) row[6]).orElse("");
        return new MentionRow(
                new MentionId(number(row[0])),
                ((Timestamp) row[1]).toInstant(),
                row[2] != null,
                new AgentShown(new AgentId(number(row[3])), (String) row[4]),
                new ConversationId(number(row[5])),
                name.isBlank() ? Optional.ofNullable((String) row[7]).orElse("") : name,
                Optional.ofNullable((String) row[8]),
                Optional.ofNullable((String) row[9]),
                new MessageId(number(row[10])),
                Optional.ofNullable((String) row[11]).orElse(""));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
