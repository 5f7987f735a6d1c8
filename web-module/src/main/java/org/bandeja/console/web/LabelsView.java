package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bandeja.label.model.LabelColour;
import org.bandeja.label.model.LabelId;
import org.bandeja.label.model.LabelRow;
import org.bandeja.label.service.LabelDesk;
import org.bandeja.refusal.model.NotFound;

/** The labels of the company: a table, and one form for a new one and for one that is changed. */
@Named("labels")
@ViewScoped
public class LabelsView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String DIALOG = "label";

    @Inject
    transient LabelDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Listed<LabelRow> rows = new Listed<>(new Columns<LabelRow>()
            .text("name", LabelRow::name)
            .text("colour", row -> attempts.text("console.label.colour." + row.colour()))
            .number("used", LabelRow::used)
            .says(row -> row.archived() ? attempts.text("console.label.archivedMark") : ""));
    private String id;
    private String name;
    private String colour = LabelColour.GREY.name();

    public void load() {
        rows.show(desk.all());
    }

    /** Opens the form for a new one. */
    public void begin() {
        id = null;
        name = null;
        colour = LabelColour.GREY.name();
        Pages.show(DIALOG);
    }

    /** Opens the form for this one, as it is now. */
    public void edit() {
        onPressed(row -> {
            load();
            attempts.attempt(() -> now(row)).ifPresentOrElse(this::edit, () -> Pages.draw("list"));
        });
    }

    private LabelRow now(LabelRow row) {
        return rows.all().stream()
                .filter(now -> now.id().equals(row.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void edit(LabelRow now) {
        id = now.id().text();
        name = now.name();
        colour = now.colour().name();
        Pages.show(DIALOG);
    }

    public void save() {
        LabelDesk.Wanted wanted = new LabelDesk.Wanted(Optional.of(name), Optional.of(LabelColour.valueOf(colour)));
        Optional<LabelId> changed = Optional.ofNullable(id).flatMap(LabelId::parse);
        attempts.attempt(() -> changed.isPresent() ? desk.change(changed.get(), wanted) : desk.create(wanted))
                .ifPresent(saved -> {
                    attempts.say("console.label.saved", saved.name());
                    load();
                    Pages.hide(DIALOG, "list");
                });
    }

    public void archive() {
        attempt(row -> desk.archive(row.id()), "console.label.archived");
    }

    public void restore() {
        attempt(row -> desk.restore(row.id()), "console.label.restored");
    }

    public void delete() {
        attempt(row -> desk.delete(row.id()), "console.label.deleted");
    }

    private void attempt(Consumer<LabelRow> deed, String done) {
        onPressed(row -> {
            if (attempts.done(() -> deed.accept(row))) {
                attempts.say(done, row.name());
            }
            load();
        });
    }

    private void onPressed(Consumer<LabelRow> deed) {
        PressedRow.on(rows.all(), row -> row.id().text(), deed);
    }

    /** Names what will happen. */
    public String deleteQuestion(LabelRow row) {
        return attempts.text("console.label.deleteQuestion", row.name());
    }

    public List<String> getColours() {
        return Arrays.stream(LabelColour.values()).map(Enum::name).toList();
    }

    public Listed<LabelRow> getRows() {
        return rows;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getColour() {
        return colour;
    }

    public void setColour(String colour) {
        this.colour = colour;
    }
}
