package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    private transient List<DepartmentRow> rows = List.of();
    private String newName;

    public void load() {
        rows = new ArrayList<>(desk.all()); // the table sorts it
    }

    public void create() {
        attempts.attempt(() -> desk.create(DepartmentDesk.Settings.named(newName)))
                .ifPresent(created -> {
                    attempts.say("console.department.created", created.name());
                    newName = null;
                    load();
                    Pages.hide("newDepartment");
                });
    }

    public List<DepartmentRow> getRows() {
        return rows;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }
}
