package org.bandeja.label.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.regex.Pattern;

/** A word that the company sorts its conversations by. */
@Entity
@Table(name = "label")
public class Label {
    private static final int LONGEST = 40;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    @Id
    private long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private LabelColour colour;

    private boolean archived;

    @Version
    private int version;

    protected Label() {}

    /** @throws LabelNameNotUsable if the name is blank, too long, or of several lines */
    public Label(LabelId id, String name, LabelColour colour) {
        this.id = id.value();
        this.name = usable(name);
        this.colour = requireNonNull(colour, "colour");
    }

    /**
     * What a label may be called, without blanks around it.
     *
     * @throws LabelNameNotUsable if it is blank, too long, or of several lines
     */
    public static String usable(String name) {
        String text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > LONGEST || CONTROL.matcher(text).find()) {
            throw new LabelNameNotUsable();
        }
        return text;
    }

    public LabelId id() {
        return new LabelId(id);
    }

    public String name() {
        return name;
    }

    public LabelColour colour() {
        return colour;
    }

    public boolean isArchived() {
        return archived;
    }

    /** @throws LabelNameNotUsable if the name is blank, too long, or of several lines */
    public void rename(String chosen) {
        name = usable(chosen);
    }

    public void recolour(LabelColour chosen) {
        colour = requireNonNull(chosen, "colour");
    }

    /** Stays on the conversations that have it, and is not offered any more. */
    public void archive() {
        archived = true;
    }

    public void restore() {
        archived = false;
    }

    /** @throws LabelArchived if it is put on nothing any more */
    public void requireOffered() {
        if (archived) {
            throw new LabelArchived();
        }
    }
}
