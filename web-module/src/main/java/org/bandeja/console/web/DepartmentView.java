package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.AgentState;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.model.MemberRow;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.directory.service.MemberDesk;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.service.CalendarDesk;
import org.bandeja.refusal.model.NotFound;

/** One department: settings, members, archive. */
@Named("department")
@ViewScoped
public class DepartmentView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String BETWEEN = " · ";

    @Inject
    transient DepartmentDesk desk;

    @Inject
    transient MemberDesk memberDesk;

    @Inject
    transient CalendarDesk calendarDesk;

    @Inject
    transient Attempts attempts;

    private String id;
    private transient DepartmentRow row;
    /** What the fields were filled from. */
    private transient DepartmentRow shown;

    private final transient Listed<MemberRow> members = new Listed<>(new Columns<MemberRow>()
            .text("name", MemberRow::name)
            .text("login", MemberRow::login)
            .state("role", row -> Optional.of(row.role() == Role.ADMIN ? 0 : 1), row -> roleWord(row.role()))
            .number("assigned", MemberRow::assigned)
            .says(row -> row.state() == AgentState.ACTIVE ? "" : attempts.text("console.state." + row.state())));

    private String name;
    private boolean onlyAdminsTransfer;
    private boolean reopenToLastAssignee;
    private boolean marksRead;
    private String calendar = "";
    private transient List<CalendarDesk.Shown> calendars = List.of();
    private String newMember;
    private String newRole = Role.AGENT.name();

    public void load() {
        if (refresh()) {
            shown = row;
            name = row.name();
            onlyAdminsTransfer = row.onlyAdminsTransfer();
            reopenToLastAssignee = row.reopenToLastAssignee();
            marksRead = row.marksRead();
            calendar = calendarOf(row);
        }
    }

    /** Members are paged and looked for without asking again: whoever may not see them any more does not go on. */
    public void look() {
        if (row != null && FacesContext.getCurrentInstance().isPostback()) {
            try {
                desk.one(row.id());
            } catch (NotFound e) {
                attempts.notFound(e);
            }
        }
    }

    /** @return whether it is there; what somebody types stays */
    private boolean refresh() {
        try {
            row = desk.one(department());
            members.show(memberDesk.members(department()));
            calendars = calendarDesk.all();
            return true;
        } catch (NotFound e) {
            attempts.notFound(e);
            return false;
        }
    }

    private String roleWord(Role of) {
        return attempts.text("console.role." + of);
    }

    private static String calendarOf(DepartmentRow department) {
        return department.calendar().map(CalendarId::text).orElse("");
    }

    public void save() {
        DepartmentDesk.Settings changes = new DepartmentDesk.Settings(
                Typed.changed(name, shown.name()),
                Typed.changed(onlyAdminsTransfer, shown.onlyAdminsTransfer()),
                Typed.changed(reopenToLastAssignee, shown.reopenToLastAssignee()),
                Typed.changed(marksRead, shown.marksRead()),
                Typed.changed(calendar, calendarOf(shown))
                        .map(chosen -> Optional.of(chosen)
                                .filter(text -> !text.isEmpty())
                                .map(text -> CalendarId.parse(text).orElseThrow(NotFound::new))));
        if (attempts.done(() -> desk.change(department(), changes))) {
            attempts.say("console.saved");
            load();
        }
    }

    public void archive() {
        attempt(() -> desk.archive(department()), "console.department.archived");
    }

    public void restore() {
        attempt(() -> desk.restore(department()), "console.department.restored");
    }

    /** People who could join, as name and login. */
    public List<String> candidates(String text) {
        return memberDesk.candidates(department(), text).stream()
                .map(DepartmentView::label)
                .toList();
    }

    public void add() {
        attempt(() -> memberDesk.put(department(), chosen(), Role.valueOf(newRole)), "console.member.added");
        newMember = null;
    }

    private AgentId chosen() {
        String wanted = String.valueOf(newMember);
        String login = wanted.contains(BETWEEN)
                ? wanted.substring(wanted.lastIndexOf(BETWEEN) + BETWEEN.length())
                : wanted.strip();
        return memberDesk.candidates(department(), login).stream()
                .filter(candidate -> candidate.login().equals(login))
                .findFirst()
                .map(AgentRow::id)
                .orElseThrow(NotFound::new);
    }

    public void changeRole(String to) {
        onPressed(member -> changeRole(member, Role.valueOf(to)));
    }

    private void changeRole(MemberRow member, Role to) {
        boolean oneself = isOneself(member);
        if (attempts.done(() -> memberDesk.put(department(), member.id(), to))) {
            if (oneself) {
                leave();
                return;
            }
            attempts.say("console.member.changed");
            refresh();
        }
    }

    public void remove() {
        onPressed(this::remove);
    }

    private void onPressed(Consumer<MemberRow> deed) {
        PressedRow.on(members.all(), row -> row.id().text(), deed);
    }

    private void remove(MemberRow member) {
        boolean oneself = isOneself(member);
        attempts.attempt(() -> memberDesk.remove(department(), member.id())).ifPresent(gone -> {
            if (oneself) {
                leave();
                return;
            }
            attempts.say(
                    gone.returned() == 0 ? "console.member.removed" : "console.member.removedReturned",
                    member.name(),
                    gone.returned());
            if (!gone.uses().isEmpty()) {
                attempts.say("console.member.stillNamed", member.name(), UseLinks.names(gone.uses()));
            }
            refresh();
        });
    }

    private void leave() {
        Pages.lead(desk.access().open() ? "/console/departments.xhtml" : "/inbox.xhtml");
    }

    /** Whether it is who looks at the page: without their role here it may not be theirs any more. */
    private boolean isOneself(MemberRow member) {
        return !desk.access().administrator()
                && desk.access().agent().equals(member.id().text());
    }

    /** Names what will happen. */
    public String removeQuestion(MemberRow member) {
        return attempts.text(
                member.assigned() == 0 ? "console.member.removeQuestion" : "console.member.removeQuestionReturns",
                member.name(),
                member.assigned());
    }

    public String makeAdminQuestion(MemberRow member) {
        return attempts.text("console.member.makeAdminQuestion", member.name(), row.name());
    }

    public String makeAgentQuestion(MemberRow member) {
        return attempts.text("console.member.makeAgentQuestion", member.name(), row.name());
    }

    private void attempt(Runnable deed, String done) {
        if (attempts.done(deed)) {
            attempts.say(done);
            refresh();
        }
    }

    private static String label(AgentRow candidate) {
        return candidate.name() + BETWEEN + candidate.login();
    }

    private DepartmentId department() {
        return DepartmentId.parse(id).orElseThrow(NotFound::new);
    }

    public DepartmentRow getRow() {
        return row;
    }

    public Listed<MemberRow> getMembers() {
        return members;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public boolean isOnlyAdminsTransfer() {
        return onlyAdminsTransfer;
    }

    public void setOnlyAdminsTransfer(boolean only) {
        onlyAdminsTransfer = only;
    }

    public boolean isReopenToLastAssignee() {
        return reopenToLastAssignee;
    }

    public void setReopenToLastAssignee(boolean last) {
        reopenToLastAssignee = last;
    }

    public boolean isMarksRead() {
        return marksRead;
    }

    public void setMarksRead(boolean mark) {
        marksRead = mark;
    }

    /** Id; empty: always there. */
    public String getCalendar() {
        return calendar;
    }

    /** @param calendar null or empty: always there; Faces hands on the empty choice of a menu as null */
    public void setCalendar(String calendar) {
        this.calendar = calendar == null ? "" : calendar;
    }

    public List<CalendarDesk.Shown> getCalendars() {
        return calendars;
    }

    public String getNewMember() {
        return newMember;
    }

    public void setNewMember(String newMember) {
        this.newMember = newMember;
    }

    public String getNewRole() {
        return newRole;
    }

    public void setNewRole(String newRole) {
        this.newRole = newRole;
    }
}
