package org.bandeja.directory.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import org.bandeja.hours.model.CalendarId;

/** A team: owns conversations, has members, is the unit of visibility. */
@Entity
@Table(name = "department")
public class Department {
    @Id
    private long id;

    private String name;
    private boolean archived;

    @Column(name = "only_admins_transfer")
    private boolean onlyAdminsTransfer;

    @Column(name = "reopen_to_last_assignee")
    private boolean reopenToLastAssignee;

    @Column(name = "marks_read")
    private boolean marksRead = true;

    @Column(name = "calendar_id")
    private Long calendarId;

    @Version
    private int version;

    protected Department() {}

    public Department(DepartmentId id, String name) {
        this.id = id.value();
        this.name = Names.usable(name);
    }

    public DepartmentId id() {
        return new DepartmentId(id);
    }

    public String name() {
        return name;
    }

    public boolean isArchived() {
        return archived;
    }

    /** Whether assignees may not hand over their own. */
    public boolean onlyAdminsTransfer() {
        return onlyAdminsTransfer;
    }

    /** Whether a customer's message gives a completed conversation back to who had it last. */
    public boolean reopensToLastAssignee() {
        return reopenToLastAssignee;
    }

    /** Whether customers see that the assignee has read what they wrote, and is typing. */
    public boolean marksRead() {
        return marksRead;
    }

    /** When it is there; empty: always. */
    public Optional<CalendarId> calendar() {
        return Optional.ofNullable(calendarId).map(CalendarId::new);
    }

    /** @throws NameNotUsable if it is blank, too long, or of several lines */
    public void rename(String chosen) {
        name = Names.usable(chosen);
    }

    /** Whether assignees may hand over their own, or only those who administrate here. */
    public void letOnlyAdminsTransfer(boolean only) {
        onlyAdminsTransfer = only;
    }

    /** Whether a customer's message gives a completed conversation back to who had it last, or to the inbox. */
    public void letReopenToLastAssignee(boolean last) {
        reopenToLastAssignee = last;
    }

    /** Whether customers see that the assignee has read what they wrote, and is typing. */
    public void letMarkRead(boolean mark) {
        marksRead = mark;
    }

    /** When it is there; empty: always. */
    public void keepHours(Optional<CalendarId> calendar) {
        calendarId = calendar.map(CalendarId::value).orElse(null);
    }

    /** Nothing comes in and nobody joins any more; what is there stays visible to its members. */
    public void archive() {
        archived = true;
    }

    public void restore() {
        archived = false;
    }
}
