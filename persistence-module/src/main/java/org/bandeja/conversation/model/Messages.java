package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.identifier.model.Known;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.model.MediaRow;
import org.bandeja.media.model.MediaState;
import org.bandeja.media.model.MediaTrouble;
import org.bandeja.mention.model.Mentions;
import org.bandeja.routing.model.NumberId;

/** What was said. Ask only within conversations that the person may see. */
@ApplicationScoped
public class Messages {
    private static final int QUOTED_LENGTH = 300;

    private static final String ROW =
            "select m.id, m.conversation_id, m.number_id, m.seq, m.whatsapp_id, m.direction, m.type, m.text,"
                    + " m.content, m.quoted_id, m.at, m.status, m.attempts, m.automatic, m.error_code, m.error_details,"
                    + " m.edited_at,"
                    + " if(m.error_code is null, 0, (select count(*) from message_attempt t where t.message_id = m.id))"
                    + " as remembered,"
                    + " m.revoked_at, a.id as a_id, a.name as a_name, f.public_id as f_key, f.state as f_state,"
                    + " f.mime as f_mime, f.said_mime as f_said_mime, f.name as f_name, f.size as f_size,"
                    + " f.width as f_width, f.height as f_height, f.voice as f_voice, f.animated as f_animated,"
                    + " f.thumbnail_sha256 as f_thumbnail, f.trouble as f_trouble"
                    + " from message m left join agent a on a.id = m.author_id"
                    + " left join media f on f.id = m.media_id where ";

    /** A reaction stands at the message that it is about; on its own only where somebody has to decide about it. */
    private static final String IN_THREAD = ROW + "(m.type <> 'reaction' or m.status in ('FAILED', 'IN_DOUBT')) and ";

    @PersistenceContext
    EntityManager em;

    @Inject
    Mentions mentions;

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

    /** A message, if it was said between the same number and contact, in the same department. */
    public Optional<Message> between(MessageId id, Conversation conversation) {
        return em
                .createQuery(
                        "select m from Message m join Conversation c on c.id = m.conversationId"
                                + " where m.id = :id and c.numberId = :number"
                                + " and c.contactId = :contact and (c.departmentId = :department"
                                + " or c.departmentId is null and :department is null)",
                        Message.class)
                .setParameter("id", id.value())
                .setParameter("number", conversation.number().value())
                .setParameter("contact", conversation.contact().value())
                .setParameter(
                        "department",
                        conversation.department().map(DepartmentId::value).orElse(null))
                .getResultList()
                .stream()
                .findFirst();
    }

    /**
     * Messages with a file, of all conversations with a contact that this person sees, the latest first.
     *
     * @param after the last one of the page before
     */
    public List<MessageId> withFiles(ContactId contact, Optional<MessageId> after, int most, Caller caller) {
        return em
                .createQuery(
                        "select m.id from Conversation c join Message m on m.conversationId = c.id"
                                + " where c.contactId = :contact and m.mediaId is not null and m.revokedAt is null"
                                + " and m.id < :after and (:administrator = true or c.departmentId in :departments)"
                                + " order by m.id desc",
                        Long.class)
                .setParameter("contact", contact.value())
                .setParameter("after", after.map(MessageId::value).orElse(Long.MAX_VALUE))
                .setParameter("administrator", caller.administrator())
                .setParameter("departments", Conversations.departments(caller))
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(MessageId::new)
                .toList();
    }

    /** What we thought of a message, the oldest first, sent or not. */
    public List<Message> reactionsTo(Conversation conversation, String whatsappId) {
        return em.createQuery(
                        "select m from Message m where m.conversationId = :conversation and m.type = 'reaction'"
                                + " and m.quotedId = :target order by m.seq",
                        Message.class)
                .setParameter("conversation", conversation.id().value())
                .setParameter("target", whatsappId)
                .getResultList();
    }

    /** WhatsApp's name of the last thing that the customer wrote up to an event. */
    public Optional<String> lastOfCustomer(ConversationId conversation, long seq) {
        return em
                .createQuery(
                        "select m.whatsappId from Message m where m.conversationId = :conversation and m.seq <= :seq"
                                + " and m.status = org.bandeja.conversation.model.MessageStatus.RECEIVED"
                                + " and m.type not in ('call', 'system') and m.whatsappId is not null order by m.seq desc",
                        String.class)
                .setParameter("conversation", conversation.value())
                .setParameter("seq", seq)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
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

    /** Whether there is such a message between this number and somebody, without loading it. */
    public boolean isFrom(NumberId number, MessageId id) {
        return em.createQuery("select count(m) from Message m where m.id = :id and m.numberId = :number", Long.class)
                        .setParameter("id", id.value())
                        .setParameter("number", number.value())
                        .getSingleResult()
                > 0;
    }

    /** For Bandeja itself: the messages that a file belongs to. */
    public List<MessageId> carryingForSystem(MediaId file) {
        return em
                .createQuery("select m.id from Message m where m.mediaId = :file order by m.id", Long.class)
                .setParameter("file", file.value())
                .getResultList()
                .stream()
                .map(MessageId::new)
                .toList();
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

    /**
     * What a customer said, for who listens to it by itself.
     *
     * @param content JSON object, by type
     */
    public record Inbound(long seq, String type, Optional<String> text, Optional<String> content) {}

    /** What the customer has said after an event, in order, at most 200. */
    public List<Inbound> inboundAfter(ConversationId conversation, long seq) {
        return em.createQuery(
                        "select m.seq, m.type, m.text, m.content from Message m where m.conversationId = :conversation"
                                + " and m.seq > :seq"
                                + " and m.status = org.bandeja.conversation.model.MessageStatus.RECEIVED order by m.seq",
                        Object[].class)
                .setParameter("conversation", conversation.value())
                .setParameter("seq", seq)
                .setMaxResults(200)
                .getResultStream()
                .map(row -> new Inbound(
                        (Long) row[0],
                        (String) row[1],
                        Optional.ofNullable((String) row[2]),
                        Optional.ofNullable((String) row[3])))
                .toList();
    }

    /** What the company has said elsewhere after an event, now or before the number came to us: JSON objects, at most 200. */
    public List<String> saidElsewhereAfter(ConversationId conversation, long seq) {
        return em.createQuery(
                        "select m.content from Message m where m.conversationId = :conversation and m.seq > :seq"
                                + " and m.direction = org.bandeja.conversation.model.Direction.OUT"
                                + " and m.authorId is null and m.automatic is null and m.content is not null order by m.seq",
                        String.class)
                .setParameter("conversation", conversation.value())
                .setParameter("seq", seq)
                .setMaxResults(200)
                .getResultList();
    }

    /** Whether nothing that was written after it has left, or is leaving. */
    public boolean isLastToLeave(Message message) {
        return em.createQuery(
                                "select count(m) from Message m where m.conversationId = :conversation and m.seq > :seq"
                                        + " and m.status in (org.bandeja.conversation.model.MessageStatus.SENDING,"
                                        + " org.bandeja.conversation.model.MessageStatus.IN_DOUBT,"
                                        + " org.bandeja.conversation.model.MessageStatus.SENT,"
                                        + " org.bandeja.conversation.model.MessageStatus.DELIVERED,"
                                        + " org.bandeja.conversation.model.MessageStatus.READ,"
                                        + " org.bandeja.conversation.model.MessageStatus.PLAYED)",
                                Long.class)
                        .setParameter("conversation", message.conversation().value())
                        .setParameter("seq", message.seq())
                        .getSingleResult()
                == 0;
    }

    /** How many messages of the customer there are up to an event. */
    public long inboundUpTo(ConversationId conversation, long seq) {
        return em.createQuery(
                        "select count(m) from Message m where m.conversationId = :conversation and m.seq <= :seq"
                                + " and m.status = org.bandeja.conversation.model.MessageStatus.RECEIVED",
                        Long.class)
                .setParameter("conversation", conversation.value())
                .setParameter("seq", seq)
                .getSingleResult();
    }

    /** The latest page. */
    public MessagePage latest(ConversationId conversation, int limit) {
        List<MessageRow> found = rows(
                IN_THREAD + "m.conversation_id = :conversation order by m.at desc, m.seq desc limit :limit",
                conversation,
                Optional.empty(),
                limit + 1);
        return page(found, limit, true, Optional.empty());
    }

    /** The page that ends just before this place. */
    public MessagePage before(ConversationId conversation, MessageCursor place, int limit) {
        List<MessageRow> found = rows(
                IN_THREAD + "m.conversation_id = :conversation and (m.at < :at or (m.at = :at and m.seq < :seq))"
                        + " order by m.at desc, m.seq desc limit :limit",
                conversation,
                Optional.of(place),
                limit + 1);
        return page(found, limit, true, Optional.of(place));
    }

    /** The page that begins just after this place. */
    public MessagePage after(ConversationId conversation, MessageCursor place, int limit) {
        List<MessageRow> found = rows(
                IN_THREAD + "m.conversation_id = :conversation and (m.at > :at or (m.at = :at and m.seq > :seq))"
                        + " order by m.at, m.seq limit :limit",
                conversation,
                Optional.of(place),
                limit + 1);
        return page(found, limit, false, Optional.of(place));
    }

    /** The page in the middle of which this message stands; empty if it is none of this conversation. */
    public Optional<MessagePage> around(ConversationId conversation, MessageId message, int limit) {
        return Optional.ofNullable(rowsForSystem(List.of(message)).get(message))
                .filter(row -> row.conversation().equals(conversation))
                .map(row -> around(conversation, MessageCursor.of(row), limit));
    }

    private MessagePage around(ConversationId conversation, MessageCursor place, int limit) {
        MessagePage older = before(conversation, place, limit / 2);
        MessageCursor justBefore = new MessageCursor(place.at(), place.seq() - 1);
        MessagePage newer = after(conversation, justBefore, limit - older.rows().size());
        List<MessageRow> rows = new ArrayList<>(older.rows());
        rows.addAll(newer.rows());
        return new MessagePage(rows, older.before(), newer.after());
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

    private List<MessageRow> read(Query query) {
        List<Columns> rows = tuples(query);
        Map<Name, MessageRow.Quoted> quoted = quoted(rows);
        Map<Name, List<MessageRow.Reaction>> reactions = reactions(rows);
        Map<MessageId, List<ConversationRow.AgentShown>> named = mentions.in(rows.stream()
                .filter(row -> Said.NOTE.equals(row.text("type")))
                .map(row -> new MessageId(row.number("id")))
                .toList());
        return rows.stream().map(row -> row(row, quoted, reactions, named)).toList();
    }

    /** Of the same contact only: whoever sees a message may see what was said between the same two before. */
    private Map<Name, MessageRow.Quoted> quoted(List<Columns> rows) {
        List<Long> quoting = rows.stream()
                .filter(row -> row.optionalText("quoted_id").isPresent())
                .map(row -> row.number("id"))
                .toList();
        if (quoting.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(
                        "select distinct q.id, q.conversation_id, q.number_id, q.whatsapp_id, q.direction, q.type,"
                                + " left(q.text, " + QUOTED_LENGTH + ") as text,"
                                + " json_extract(q.content, '$.participant') as participant, a.id as a_id,"
                                + " a.name as a_name from message m join message q on q.number_id = m.number_id"
                                + " and q.whatsapp_id = m.quoted_id join conversation c on c.id = m.conversation_id"
                                + " join conversation d on d.id = q.conversation_id and d.contact_id = c.contact_id"
                                + " and d.department_id <=> c.department_id"
                                + " left join agent a on a.id = q.author_id where m.id in (:ids)",
                        Tuple.class)
                .setParameter("ids", quoting);
        return tuples(query).stream()
                .collect(Collectors.toMap(
                        row -> new Name(row.number("number_id"), row.text("whatsapp_id")),
                        row -> new MessageRow.Quoted(
                                new MessageId(row.number("id")),
                                new ConversationId(row.number("conversation_id")),
                                Direction.valueOf(row.text("direction")),
                                row.text("type"),
                                row.optionalText("text"),
                                row.optionalText("participant"),
                                agent(row))));
    }

    private Map<Name, List<MessageRow.Reaction>> reactions(List<Columns> rows) {
        List<String> names = rows.stream()
                .flatMap(row -> row.optionalText("whatsapp_id").stream())
                .toList();
        if (names.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(
                        "select r.number_id, r.target_id, r.emoji, r.at, a.id as a_id, a.name as a_name from reaction r"
                                + " left join agent a on a.id = r.author_id where r.number_id in (:numbers)"
                                + " and r.target_id in (:names) and r.emoji <> '' order by r.at, r.side",
                        Tuple.class)
                .setParameter(
                        "numbers",
                        rows.stream()
                                .map(row -> row.number("number_id"))
                                .distinct()
                                .toList())
                .setParameter("names", names);
        return tuples(query).stream()
                .collect(Collectors.groupingBy(
                        row -> new Name(row.number("number_id"), row.text("target_id")),
                        Collectors.mapping(
                                row -> new MessageRow.Reaction(row.text("emoji"), agent(row), row.time("at")),
                                Collectors.toList())));
    }

    private static MessageRow row(
            Columns row,
            Map<Name, MessageRow.Quoted> quoted,
            Map<Name, List<MessageRow.Reaction>> reactions,
            Map<MessageId, List<ConversationRow.AgentShown>> named) {
        long number = row.number("number_id");
        return new MessageRow(
                new MessageId(row.number("id")),
                new ConversationId(row.number("conversation_id")),
                row.number("seq"),
                row.optionalText("whatsapp_id"),
                Direction.valueOf(row.text("direction")),
                row.text("type"),
                row.optionalText("text"),
                row.optionalText("content"),
                media(row),
                row.optionalText("quoted_id")
                        .map(name ->
                                new MessageRow.Quote(name, Optional.ofNullable(quoted.get(new Name(number, name))))),
                row.optionalText("whatsapp_id")
                        .map(name -> reactions.getOrDefault(new Name(number, name), List.of()))
                        .orElse(List.of()),
                row.time("at"),
                MessageStatus.shown(row.text("status")),
                (int) row.number("attempts"),
                agent(row),
                row.optionalText("automatic"),
                row.optionalNumber("error_code")
                        .map(code -> new MessageRow.Problem(
                                code.intValue(),
                                row.optionalText("error_details").orElse(""),
                                (int) row.number("remembered"))),
                row.optionalTime("edited_at"),
                row.optionalTime("revoked_at"),
                named.getOrDefault(new MessageId(row.number("id")), List.of()));
    }

    private static Optional<MediaRow> media(Columns row) {
        return row.optionalText("f_key")
                .map(key -> new MediaRow(
                        new MediaKey(key),
                        MediaState.valueOf(row.text("f_state")),
                        row.optionalText("f_mime").or(() -> row.optionalText("f_said_mime")),
                        row.optionalText("f_name"),
                        row.optionalNumber("f_size"),
                        row.optionalNumber("f_width").map(Long::intValue),
                        row.optionalNumber("f_height").map(Long::intValue),
                        row.flag("f_voice"),
                        row.flag("f_animated"),
                        row.optionalText("f_thumbnail").isPresent(),
                        row.optionalText("f_trouble").flatMap(word -> Known.word(MediaTrouble.class, word))));
    }

    private static Optional<ConversationRow.AgentShown> agent(Columns row) {
        return row.optionalNumber("a_id")
                .map(id -> new ConversationRow.AgentShown(new AgentId(id), row.text("a_name")));
    }

    private static List<Columns> tuples(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Columns::new).toList();
    }

    /** What WhatsApp calls a message at one of our numbers. */
    private record Name(long number, String whatsappId) {}
}
