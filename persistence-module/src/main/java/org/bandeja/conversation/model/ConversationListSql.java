package org.bandeja.conversation.model;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationFilter.Window;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.directory.model.DepartmentId;

/**
 * The statement behind a list. Every branch starts with what restricts visibility, so that it can run along an index
 * and stop after a page; the branches (one a department, one for what is mine) are merged. The text is put together from
 * constants only; every value is a parameter.
 */
final class ConversationListSql {
    /** When it began to wait; what does not wait comes behind everything that waits. */
    private static final String WAITING = "c.waiting_order";

    /** Each window is as long as the others: which opened first closes first. */
    private static final String CLOSING = "w.last_inbound_at";

    private final Caller caller;
    private final ConversationQuestion question;
    private final ConversationFilter filters;
    private final Instant now;
    private final Lead lead;
    private final Map<String, Object> parameters = new HashMap<>();

    /** What leads to the conversations: what is rare, or else they are met along the list. */
    enum Lead {
        LIST,
        LABEL,
        THROUGH,
        REASON
    }

    ConversationListSql(Caller caller, ConversationQuestion question, Instant now) {
        this(caller, question, now, Lead.LIST);
    }

    ConversationListSql(Caller caller, ConversationQuestion question, Instant now, Lead lead) {
        this.lead = lead;
        this.caller = caller;
        this.question = question;
        this.filters = question.filter();
        this.now = now;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /**
     * Ids with their sort value, in order. Empty when this person can see nothing of it.
     *
     * @param most how many at most
     */
    String text(int most) {
        String filter = filter();
        if (filters.looksFor(Window.CLOSING)) {
            return throughWindows(filter, most);
        }
        if (lead != Lead.LIST) {
            return lead == Lead.LABEL ? throughLabel(filter, most) : throughSteps(filter, most);
        }
        List<String> branches =
                visible().stream().map(place -> branch(place, filter)).toList();
        if (branches.isEmpty()) {
            return "";
        }
        parameters.put("limit", most);
        // No conversation is in two branches.
        String merged = branches.size() == 1 ? branches.get(0) : "(" + String.join(") union all (", branches) + ")";
        return "select id, sort_at from (" + merged + ") page order by sort_at " + direction() + ", id " + direction()
                + " limit :limit";
    }

    private String branch(String place, String filter) {
        String along = isAlongOneHolder() ? " force index (" + holderIndex() + ")" : "";
        return "select c.id as id, " + sortValue() + " as sort_at from conversation c" + along + joins()
                + " where " + place
                + " and c.status = :status" + filter + end();
    }

    /** What one person has, or had, stands in order along an index of its own: of several departments each would pass over all of it. */
    private boolean isAlongOneHolder() {
        return caller.departments().size() > 1
                && question.sort() == Sort.NEWEST
                && filters.assignee()
                        .filter(holder -> !(holder instanceof Holder.Nobody))
                        .isPresent();
    }

    private String holderIndex() {
        return question.status() == ConversationStatus.OPEN ? "conversation_assignee" : "conversation_last_assignee";
    }

    private String end() {
        return " order by " + sortValue() + " " + direction() + ", c.id " + direction() + " limit :limit";
    }

    /** There are few windows that are about to close: they lead to their open conversations. */
    private String throughWindows(String filter, int most) {
        List<String> places = visible();
        if (places.isEmpty()) {
            return "";
        }
        parameters.put("limit", most);
        return "select c.id as id, " + sortValue() + " as sort_at from correspondence w straight_join conversation c"
                + " on c.number_id = w.number_id and c.open_contact_id = w.contact_id" + labelled() + marks()
                + " where ("
                + String.join(" or ", places) + ") and c.status = :status" + filter + end();
    }

    /**
     * The first of the same conversations, but only of those that an index of words leads to, each once; {@code counted} says
     * how many these are.
     *
     * @param source joined to the conversation, such as {@code message m straight_join conversation c on …}
     * @param match a condition on the source
     * @param witness of all of the source that led to the conversation, such as {@code max(m.id)}
     * @param most how many are found at all
     */
    String text(String source, String match, String witness, int most, int first) {
        String filter = filter();
        List<String> places = visible();
        if (places.isEmpty()) {
            return "";
        }
        parameters.put("limit", most);
        parameters.put("first", first);
        return "select id, sort_at, witness, count(*) over () as counted from (select c.id as id, " + sortValue()
                + " as sort_at, " + witness + " as witness from " + source + joins() + " where " + match + " and ("
                + String.join(" or ", places) + ") and c.status = :status" + filter
                + " group by c.id, sort_at limit :limit)"
                + " found order by sort_at " + direction() + ", id " + direction() + " limit :first";
    }

    /** A rare label leads to its conversations: of these the first. */
    private String throughLabel(String filter, int most) {
        List<String> places = visible();
        if (places.isEmpty()) {
            return "";
        }
        parameters.put("limit", most);
        return "select c.id as id, " + sortValue()
                + " as sort_at from conversation_label l straight_join conversation c"
                + " on c.id = l.conversation_id" + marks() + windows() + " where (" + String.join(" or ", places)
                + ") and c.status = :status and l.label_id = :label" + filter + end();
    }

    /** Rare steps lead to their conversations, each once: of these the first. */
    private String throughSteps(String filter, int most) {
        List<String> places = visible();
        if (places.isEmpty()) {
            return "";
        }
        parameters.put("limit", most);
        String rare = lead == Lead.THROUGH
                ? "force index (route_step_subject) where kind = :throughKind and subject_id = :through"
                : "force index (route_step_reason) where reason = :reason";
        return "select c.id as id, " + sortValue()
                + " as sort_at from (select distinct conversation_id from route_step "
                + rare + ") p straight_join conversation c on c.id = p.conversation_id" + joins() + " where ("
                + String.join(" or ", places) + ") and c.status = :status" + filter + end();
    }

    private String joins() {
        return labelled() + marks() + windows();
    }

    /** Looked up for each conversation that is met: those that are about to close lead there, of closed ones there are many. */
    private String windows() {
        String same = " join correspondence w on w.number_id = c.number_id and w.contact_id = c.contact_id";
        return filters.window()
                .map(window -> window == Window.CLOSING
                        ? same
                        : " left" + same + " straight_join contact whom on whom.id = c.contact_id")
                .orElse("");
    }

    /** Looked up for each conversation that is met, and never the other way round. */
    private String labelled() {
        return filters.label().isPresent()
                ? " straight_join conversation_label l on l.conversation_id = c.id and l.label_id = :label"
                : "";
    }

    private String marks() {
        return filters.unread() ? " left join read_mark r on r.conversation_id = c.id and r.agent_id = :me" : "";
    }

    /** Where this person may look for it: each a condition that leads an index. */
    private List<String> visible() {
        parameters.put("status", question.status().name());
        boolean open = question.status() == ConversationStatus.OPEN;
        String holder = holderColumn();
        String others = "(" + holder + " is not null and " + holder + " <> :me)";
        return switch (question.scope()) {
            case ALL -> caller.administrator() ? List.of("true") : inDepartments("true");
            case MINE -> List.of(mine(holder));
            case UNASSIGNED -> work(holder + " is null");
            case OTHERS -> work(me(others));
            case WORK -> open ? withMine(work("c.assignee_id is null"), holder) : work("true");
        };
    }

    private String holderColumn() {
        return question.status() == ConversationStatus.OPEN ? "c.assignee_id" : "c.last_assignee_id";
    }

    private String me(String condition) {
        parameters.put("me", caller.agent().value());
        return condition;
    }

    /** What is assigned to me lies in my departments; an administrator may have some from anywhere. */
    private String mine(String holder) {
        String condition = me(holder + " = :me");
        if (caller.administrator()) {
            return condition;
        }
        parameters.put("departments", departmentValues());
        return condition + " and c.department_id in (:departments)";
    }

    private List<String> withMine(List<String> places, String holder) {
        List<String> all = new ArrayList<>(places);
        all.add(mine(holder));
        return all;
    }

    private List<String> work(String condition) {
        return caller.worksEverywhere()
                ? List.of("c.department_id is not null and " + condition)
                : inDepartments(condition);
    }

    private List<String> inDepartments(String condition) {
        if (isAlongOneHolder()) {
            parameters.put("departments", departmentValues());
            return List.of("c.department_id in (:departments) and " + condition);
        }
        List<String> places = new ArrayList<>();
        int n = 0;
        for (DepartmentId department : caller.departments()) {
            String name = "department" + n++;
            parameters.put(name, department.value());
            places.add("c.department_id = :" + name + " and " + condition);
        }
        return places;
    }

    private List<Long> departmentValues() {
        return caller.departments().isEmpty()
                ? List.of(-1L)
                : caller.departments().stream().map(DepartmentId::value).toList();
    }

    private String filter() {
        StringBuilder filter = new StringBuilder();
        if (filters.withoutRoute()) {
            filter.append(" and c.department_id is null and c.attendant_id is null");
        }
        filters.department().ifPresent(id -> and(filter, "c.department_id", "inDepartment", id.value()));
        filters.number().ifPresent(id -> and(filter, "c.number_id", "onNumber", id.value()));
        filters.assignee().ifPresent(holder -> assigned(filter, holder));
        filters.through().ifPresent(route -> {
            parameters.put("throughKind", route.kind().name());
            parameters.put("through", route.subject());
            filter.append(step(Lead.THROUGH, "s.kind = :throughKind and s.subject_id = :through"));
        });
        filters.reason().ifPresent(reason -> {
            parameters.put("reason", reason.name());
            filter.append(step(Lead.REASON, "s.reason = :reason"));
        });
        filters.label().ifPresent(label -> parameters.put("label", label.value()));
        if (filters.unread()) {
            me("");
            filter.append(" and (c.inbound_count > coalesce(r.inbound_count, c.inbound_baseline)"
                    + " or c.renewed_seq > coalesce(r.seq, 0))");
        }
        filters.window().ifPresent(window -> window(filter, window));
        question.after().ifPresent(cursor -> behind(filter, cursor));
        return filter.toString();
    }

    /**
     * One of the few steps of each conversation that is met; asked so that the database does not begin with the steps. Not asked
     * again where such steps led there.
     */
    private String step(Lead such, String condition) {
        if (lead == such && !filters.looksFor(Window.CLOSING)) {
            return "";
        }
        return " and (select 1 from route_step s force index (primary) where s.conversation_id = c.id and " + condition
                + " limit 1) = 1";
    }

    private void assigned(StringBuilder filter, Holder holder) {
        if (holder instanceof Holder.Me) {
            me("");
            filter.append(" and ").append(holderColumn()).append(" = :me");
        } else if (holder instanceof Holder.Somebody somebody) {
            and(filter, holderColumn(), "assignedTo", somebody.agent().value());
        } else {
            filter.append(" and ").append(holderColumn()).append(" is null");
        }
    }

    /** Only what is open is anybody's to look after. */
    private void window(StringBuilder filter, Window window) {
        Instant closesNow = now.minus(ServiceWindow.LENGTH);
        filter.append(" and c.status = 'OPEN'");
        if (window == Window.CLOSING) {
            parameters.put("closesNow", Timestamp.from(closesNow));
            parameters.put("closesSoon", Timestamp.from(closesNow.plus(ServiceWindow.CLOSES_SOON)));
            filter.append(" and w.last_inbound_at > :closesNow and w.last_inbound_at <= :closesSoon");
        } else {
            parameters.put("lastWords", Timestamp.from(closesNow.plus(ServiceWindow.LAST_WORDS)));
            filter.append(" and not whom.is_group and (w.last_inbound_at is null or w.last_inbound_at <= :lastWords)");
        }
    }

    private void behind(StringBuilder filter, ConversationCursor cursor) {
        parameters.put("cursorAt", Timestamp.from(cursor.at()));
        parameters.put("cursorId", cursor.id().value());
        String beyond = direction().equals("desc") ? "<" : ">";
        filter.append(" and (" + sortValue() + " " + beyond + " :cursorAt or (" + sortValue() + " = :cursorAt and c.id "
                + beyond + " :cursorId))");
    }

    private void and(StringBuilder filter, String column, String name, long value) {
        parameters.put(name, value);
        filter.append(" and ").append(column).append(" = :").append(name);
    }

    private String sortValue() {
        return switch (question.sort()) {
            case NEWEST -> "c.activity_at";
            case WAITING -> WAITING;
            case CLOSING -> CLOSING;
        };
    }

    private String direction() {
        return question.sort() == Sort.NEWEST ? "desc" : "asc";
    }
}
