package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.attendant.rules.AttendantWords;
import org.bandeja.attendant.service.AttendantDesk;
import org.bandeja.attendant.service.ListedAttendant;

/** The auto attendants, and a new one. */
@Named("attendants")
@ViewScoped
public class AttendantsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AttendantDesk desk;

    @Inject
    transient Attempts attempts;

    private transient List<ListedAttendant> rows = List.of();
    private String newName;
    private String newLanguage = AttendantWords.languages().get(0);

    public void load() {
        rows = new ArrayList<>(desk.all()); // the table sorts it
    }

    public void create() {
        attempts.attempt(() -> desk.create(newName, newLanguage))
                .ifPresent(created ->
                        Pages.lead("/console/attendant.xhtml?id=" + created.id().text()));
    }

    /** What leads to it, in one line. */
    public String uses(ListedAttendant row) {
        return UseLinks.names(row.uses());
    }

    public List<ListedAttendant> getRows() {
        return rows;
    }

    public List<String> getLanguages() {
        return AttendantWords.languages();
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public String getNewLanguage() {
        return newLanguage;
    }

    public void setNewLanguage(String newLanguage) {
        this.newLanguage = newLanguage;
    }
}
