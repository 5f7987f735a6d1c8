package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.service.DepartmentDesk;

/** The departments, and a new one. */
@Named("departments")
@ViewScoped
public class DepartmentsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient DepartmentDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Listed<DepartmentRow> rows = new Listed<>(new Columns<DepartmentRow>()
            .text("name", DepartmentRow::name)
            .number("members", DepartmentRow::members)
            .number("open", DepartmentRow::open)
            .says(row -> row.archived() ? attempts.text("console.department.archivedMark") : "")
            .says(row -> row.onlyAdminsTransfer() ? attempts.text("console.onlyAdminsTransfer") : "")
            .says(row -> row.reopenToLastAssignee() ? attempts.text("console.reopenToLastAssignee") : ""));
    private String newName;

    public void load() {
        rows.show(desk.all());
    }

    public void create() {
        attempts.attempt(() -> desk.create(DepartmentDesk.Settings.named(newName)))
                .ifPresent(created -> {
                    attempts.say("console.department.created", created.name());
                    newName = null;
                    load();
                    Pages.hide("newDepartment", "list");
                });
    }

    public Listed<DepartmentRow> getRows() {
        return rows;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }
}
