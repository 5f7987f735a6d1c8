package org.bandeja.conversation.model;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.ConversationQuestion.Sort;
import org.bandeja.directory.model.DepartmentId;

/**
 * The statement behind a list. Every branch starts with what restricts visibility, so that it can run along an index
 * and stop after a page; the branches (one a department, one for what is mine) are merged. The text is put together from
 * constants only; every value is a parameter.
 */
final class ConversationListSql {
    /** Sorts what does not wait behind everything that waits. */
    private static final String WAITING = "coalesce(c.waiting_since, timestamp'9999-12-31 00:00:00')";

    private final Caller caller;
    private final ConversationQuestion question;
    private final Map<String, Object> parameters = new HashMap<>();

    ConversationListSql(Caller caller, ConversationQuestion question) {
        this.caller = caller;
        this.question = question;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Ids with their sort value, one more than the page holds. Empty when this person can see nothing of it. */
    String text() {
        String filter = filter();
        List<String> branches =
                visible().stream().map(place -> branch(place, filter)).toList();
        if (branches.isEmpty()) {
            return "";
        }
        parameters.put("limit", question.limit() + 1);
        String merged = branches.size() == 1 ? branches.get(0) : "(" + String.join(") union (", branches) + ")";
        return "select id, sort_at from (" + merged + ") page order by sort_at " + direction() + ", id " + direction()
                + " limit :limit";
    }

    private String branch(String place, String filter) {
        return "select c.id as id, " + sortValue() + " as sort_at from conversation c"
                + (question.unread() ? " left join read_mark r on r.conversation_id = c.id and r.agent_id = :me" : "")
                + " where " + place + " and c.status = :status" + filter
                + " order by " + sortValue() + " " + direction() + ", c.id " + direction() + " limit :limit";
    }

    /** Where this person may look for it: each a condition that leads an index. */
    private List<String> visible() {
        parameters.put("status", question.status().name());
        boolean open = question.status() == ConversationStatus.OPEN;
        String holder = open ? "c.assignee_id" : "c.last_assignee_id";
        String others = "(" + holder + " is not null and " + holder + " <> :me)";
        return switch (question.scope()) {
            case ALL -> caller.administrator() ? List.of("true") : inDepartments("true");
            case MINE -> List.of(mine(holder));
            case UNASSIGNED -> work(holder + " is null");
            case OTHERS -> work(me(others));
            case WORK -> open ? withMine(work("c.assignee_id is null"), holder) : work("true");
        };
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
        if (question.withoutRoute()) {
            filter.append(" and c.department_id is null");
        }
        question.department().ifPresent(id -> and(filter, "c.department_id", "inDepartment", id.value()));
        question.number().ifPresent(id -> and(filter, "c.number_id", "onNumber", id.value()));
        question.assignee()
                .ifPresent(id -> and(
                        filter,
                        question.status() == ConversationStatus.OPEN ? "c.assignee_id" : "c.last_assignee_id",
                        "assignedTo",
                        id.value()));
        if (question.unread()) {
            me("");
            filter.append(" and (c.inbound_count > coalesce(r.inbound_count, c.inbound_baseline)"
                    + " or c.renewed_seq > coalesce(r.seq, 0))");
        }
        question.after().ifPresent(cursor -> {
            parameters.put("cursorAt", Timestamp.from(cursor.at()));
            parameters.put("cursorId", cursor.id().value());
            String beyond = direction().equals("desc") ? "<" : ">";
            filter.append(" and (" + sortValue() + " " + beyond + " :cursorAt or (" + sortValue()
                    + " = :cursorAt and c.id " + beyond + " :cursorId))");
        });
        return filter.toString();
    }

    private void and(StringBuilder filter, String column, String name, long value) {
        parameters.put(name, value);
        filter.append(" and ").append(column).append(" = :").append(name);
    }

    private String sortValue() {
        return question.sort() == Sort.NEWEST ? "c.activity_at" : WAITING;
    }

    private String direction() {
        return question.sort() == Sort.NEWEST ? "desc" : "asc";
    }
}
