package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentRow;
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
    private transient List<MemberRow> members = List.of();
    private String name;
    private boolean onlyAdminsTransfer;
    private boolean reopenToLastAssignee;
    private boolean marksRead;
    private String calendar = "";
    private transient List<CalendarDesk.Shown> calendars = List.of();
    private String newMember;
    private String newRole = Role.AGENT.name();

    public void load() {
        try {
            row = desk.one(department());
            members = memberDesk.members(department());
            name = row.name();
            onlyAdminsTransfer = row.onlyAdminsTransfer();
            reopenToLastAssignee = row.reopenToLastAssignee();
            marksRead = row.marksRead();
            calendar = row.calendar().map(CalendarId::text).orElse("");
            calendars = calendarDesk.all();
        } catch (NotFound e) {
            attempts.notFound(e);
        }
    }

    public void save() {
        attempt(
                () -> desk.change(
                        department(),
                        new DepartmentDesk.Settings(
                                Optional.of(name),
                                Optional.of(onlyAdminsTransfer),
                                Optional.of(reopenToLastAssignee),
                                Optional.of(marksRead),
                                Optional.of(Optional.of(calendar)
                                        .filter(chosen -> !chosen.isEmpty())
                                        .map(chosen -> CalendarId.parse(chosen).orElseThrow(NotFound::new))))),
                "console.saved");
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

    public void changeRole(MemberRow member, String role) {
        attempt(() -> memberDesk.put(department(), member.id(), Role.valueOf(role)), "console.member.changed");
    }

    public void remove(MemberRow member) {
        attempts.attempt(() -> memberDesk.remove(department(), member.id())).ifPresent(gone -> {
            attempts.say(
                    gone.returned() == 0 ? "console.member.removed" : "console.member.removedReturned",
                    member.name(),
                    gone.returned());
            if (!gone.uses().isEmpty()) {
                attempts.say("console.member.stillNamed", member.name(), UseLinks.names(gone.uses()));
            }
            load();
        });
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
            load();
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

    public List<MemberRow> getMembers() {
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
