package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.hours.model.CalendarId;

/** Departments and people as the console reads them: rows, never entities. Who may read them is decided before. */
@ApplicationScoped
public class Directory {
    private static final String DEPARTMENT = "select d.id, d.name, d.archived, d.only_admins_transfer,"
            + " d.reopen_to_last_assignee, d.marks_read, d.calendar_id, (select count(*) from membership m join agent a on a.id = m.agent_id"
            + " where m.department_id = d.id and a.disabled = false) as members, (select count(*) from conversation c"
            + " where c.department_id = d.id and c.status = 'OPEN') as open_count from department d";
    /** So many words are looked for each by itself. */
    private static final int MOST_WORDS = 10;

    private static final String NAMES = "a.name like :text escape '!' or lower(a.login) like lower(:text) escape '!'";
    /** Only for who administrates: nobody else is shown it. */
    private static final String EMAIL = " or a.email like :text escape '!'";

    private static final String AGENT = "select a.id, a.login, a.name, a.email, a.administrator, a.disabled, a.invited,"
            + " a.created_at, (select max(t.last_used_at) from access_token t where t.agent_id = a.id) as seen_at"
            + " from agent a";

    @PersistenceContext
    EntityManager em;

    /** By name; archived ones last. */
    public List<DepartmentRow> departments() {
        return read(em.createNativeQuery(DEPARTMENT + " order by d.archived, d.name", Tuple.class)).stream()
                .map(Directory::department)
                .toList();
    }

    /** Those of these that exist, by name; archived ones last. */
    public List<DepartmentRow> departments(Collection<DepartmentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return read(em.createNativeQuery(DEPARTMENT + " where d.id in (:ids) order by d.archived, d.name", Tuple.class)
                        .setParameter(
                                "ids", ids.stream().map(DepartmentId::value).toList()))
                .stream()
                .map(Directory::department)
                .toList();
    }

    /** By name. */
    public List<MemberRow> members(DepartmentId department) {
        return read(em.createNativeQuery(
                                "select a.id, a.name, a.login, m.role, a.disabled, a.invited, m.joined_at,"
                                        + " (select count(*) from conversation c where c.assignee_id = a.id"
                                        + " and c.status = 'OPEN' and c.department_id = m.department_id) as assigned"
                                        + " from membership m join agent a on a.id = m.agent_id"
                                        + " where m.department_id = :department order by a.name, a.id",
                                Tuple.class)
                        .setParameter("department", department.value()))
                .stream()
                .map(Directory::member)
                .toList();
    }

    /** Who could join: not disabled and not there yet; found by what everybody who asks is shown of them; by name. */
    public List<AgentRow> candidates(DepartmentId department, String text, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String where = " where a.disabled = false and not exists (select 1 from membership m"
                + " where m.agent_id = a.id and m.department_id = :department)" + like("text", text, NAMES, parameters);
        parameters.put("department", department.value());
        parameters.put("exact", text.strip());
        parameters.put("limit", limit);
        return agents(
                em.createNativeQuery(
                        AGENT + where + " order by lower(a.login) = lower(:exact) desc, a.name, a.id limit :limit",
                        Tuple.class),
                parameters);
    }

    /** One more than the limit tells that there is more. */
    public List<AgentRow> agents(AgentQuestion question) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(question, parameters);
        String direction = question.descending() ? " desc" : "";
        String order = " order by " + question.sort().column() + direction + ", a.id" + direction;
        parameters.put("limit", question.limit() + 1);
        return withPlaces(
                agents(em.createNativeQuery(AGENT + where + order + " limit :limit", Tuple.class), parameters));
    }

    public long count(AgentQuestion question) {
        Map<String, Object> parameters = new HashMap<>();
        Query query = em.createNativeQuery("select count(*) from agent a" + where(question, parameters));
        parameters.forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    public Optional<AgentRow> agent(AgentId id) {
        return withPlaces(agents(
                        em.createNativeQuery(AGENT + " where a.id = :id", Tuple.class), Map.of("id", id.value())))
                .stream()
                .findFirst();
    }

    private static String where(AgentQuestion question, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder(" where 1 = 1");
        question.text().ifPresent(text -> where.append(words(text, NAMES + EMAIL, parameters)));
        question.state()
                .ifPresent(state -> where.append(
                        switch (state) {
                            case ACTIVE -> " and a.disabled = false and a.invited = false";
                            case INVITED -> " and a.disabled = false and a.invited = true";
                            case DISABLED -> " and a.disabled = true";
                        }));
        question.administrator().ifPresent(wanted -> {
            where.append(" and a.administrator = :administrator");
            parameters.put("administrator", wanted);
        });
        question.department().ifPresent(department -> {
            where.append(" and a.id in (select m.agent_id from membership m where m.department_id = :department)");
            parameters.put("department", department.value());
        });
        question.after().ifPresent(end -> {
            String column = question.sort().column();
            String beyond = question.descending() ? " < " : " > ";
            where.append(" and (" + column + beyond + ":end or " + column + " = :end and a.id" + beyond + ":endId)");
            parameters.put("end", question.sort().parse(end.place()));
            parameters.put("endId", end.id());
        });
        return where.toString();
    }

    /** Each of the words stands in one of the columns; what comes after many counts as one. */
    private static String words(String text, String columns, Map<String, Object> parameters) {
        String[] words = text.strip().split("\\s+", MOST_WORDS);
        return IntStream.range(0, words.length)
                .mapToObj(i -> like("word" + i, words[i], columns, parameters))
                .collect(Collectors.joining());
    }

    /** User text is data: its wildcards are none. */
    private static String like(String parameter, String text, String columns, Map<String, Object> parameters) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return "";
        }
        parameters.put(parameter, "%" + wanted.replaceAll("([!%_])", "!$1") + "%");
        return " and (" + columns.replace(":text", ":" + parameter) + ")";
    }

    private static List<AgentRow> agents(Query query, Map<String, Object> parameters) {
        parameters.forEach(query::setParameter);
        return read(query).stream().map(Directory::agent).toList();
    }

    private List<AgentRow> withPlaces(List<AgentRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<AgentId, List<AgentRow.Place>> places = new LinkedHashMap<>();
        read(em.createNativeQuery(
                                "select m.agent_id, d.id, d.name, m.role, d.archived from membership m"
                                        + " join department d on d.id = m.department_id where m.agent_id in (:agents)"
                                        + " order by d.name",
                                Tuple.class)
                        .setParameter(
                                "agents",
                                rows.stream().map(row -> row.id().value()).toList()))
                .forEach(row -> places.computeIfAbsent(new AgentId(number(row, "agent_id")), id -> new ArrayList<>())
                        .add(new AgentRow.Place(
                                new DepartmentId(number(row, "id")),
                                (String) row.get("name"),
                                Role.valueOf((String) row.get("role")),
                                truth(row, "archived"))));
        return rows.stream()
                .map(row -> row.in(places.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static List<Tuple> read(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Tuple.class::cast).toList();
    }

    private static DepartmentRow department(Tuple row) {
        return new DepartmentRow(
                new DepartmentId(number(row, "id")),
                (String) row.get("name"),
                truth(row, "archived"),
                truth(row, "only_admins_transfer"),
                truth(row, "reopen_to_last_assignee"),
                truth(row, "marks_read"),
                Optional.ofNullable((Number) row.get("calendar_id")).map(id -> new CalendarId(id.longValue())),
                number(row, "members"),
                number(row, "open_count"));
    }

    private static MemberRow member(Tuple row) {
        return new MemberRow(
                new AgentId(number(row, "id")),
                (String) row.get("name"),
                (String) row.get("login"),
                Role.valueOf((String) row.get("role")),
                AgentState.of(truth(row, "disabled"), truth(row, "invited")),
                ((Timestamp) row.get("joined_at")).toInstant(),
                number(row, "assigned"));
    }

    private static AgentRow agent(Tuple row) {
        return new AgentRow(
                new AgentId(number(row, "id")),
                (String) row.get("login"),
                (String) row.get("name"),
                Optional.ofNullable((String) row.get("email")),
                truth(row, "administrator"),
                AgentState.of(truth(row, "disabled"), truth(row, "invited")),
                ((Timestamp) row.get("created_at")).toInstant(),
                Optional.ofNullable((Timestamp) row.get("seen_at")).map(Timestamp::toInstant),
                List.<AgentRow.Place>of());
    }

    private static long number(Tuple row, String name) {
        return ((Number) row.get(name)).longValue();
    }

    /** The driver reads BOOLEAN as either. */
    private static boolean truth(Tuple row, String name) {
        Object value = row.get(name);
        return value instanceof Boolean yes ? yes : ((Number) value).intValue() != 0;
    }
}
