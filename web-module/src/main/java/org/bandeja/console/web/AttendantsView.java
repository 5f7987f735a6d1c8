package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
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

    private final transient Listed<ListedAttendant> rows = new Listed<>(new Columns<ListedAttendant>()
            .text("name", one -> one.row().name())
            .state("state", AttendantsView::rank, this::state)
            .text("uses", this::uses)
            .number("talking", one -> one.row().talking())
            .says(one -> one.broken() ? attempts.text("console.broken") : "")
            .says(one -> one.uses().isEmpty() ? attempts.text("console.attendant.unused") : ""));

    private String newName;
    private String newLanguage = AttendantWords.languages().get(0);

    public void load() {
        rows.show(desk.all());
    }

    public void create() {
        attempts.attempt(() -> desk.create(newName, newLanguage))
                .ifPresent(created ->
                        Pages.lead("/console/attendant.xhtml?id=" + created.id().text()));
    }

    /** What nobody is asked by comes first, then what was written and not published. */
    private static Optional<Integer> rank(ListedAttendant one) {
        return Optional.of(one.row().number().isEmpty() ? 0 : one.row().differs() ? 1 : 2);
    }

    private String state(ListedAttendant one) {
        if (one.row().number().isEmpty()) {
            return attempts.text("console.attendant.unpublished");
        }
        String version =
                attempts.text("console.attendant.version", one.row().number().getAsInt());
        return one.row().differs() ? version + " " + attempts.text("console.attendant.differs") : version;
    }

    /** What leads to it, in one line. */
    public String uses(ListedAttendant row) {
        return UseLinks.names(row.uses());
    }

    public Listed<ListedAttendant> getRows() {
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
