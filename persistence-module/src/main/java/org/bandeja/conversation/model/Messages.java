package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** What was said. Ask only within conversations that the person may see. */
@ApplicationScoped
public class Messages {
    private static final String ROW =
            "select m.id, m.conversation_id, m.seq, m.whatsapp_id, m.direction, m.type, m.text,"
                    + " m.content, m.at, m.status, m.error_code, m.error_details, a.id as a_id, a.name as a_name"
                    + " from message m left join agent a on a.id = m.author_id where ";

    @PersistenceContext
    EntityManager em;

    public void add(Message message) {
        em.persist(message);
    }

    public Optional<Message> find(MessageId id) {
        return Optional.ofNullable(em.find(Message.class, id.value()));
    }

    /** Found by the name that WhatsApp gave it, without loading it: whoever changes it locks its conversation first. */
    public Optional<MessageId> idOf(NumberId number, String whatsappId) {
        return em
                .createQuery("select m.id from Message m where m.numberId = :number and m.whatsappId = :id", Long.class)
                .setParameter("number", number.value())
                .setParameter("id", whatsappId)
                .getResultList()
                .stream()
                .findFirst()
                .map(MessageId::new);
    }

    /** Like {@link #idOf}; waits for a transaction that is just giving a message this name. */
    public boolean isNamed(NumberId number, String whatsappId) {
        return !em.createNativeQuery("select id from message where number_id = :number and whatsapp_id = :id"
                        + " lock in share mode")
                .setParameter("number", number.value())
                .setParameter("id", whatsappId)
                .getResultList()
                .isEmpty();
    }

    /** Which conversation a message belongs to, for this person: of what is not there and not visible nothing is found. */
    public Optional<ConversationId> conversationOf(MessageId id, Caller caller) {
        return em
                .createQuery(
                        "select c.id from Message m join Conversation c on c.id = m.conversationId where m.id = :id"
                                + " and (:administrator = true or c.departmentId in :departments)",
                        Long.class)
                .setParameter("id", id.value())
                .setParameter("administrator", caller.administrator())
                .setParameter("departments", Conversations.departments(caller))
                .getResultList()
                .stream()
                .findFirst()
                .map(ConversationId::new);
    }

    /** For Bandeja itself: which conversation a message belongs to, without loading it. */
    public Optional<ConversationId> conversationOfForSystem(MessageId id) {
        return em
                .createQuery("select m.conversationId from Message m where m.id = :id", Long.class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .findFirst()
                .map(ConversationId::new);
    }

    /** Which of these we have already. */
    public Set<String> known(NumberId number, Collection<String> whatsappIds) {
        return new HashSet<>(em.createQuery(
                        "select m.whatsappId from Message m where m.numberId = :number and m.whatsappId in :ids",
                        String.class)
                .setParameter("number", number.value())
                .setParameter("ids", whatsappIds)
                .getResultList());
    }

    /** How many messages of the customer there are up to an event. */
    public long inboundUpTo(ConversationId conversation, long seq) {
        return em.createQuery(
                        "select count(m) from Message m where m.conversationId = :conversation and m.seq <= :seq"
                                + " and m.direction = org.bandeja.conversation.model.Direction.IN",
                        Long.class)
                .setParameter("conversation", conversation.value())
                .setParameter("seq", seq)
                .getSingleResult();
    }

    /** The latest page. */
    public MessagePage latest(ConversationId conversation, int limit) {
        List<MessageRow> found = rows(
                ROW + "m.conversation_id = :conversation order by m.at desc, m.seq desc limit :limit",
                conversation,
                Optional.empty(),
                limit + 1);
        return page(found, limit, true, Optional.empty());
    }

    /** The page that ends just before this place. */
    public MessagePage before(ConversationId conversation, MessageCursor place, int limit) {
        List<MessageRow> found = rows(
                ROW + "m.conversation_id = :conversation and (m.at < :at or (m.at = :at and m.seq < :seq))"
                        + " order by m.at desc, m.seq desc limit :limit",
                conversation,
                Optional.of(place),
                limit + 1);
        return page(found, limit, true, Optional.of(place));
    }

    /** The page that begins just after this place. */
    public MessagePage after(ConversationId conversation, MessageCursor place, int limit) {
        List<MessageRow> found = rows(
                ROW + "m.conversation_id = :conversation and (m.at > :at or (m.at = :at and m.seq > :seq))"
                        + " order by m.at, m.seq limit :limit",
                conversation,
                Optional.of(place),
                limit + 1);
        return page(found, limit, false, Optional.of(place));
    }

    /** For Bandeja itself: rows by id. Who gets them is decided afterwards, for each person. */
    public Map<MessageId, MessageRow> rowsForSystem(Collection<MessageId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(ROW + "m.id in (:ids)", Tuple.class)
                .setParameter("ids", ids.stream().map(MessageId::value).toList());
        return read(query).stream().collect(Collectors.toMap(MessageRow::id, Function.identity()));
    }

    private List<MessageRow> rows(String sql, ConversationId conversation, Optional<MessageCursor> place, int limit) {
        Query query = em.createNativeQuery(sql, Tuple.class)
                .setParameter("conversation", conversation.value())
                .setParameter("limit", limit);
        place.ifPresent(
                cursor -> query.setParameter("at", Timestamp.from(cursor.at())).setParameter("seq", cursor.seq()));
        return read(query);
    }

    private static MessagePage page(
            List<MessageRow> found, int limit, boolean backwards, Optional<MessageCursor> place) {
        boolean more = found.size() > limit;
        List<MessageRow> rows = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (backwards) {
            Collections.reverse(rows);
        }
        Optional<MessageCursor> first = rows.isEmpty() ? place : Optional.of(MessageCursor.of(rows.get(0)));
        Optional<MessageCursor> last =
                rows.isEmpty() ? place : Optional.of(MessageCursor.of(rows.get(rows.size() - 1)));
        return backwards
                ? new MessagePage(rows, more ? first : Optional.empty(), place.isPresent() ? last : Optional.empty())
                : new MessagePage(rows, first, more ? last : Optional.empty());
    }

    private static List<MessageRow> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(Columns::new)
                .map(Messages::row)
                .toList();
    }

    private static MessageRow row(Columns row) {
        return new MessageRow(
                new MessageId(row.number("id")),
                new ConversationId(row.number("conversation_id")),
                row.number("seq"),
                row.optionalText("whatsapp_id"),
                Direction.valueOf(row.text("direction")),
                row.text("type"),
                row.optionalText("text"),
                row.optionalText("content"),
                row.time("at"),
                MessageStatus.valueOf(row.text("status")),
                row.optionalNumber("a_id")
                        .map(id -> new ConversationRow.AgentShown(new AgentId(id), row.text("a_name"))),
                row.optionalNumber("error_code")
                        .map(code -> new MessageRow.Problem(
                                code.intValue(),
                                row.optionalText("error_details").orElse(""))));
    }
}
