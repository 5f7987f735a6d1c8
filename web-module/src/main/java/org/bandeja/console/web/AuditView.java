package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.bandeja.audit.model.AuditCursor;
import org.bandeja.audit.model.AuditQuestion;
import org.bandeja.audit.model.Outcome;
import org.bandeja.audit.service.AuditDesk;
import org.bandeja.audit.web.AuditWords;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.directory.service.PeopleDesk;
import org.bandeja.identifier.model.Tsid;

/** The audit, page by page, newest first. */
@Named("audit")
@ViewScoped
public class AuditView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;
    private static final int MOST_PEOPLE = 1_000;
    /** The id of nothing: what is typed and is no id finds nothing. */
    private static final long NOTHING = -1;

    @Inject
    transient AuditDesk desk;

    @Inject
    transient PeopleDesk peopleDesk;

    @Inject
    transient DepartmentDesk departmentDesk;

    @Inject
    transient AuditWords words;

    private transient AuditDesk.Page page = new AuditDesk.Page(List.of(), Optional.empty());
    private transient List<AuditLine> rows = List.of();
    private final Deque<String> before = new ArrayDeque<>();
    private String cursor;
    private transient List<AgentRow> people = List.of();
    private transient List<DepartmentRow> departments = List.of();
    private transient List<Choice> actions = List.of();
    private transient List<Choice> kinds = List.of();
    private String actor;
    private String action;
    private String kind;
    private String object;
    private String department;
    private String outcome;
    private String from;
    private String to;
    private String zone;

    /** What can be chosen, in words. */
    public record Choice(String name, String words) {}

    public void load() {
        departments = departmentDesk.all();
        actions = choices(desk.actions(), words::action);
        kinds = choices(words.objects(), words::object);
        people = peopleDesk.list(new AgentQuestion(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AgentQuestion.Sort.NAME,
                false,
                Optional.empty(),
                MOST_PEOPLE));
        find();
    }

    private static List<Choice> choices(List<String> names, BiFunction<String, Locale, String> inWords) {
        Locale locale = Pages.locale();
        return names.stream()
                .map(name -> new Choice(name, inWords.apply(name, locale)))
                .sorted(Comparator.comparing(Choice::words, Collator.getInstance(locale)))
                .toList();
    }

    /** Begins anew with the newest. */
    public void find() {
        before.clear();
        cursor = null;
        show();
    }

    public void older() {
        page.next().ifPresent(next -> {
            before.push(cursor == null ? "" : cursor);
            cursor = next.text();
            show();
        });
    }

    public void newer() {
        if (!before.isEmpty()) {
            cursor = before.pop();
            show();
        }
    }

    private void show() {
        page = desk.list(new AuditQuestion(
                Typed.given(actor).flatMap(AgentId::parse),
                Typed.given(action),
                Typed.given(kind),
                Typed.given(object).map(AuditView::id),
                Typed.given(department).flatMap(DepartmentId::parse),
                Typed.given(outcome).map(Outcome::valueOf),
                start(from, 0, zone),
                start(to, 1, zone),
                Typed.given(cursor).map(AuditCursor::parse),
                PAGE));
        Locale locale = Pages.locale();
        rows = page.rows().stream().map(row -> AuditLine.of(row, words, locale)).toList();
    }

    /** The same records as a file. */
    public String getExport() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Typed.given(actor).ifPresent(value -> parameters.put("actor", value));
        Typed.given(action).ifPresent(value -> parameters.put("action", value));
        Typed.given(kind).ifPresent(value -> parameters.put("object", value));
        Typed.given(object).ifPresent(value -> parameters.put("objectId", Tsid.text(id(value))));
        Typed.given(department).ifPresent(value -> parameters.put("department", value));
        Typed.given(outcome).ifPresent(value -> parameters.put("outcome", value));
        start(from, 0, zone).ifPresent(time -> parameters.put("from", time.toString()));
        start(to, 1, zone).ifPresent(time -> parameters.put("to", time.toString()));
        return parameters.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/api/audit/export?", ""));
    }

    private static long id(String text) {
        return Tsid.parse(text).orElse(NOTHING);
    }

    /**
     * When a day begins.
     *
     * @param later so many days after the one that was entered
     * @param zone where who asks is; what is none means UTC
     */
    static Optional<Instant> start(String day, int later, String zone) {
        return day(day).map(
                        date -> date.plusDays(later).atStartOfDay(zone(zone)).toInstant());
    }

    private static ZoneId zone(String name) {
        try {
            return Typed.given(name).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Typed.given(text)
                    .map(LocalDate::parse)
                    .filter(date -> date.getYear() >= 1970 && date.getYear() < 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public List<AuditLine> getRows() {
        return rows;
    }

    public boolean isOlderThere() {
        return page.next().isPresent();
    }

    public boolean isNewerThere() {
        return !before.isEmpty();
    }

    public List<AgentRow> getPeople() {
        return people;
    }

    public List<DepartmentRow> getDepartments() {
        return departments;
    }

    public List<Choice> getActions() {
        return actions;
    }

    public List<Choice> getKinds() {
        return kinds;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getActor() {
        return actor;
    }

    public void setActor(String actor) {
        this.actor = actor;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }

    public String getObject() {
        return object;
    }

    public void setObject(String object) {
        this.object = object;
    }

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String department) {
        this.department = department;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }

    /** The browser's, which sends it along. */
    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
