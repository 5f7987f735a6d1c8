package org.bandeja.contact.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** Something that the company wants to know of its contacts. Its kind stays: what was filled in would mean something else. */
@Entity
@Table(name = "contact_field")
public class ContactField {
    /** The longest name. */
    public static final int LONGEST_NAME = 60;

    private static final int MOST_CHOICES = 50;
    private static final int LONGEST_CHOICE = 60;

    @Id
    private long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private FieldKind kind;

    private String choices;
    private int position;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected ContactField() {}

    /**
     * @param choices of {@link FieldKind#CHOICE}; of other kinds empty
     * @param position where it stands among the others
     * @throws FieldNotUsable if it could not be filled in
     */
    public ContactField(String name, FieldKind kind, List<String> choices, int position, Instant now) {
        this.id = FieldId.next().value();
        this.kind = kind;
        this.position = position;
        this.createdAt = now;
        change(name, choices);
    }

    public FieldId id() {
        return new FieldId(id);
    }

    public String name() {
        return name;
    }

    public FieldKind kind() {
        return kind;
    }

    /** In the order in which they are offered; empty unless it is a choice. */
    public List<String> choices() {
        return choices.isEmpty() ? List.of() : List.of(choices.split("\n"));
    }

    /** A choice that is gone stays where it was chosen. */
    public final void change(String newName, List<String> newChoices) {
        String text = newName.strip();
        List<String> lines = kind == FieldKind.CHOICE
                ? newChoices.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
        boolean named = !text.isEmpty() && text.codePointCount(0, text.length()) <= LONGEST_NAME;
        boolean choosable = kind != FieldKind.CHOICE
                || !lines.isEmpty()
                        && lines.size() <= MOST_CHOICES
                        && lines.stream().distinct().count() == lines.size()
                        && lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= LONGEST_CHOICE);
        if (!named || !choosable) {
            throw new FieldNotUsable();
        }
        name = text;
        choices = String.join("\n", lines);
    }

    /**
     * What is kept of what somebody typed into it.
     *
     * @throws FieldValueNotUsable if it is not of this kind
     */
    public String read(String typed) {
        return kind.read(typed, choices()).orElseThrow(() -> new FieldValueNotUsable(name, kind));
    }
}
