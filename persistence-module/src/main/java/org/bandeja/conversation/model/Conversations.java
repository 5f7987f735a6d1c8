package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.identifier.model.Known;
import org.bandeja.label.model.LabelShown;
import org.bandeja.label.model.LabelledConversations;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.RoutePaths;

/**
 * The conversations. What people ask for takes the caller, always; what Bandeja itself needs (receiving, sending,
 * pushing) says so in its name.
 */
@ApplicationScoped
public class Conversations {
    /** What is on more conversations than this is soon met along the list. */
    private static final int RARE = 3_000;

    private static final String ROW = "select c.id, c.last_seq, c.status, c.inbound_count, c.inbound_baseline,"
            + " c.renewed_seq, c.waiting_since, c.opened_at, c.completed_at, c.activity_at,"
            + " n.id as n_id, n.phone_number_id as n_phone_number_id, n.display_phone_number as n_display, n.name as n_name,"
            + " k.id as k_id, k.name as k_name, k.profile_name as k_profile, k.phone as k_phone, k.user_id as k_user_id, k.is_group as k_group,"
            + " coalesce(k.marketing_opt_out_at, if(k.consent = 'OUT', k.consent_at, null)) as k_marketing,"
            + " k.erased_at is not null as k_erased, c.messages_removed_at,"
            + " exists (select 1 from contact_block b where b.contact_id = k.id and b.number_id = c.number_id and b.blocked)"
            + " as k_blocked,"
            + " d.id as d_id, d.name as d_name, t.id as t_id, t.name as t_name, d.only_admins_transfer as d_only_admins, a.id as a_id, a.name as a_name, w.last_inbound_at as w_last, w.free_until as w_free,"
            + " m.id as m_id, m.seq as m_seq, m.direction as m_direction, m.type as m_type,"
            + " left(m.text, 200) as m_text, m.at as m_at, m.status as m_status,"
            + " c.undo_action, c.undo_agent_id, c.undo_department_id, c.undo_until,"
            + " c.status = 'COMPLETED' and (k.erased_at is not null or exists (select 1 from conversation o where o.number_id = c.number_id"
            + " and o.open_contact_id = c.contact_id)) as another_open"
            + " from conversation c"
            + " join business_number n on n.id = c.number_id"
            + " join contact k on k.id = c.contact_id"
            + " left join department d on d.id = c.department_id"
            + " left join auto_attendant t on t.id = c.attendant_id"
            + " left join agent a on a.id = if(c.status = 'OPEN', c.assignee_id, c.last_assignee_id)"
            + " left join correspondence w on w.number_id = c.number_id and w.contact_id = c.contact_id"
            + " left join message m on m.id = c.last_message_id"
            + " where c.id in (:ids)";

    @PersistenceContext
    EntityManager em;

    @Inject
    ConversationSearch search;

    @Inject
    LabelledConversations labelled;

    @Inject
    RoutePaths paths;

    /**
     * For a change by this person: visible, and locked until the transaction ends.
     *
     * @throws NotFound if it is missing or not visible
     */
    public Conversation lock(ConversationId id, Caller caller) {
        return Optional.ofNullable(em.find(Conversation.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> isVisible(found.department(), caller))
                .orElseThrow(NotFound::new);
    }

    /**
     * For a change by this person, who sees it or has just moved it out of his own sight.
     *
     * @throws NotFound if it is missing, or neither visible nor his to take back
     */
    public Conversation lockForUndo(ConversationId id, Caller caller) {
        return Optional.ofNullable(em.find(Conversation.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> isVisible(found.department(), caller)
                        || found.undoable()
                                .filter(last -> last.by().equals(caller.agent()))
                                .filter(last -> isVisible(last.department(), caller))
                                .isPresent())
                .orElseThrow(NotFound::new);
    }

    /** For Bandeja itself: whose it is at this moment, without loading or locking it; empty when it is nobody's, or missing. */
    public Optional<DepartmentId> departmentForSystem(ConversationId id) {
        return scalars("select c.departmentId from Conversation c where c.id = :id", Long.class, id)
                .map(DepartmentId::new);
    }

    /** For Bandeja itself: between whom it is; empty when it is missing. */
    public Optional<Between> keyForSystem(ConversationId id) {
        return em
                .createQuery("select c.numberId, c.contactId from Conversation c where c.id = :id", Object[].class)
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(row -> new Between(new NumberId((Long) row[0]), new ContactId((Long) row[1])))
                .findFirst();
    }

    /** The two that a conversation is between. */
    public record Between(NumberId number, ContactId contact) {}

    /** For Bandeja itself: what could be undone at this moment, without loading or locking the conversation. */
    public Optional<Undoable> undoableForSystem(ConversationId id) {
        return scalars("select c.undoable from Conversation c where c.id = :id", Undoable.class, id);
    }

    private <T> Optional<T> scalars(String query, Class<T> type, ConversationId id) {
        return em.createQuery(query, type).setParameter("id", id.value()).getResultList().stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * For Bandeja itself: where the one is that was completed last between the two, and who had it, without loading or locking
     * it; empty when there is none, or it is in no department.
     */
    public Optional<LastPlace> lastPlaceForSystem(NumberId number, ContactId contact) {
        return em
                .createQuery(
                        "select c.departmentId, c.lastAssigneeId from Conversation c where c.numberId = :number"
                                + " and c.contactId = :contact"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.COMPLETED"
                                + " order by c.completedAt desc, c.id desc",
                        Object[].class)
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .filter(row -> row[0] != null)
                .map(row -> new LastPlace(
                        new DepartmentId((Long) row[0]),
                        Optional.ofNullable((Long) row[1]).map(AgentId::new)))
                .findFirst();
    }

    /** In which department a conversation is, and who had it last. */
    public record LastPlace(DepartmentId department, Optional<AgentId> agent) {}

    /** Whether this person sees a conversation with the contact, and thereby the contact. */
    public boolean shows(ContactId contact, Caller caller) {
        return !em.createQuery(
                        "select c.id from Conversation c where c.contactId = :contact"
                                + " and (:administrator = true or c.departmentId in :departments)",
                        Long.class)
                .setParameter("contact", contact.value())
                .setParameter("administrator", caller.administrator())
                .setParameter("departments", departments(caller))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * The conversations with a contact that this person sees, the latest first.
     *
     * @param after the last one of the page before
     */
    public List<ConversationId> ofContact(ContactId contact, Optional<ConversationId> after, int most, Caller caller) {
        return em
                .createQuery(
                        "select c.id from Conversation c where c.contactId = :contact and c.id < :after"
                                + " and (:administrator = true or c.departmentId in :departments) order by c.id desc",
                        Long.class)
                .setParameter("contact", contact.value())
                .setParameter("after", after.map(ConversationId::value).orElse(Long.MAX_VALUE))
                .setParameter("administrator", caller.administrator())
                .setParameter("departments", departments(caller))
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** For Bandeja itself: all conversations of two contacts, locked; the oldest first. */
    public List<Conversation> lockAllForSystem(ContactId one, ContactId other) {
        return em.createQuery(
                        "select c from Conversation c where c.contactId in (:one, :other) order by c.id",
                        Conversation.class)
                .setParameter("one", one.value())
                .setParameter("other", other.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** For Bandeja itself: the latest conversations of a contact, with their departments. */
    public Map<ConversationId, Optional<DepartmentId>> latestOfForSystem(ContactId contact, int most) {
        Map<ConversationId, Optional<DepartmentId>> found = new LinkedHashMap<>();
        em.createQuery(
                        "select c.id, c.departmentId from Conversation c where c.contactId = :contact"
                                + " order by c.openedAt desc",
                        Object[].class)
                .setParameter("contact", contact.value())
                .setMaxResults(most)
                .getResultList()
                .forEach(row -> found.put(
                        new ConversationId((Long) row[0]),
                        Optional.ofNullable((Long) row[1]).map(DepartmentId::new)));
        return found;
    }

    static List<Long> departments(Caller caller) {
        return caller.departments().isEmpty()
                ? List.of(-1L)
                : caller.departments().stream().map(DepartmentId::value).toList();
    }

    /** For Bandeja itself: what is kept beside the conversations of a contact and says something of the person. They are locked. */
    public void forgetForSystem(ContactId contact) {
        forget(
                "delete m from mention m join conversation c on c.id = m.conversation_id where c.contact_id = :contact",
                contact);
        forget(
                "delete l from conversation_label l join conversation c on c.id = l.conversation_id where c.contact_id = :contact",
                contact);
        forget(
                "delete d from attendant_dialog d join conversation c on c.id = d.conversation_id where c.contact_id = :contact",
                contact);
        forget("delete from auto_text_said where contact_id = :contact", contact);
        forget(
                "update route_step s join conversation c on c.id = s.conversation_id set s.name = '', s.option_key = null where s.kind = 'OPTION' and c.contact_id = :contact",
                contact);
        forget(
                "update timeline_entry t join conversation c on c.id = t.conversation_id set t.detail = '' where t.action in ('LABELLED', 'UNLABELLED') and c.contact_id = :contact",
                contact);
    }

    private void forget(String sql, ContactId contact) {
        em.createNativeQuery(sql).setParameter("contact", contact.value()).executeUpdate();
    }

    /** For Bandeja itself: statuses, sending. */
    public Conversation lockForSystem(ConversationId id) {
        return em.find(Conversation.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** For Bandeja itself: with which of these contacts one is open at this moment, without loading or locking it. */
    public Set<ContactId> talkingForSystem(NumberId number, Collection<ContactId> contacts) {
        List<?> found = em.createNativeQuery("select open_contact_id from conversation where number_id = :number"
                        + " and open_contact_id in (:contacts)")
                .setParameter("number", number.value())
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toList())
                .getResultList();
        return found.stream()
                .map(id -> new ContactId(((Number) id).longValue()))
                .collect(Collectors.toSet());
    }

    /** For Bandeja itself: the open one with each of these contacts, where there is one, locked. There is never more than one. */
    public Map<ContactId, Conversation> lockOpenForSystem(NumberId number, Collection<ContactId> contacts) {
        List<?> found = em.createNativeQuery(
                        "select * from conversation where number_id = :number and open_contact_id in (:contacts)"
                                + " order by open_contact_id for update",
                        Conversation.class)
                .setParameter("number", number.value())
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toList())
                .getResultList();
        return found.stream()
                .map(Conversation.class::cast)
                .collect(Collectors.toMap(Conversation::contact, Function.identity()));
    }

    /** For Bandeja itself: the one that was completed last between the two, locked. */
    public Optional<Conversation> lockLastCompletedForSystem(NumberId number, ContactId contact) {
        return em
                .createQuery(
                        "select c from Conversation c where c.numberId = :number and c.contactId = :contact"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.COMPLETED"
                                + " order by c.completedAt desc, c.id desc",
                        Conversation.class)
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Whether another conversation of the two is open. */
    public boolean anotherIsOpen(Conversation conversation) {
        return !em.createQuery(
                        "select c.id from Conversation c where c.numberId = :number and c.contactId = :contact"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.OPEN and c.id <> :id",
                        Long.class)
                .setParameter("number", conversation.number().value())
                .setParameter("contact", conversation.contact().value())
                .setParameter("id", conversation.id().value())
                .getResultList()
                .isEmpty();
    }

    public void add(Conversation conversation) {
        em.persist(conversation);
    }

    /** Writes what is pending, so that rows read in this transaction show it. */
    public void flush() {
        em.flush();
    }

    /**
     * One conversation as this person sees it.
     *
     * @throws NotFound if it is missing or not visible
     */
    public ConversationRow require(ConversationId id, Caller caller) {
        return Optional.ofNullable(rowsForSystem(List.of(id)).get(id))
                .filter(row -> isVisible(row.departmentId(), caller))
                .orElseThrow(NotFound::new);
    }

    /**
     * A page of what this person may see.
     *
     * @param now decides which windows are about to close
     */
    public ConversationPage list(ConversationQuestion question, Caller caller, Instant now) {
        Optional<SearchWords> words = question.filter().words();
        ConversationSearch.Found found = words.isPresent()
                ? search.find(question, caller, now, lead(question.filter(), caller))
                : ConversationSearch.Found.page(places(question, caller, now), question.limit());
        List<ConversationCursor> page = found.places();
        Map<ConversationId, ConversationRow> rows =
                rowsForSystem(page.stream().map(ConversationCursor::id).toList());
        List<ConversationRow> ordered = page.stream()
                .map(cursor -> rows.get(cursor.id()))
                .filter(Objects::nonNull)
                .filter(row -> isVisible(row.departmentId(), caller))
                .toList();
        return new ConversationPage(
                ordered,
                found.next(),
                words.map(wanted -> messages(wanted, found, ordered)).orElse(Map.of()),
                found.narrow());
    }

    private List<ConversationCursor> places(ConversationQuestion question, Caller caller, Instant now) {
        ConversationListSql sql = new ConversationListSql(caller, question, now, lead(question.filter(), caller));
        String text = sql.text(question.limit() + 1);
        if (text.isEmpty()) {
            return List.of();
        }
        Query query = em.createNativeQuery(text, Tuple.class);
        sql.parameters().forEach(query::setParameter);
        return tuples(query).stream()
                .map(row -> new ConversationCursor(row.time("sort_at"), new ConversationId(row.number("id"))))
                .toList();
    }

    private ConversationListSql.Lead lead(ConversationFilter filter, Caller caller) {
        int rare = rareFor(caller);
        if (filter.label().filter(label -> !labelled.isOnMoreThan(rare, label)).isPresent()) {
            return ConversationListSql.Lead.LABEL;
        }
        if (filter.through()
                .filter(route -> !paths.wentThroughMoreThan(rare, route))
                .isPresent()) {
            return ConversationListSql.Lead.THROUGH;
        }
        return filter.reason()
                        .filter(reason -> !paths.wereTakenMoreThan(rare, reason))
                        .isPresent()
                ? ConversationListSql.Lead.REASON
                : ConversationListSql.Lead.LIST;
    }

    /** Along the list each department is looked through for itself, so that what is rare saves more to whom has many. */
    private static int rareFor(Caller caller) {
        return (int) (RARE * Math.sqrt(Math.max(1, caller.departments().size())));
    }

    /**
     * The messages of a conversation that have all these words, newest first.
     *
     * @return empty when it would take too long
     * @throws NotFound for what this person may not see, as for what is not there
     */
    public Optional<List<FoundMessage>> found(ConversationId id, SearchWords words, int most, Caller caller) {
        require(id, caller);
        return search.within(words, id, most);
    }

    /** Of those shown; who is found by the contact needs none. */
    private Map<ConversationId, FoundMessage> messages(
            SearchWords words, ConversationSearch.Found found, List<ConversationRow> rows) {
        Map<ConversationId, FoundMessage> messages = new HashMap<>(search.messages(
                words,
                rows.stream()
                        .filter(row -> found.unread().containsKey(row.id()))
                        .filter(row -> !words.mean(
                                row.contact().name(),
                                row.contact().phone(),
                                row.contact().userId()))
                        .collect(Collectors.toMap(
                                ConversationRow::id, row -> found.unread().get(row.id())))));
        rows.forEach(row -> Optional.ofNullable(found.messages().get(row.id()))
                .ifPresent(message -> messages.put(row.id(), message)));
        return messages;
    }

    /** For Bandeja itself: rows by id. Who gets them is decided afterwards, for each person. */
    public Map<ConversationId, ConversationRow> rowsForSystem(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(ROW, Tuple.class)
                .setParameter("ids", ids.stream().map(ConversationId::value).toList());
        Map<ConversationId, List<LabelShown>> labels = labelled.of(ids);
        return tuples(query).stream()
                .map(row -> row(row, labels))
                .collect(Collectors.toMap(
                        ConversationRow::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** What is open and new for this person: the conversations behind the badges. */
    public List<BadgedConversation> badged(Caller caller) {
        return tuples(aboutBadged("c.id, c.assignee_id", "", caller)).stream()
                .map(row -> new BadgedConversation(
                        new ConversationId(row.number("id")),
                        row.optionalNumber("assignee_id").isPresent()))
                .toList();
    }

    /** How many of these are mine (true), and how many nobody's (false). */
    public Map<Boolean, Integer> badgedCounts(Caller caller) {
        return tuples(aboutBadged(
                        "c.assignee_id is not null as mine, count(*) as number",
                        " group by c.assignee_id is not null",
                        caller))
                .stream()
                .collect(Collectors.toMap(row -> row.number("mine") == 1, row -> (int) row.number("number")));
    }

    private Query aboutBadged(String columns, String end, Caller caller) {
        String visible = caller.worksEverywhere() ? "c.department_id is not null" : "c.department_id in (:departments)";
        String scope = caller.administrator()
                ? "((c.assignee_id is null and " + visible + ") or c.assignee_id = :me)"
                : visible + " and (c.assignee_id is null or c.assignee_id = :me)";
        Query query = em.createNativeQuery(
                        "select " + columns + " from conversation c"
                                + " left join read_mark r on r.conversation_id = c.id and r.agent_id = :me"
                                + " where c.status = 'OPEN' and " + scope
                                + " and (c.inbound_count > coalesce(r.inbound_count, c.inbound_baseline)"
                                + " or c.renewed_seq > coalesce(r.seq, 0))" + end,
                        Tuple.class)
                .setParameter("me", caller.agent().value());
        if (!caller.worksEverywhere()) {
            query.setParameter("departments", departments(caller));
        }
        return query;
    }

    /** Open conversations without a department, for administrators. */
    public List<ConversationId> withoutRoute(Caller caller) {
        if (!caller.administrator()) {
            return List.of();
        }
        return em
                .createQuery(
                        "select c.id from Conversation c where c.departmentId is null and c.attendantId is null"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.OPEN",
                        Long.class)
                .getResultList()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** The numbers at which open conversations wait without a route. */
    public List<NumberId> numbersWithoutRouteForSystem() {
        return em
                .createQuery(
                        "select distinct c.numberId from Conversation c where c.departmentId is null"
                                + " and c.attendantId is null"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.OPEN order by c.numberId",
                        Long.class)
                .getResultList()
                .stream()
                .map(NumberId::new)
                .toList();
    }

    /** How many open conversations wait at each number without a route; numbers at which none does are not in it. */
    public Map<NumberId, Integer> waitingWithoutRouteForSystem() {
        Map<NumberId, Integer> waiting = new HashMap<>();
        em.createQuery(
                        "select c.numberId, count(c) from Conversation c where c.departmentId is null"
                                + " and c.attendantId is null"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.OPEN group by c.numberId",
                        Object[].class)
                .getResultList()
                .forEach(row -> waiting.put(new NumberId((Long) row[0]), ((Long) row[1]).intValue()));
        return waiting;
    }

    /** Open conversations of a number that led nowhere, oldest first. */
    public List<ConversationId> withoutRouteForSystem(NumberId number, int most) {
        return em
                .createQuery(
                        "select c.id from Conversation c where c.numberId = :number and c.departmentId is null and c.attendantId is null"
                                + " and c.status = org.bandeja.conversation.model.ConversationStatus.OPEN order by c.id",
                        Long.class)
                .setParameter("number", number.value())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** A conversation that counts in a badge: the green one when it is mine, else the blue one. */
    public record BadgedConversation(ConversationId id, boolean mine) {}

    /** The rule of visibility: members of the department, and administrators; without a department only the latter. */
    public static boolean isVisible(Optional<DepartmentId> department, Caller caller) {
        return caller.administrator() || department.filter(caller::isMemberOf).isPresent();
    }

    private static List<Columns> tuples(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).map(Columns::new).toList();
    }

    private static ConversationRow row(Columns row, Map<ConversationId, List<LabelShown>> labels) {
        ConversationId its = new ConversationId(row.number("id"));
        return new ConversationRow(
                its,
                row.number("last_seq"),
                ConversationStatus.valueOf(row.text("status")),
                new ConversationRow.NumberShown(
                        new NumberId(row.number("n_id")),
                        row.text("n_phone_number_id"),
                        row.text("n_display"),
                        row.text("n_name")),
                new ConversationRow.ContactShown(
                        new ContactId(row.number("k_id")),
                        row.text("k_name"),
                        row.text("k_profile"),
                        row.optionalText("k_phone"),
                        row.optionalText("k_user_id"),
                        row.flag("k_group"),
                        row.optionalTime("k_marketing"),
                        row.flag("k_blocked"),
                        row.flag("k_erased")),
                row.optionalNumber("d_id")
                        .map(id -> new ConversationRow.DepartmentShown(
                                new DepartmentId(id), row.text("d_name"), row.flag("d_only_admins"))),
                row.optionalNumber("t_id")
                        .map(id -> new ConversationRow.AttendantShown(new AttendantId(id), row.text("t_name"))),
                row.optionalNumber("a_id")
                        .map(id -> new ConversationRow.AgentShown(new AgentId(id), row.text("a_name"))),
                row.optionalTime("w_last").map(ServiceWindow::new),
                row.optionalTime("w_free"),
                lastMessage(row),
                row.number("inbound_count"),
                row.number("inbound_baseline"),
                row.number("renewed_seq"),
                row.optionalTime("waiting_since"),
                row.time("opened_at"),
                row.optionalTime("completed_at"),
                row.time("activity_at"),
                row.flag("another_open"),
                row.optionalTime("messages_removed_at"),
                row.optionalText("undo_action")
                        .flatMap(word -> Known.word(TimelineAction.class, word))
                        .map(action -> undoable(action, row)),
                labels.getOrDefault(its, List.of()));
    }

    private static ConversationRow.UndoShown undoable(TimelineAction action, Columns row) {
        return new ConversationRow.UndoShown(
                action,
                new AgentId(row.number("undo_agent_id")),
                row.optionalNumber("undo_department_id").map(DepartmentId::new),
                row.time("undo_until"));
    }

    private static Optional<ConversationRow.LastMessage> lastMessage(Columns row) {
        return row.optionalNumber("m_id")
                .map(id -> new ConversationRow.LastMessage(
                        new MessageId(id),
                        row.number("m_seq"),
                        Direction.valueOf(row.text("m_direction")),
                        row.text("m_type"),
                        row.optionalText("m_text"),
                        row.time("m_at"),
                        MessageStatus.shown(row.text("m_status"))));
    }
}
