package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.model.FieldKind;
import org.bandeja.contact.service.FieldDesk;
import org.bandeja.refusal.model.NotFound;

/** The fields that contacts have in this company. */
@Named("contactFields")
@ViewScoped
public class ContactFieldsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient FieldDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Listed<FieldDesk.Field> rows = new Listed<>(new Columns<FieldDesk.Field>()
            .number("place", this::place)
            .text("name", FieldDesk.Field::name)
            .text("kind", row -> attempts.text("console.contactFields.kind." + row.kind()))
            .text("words", row -> String.join(", ", row.choices())));

    private String name;
    private String kind = FieldKind.TEXT.name();
    private String choices;
    /** Of the field that is being changed. */
    private String id;

    private String changedName;
    private String changedChoices;

    public void load() {
        rows.show(desk.all());
    }

    public void create() {
        attempts.attempt(() -> desk.create(text(name), FieldKind.valueOf(kind), lines(choices)))
                .ifPresent(made -> {
                    attempts.say("console.contactFields.created", made.name());
                    name = null;
                    choices = null;
                    load();
                    Pages.hide("newField", "list");
                });
    }

    /** Into the dialog with it, as it is now. */
    public void begin() {
        onPressed(field -> {
            load();
            attempts.attempt(() -> now(field)).ifPresentOrElse(this::begin, () -> Pages.draw("list"));
        });
    }

    private FieldDesk.Field now(FieldDesk.Field field) {
        return rows.all().stream()
                .filter(row -> row.id().equals(field.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void begin(FieldDesk.Field now) {
        id = now.id().text();
        changedName = now.name();
        changedChoices = String.join("\n", now.choices());
        Pages.show("changeField");
    }

    public void change() {
        if (attempts.done(() ->
                desk.change(FieldId.parse(id).orElseThrow(NotFound::new), text(changedName), lines(changedChoices)))) {
            attempts.say("console.saved");
            load();
            Pages.hide("changeField", "list");
        }
    }

    public void remove() {
        onPressed(field -> attempts.attempt(() -> desk.remove(field.id())).ifPresent(filled -> {
            attempts.say("console.contactFields.removed", field.name(), filled);
            load();
        }));
    }

    private void onPressed(Consumer<FieldDesk.Field> deed) {
        PressedRow.on(rows.all(), row -> row.id().text(), deed);
    }

    /** Where it stands at each contact, from 1. */
    public int place(FieldDesk.Field field) {
        return rows.all().indexOf(field) + 1;
    }

    /** Names what will happen. */
    public String removeQuestion(FieldDesk.Field field) {
        return attempts.text("console.contactFields.removeQuestion", field.name());
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }

    private static List<String> lines(String typed) {
        return Arrays.asList(text(typed).split("\r?\n"));
    }

    public Listed<FieldDesk.Field> getRows() {
        return rows;
    }

    public List<String> getKinds() {
        return Arrays.stream(FieldKind.values()).map(Enum::name).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getChoices() {
        return choices;
    }

    public void setChoices(String choices) {
        this.choices = choices;
    }

    public String getChangedName() {
        return changedName;
    }

    public void setChangedName(String changedName) {
        this.changedName = changedName;
    }

    public String getChangedChoices() {
        return changedChoices;
    }

    public void setChangedChoices(String changedChoices) {
        this.changedChoices = changedChoices;
    }
}
