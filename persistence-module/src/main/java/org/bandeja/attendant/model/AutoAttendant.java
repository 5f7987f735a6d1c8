package org.bandeja.attendant.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Names;
import org.bandeja.hours.model.CalendarId;

/** Asks customers to choose, and leads them where they choose: what is being written of it, and which version talks. */
@Entity
@Table(name = "auto_attendant")
public class AutoAttendant {
    @Id
    private long id;

    private String name;
    private String draft;
    private Integer number;

    @Column(name = "calendar_id")
    private Long calendarId;

    @Column(name = "author_id")
    private Long authorId;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected AutoAttendant() {}

    /**
     * Nothing is published yet.
     *
     * @param draft JSON object
     */
    public AutoAttendant(AttendantId id, String name, String draft, AgentId author, Instant now) {
        this.id = id.value();
        this.name = Names.usable(name);
        write(draft, author, now);
    }

    public AttendantId id() {
        return new AttendantId(id);
    }

    public String name() {
        return name;
    }

    /** What administrators are writing: JSON object. */
    public String draft() {
        return draft;
    }

    /** The version that talks; empty: none has been published. */
    public OptionalInt number() {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    /** Who changed the draft last. */
    public Optional<AgentId> author() {
        return Optional.ofNullable(authorId).map(AgentId::new);
    }

    /** Changes with everything that happens to it. */
    public int version() {
        return version;
    }

    /** @throws AttendantChanged if it is not the version that somebody has before him */
    public void requireVersion(int expected) {
        if (version != expected) {
            throw new AttendantChanged();
        }
    }

    public void call(String chosen) {
        name = Names.usable(chosen);
    }

    /** @param tree JSON object */
    public void write(String tree, AgentId author, Instant now) {
        draft = Objects.requireNonNull(tree, "tree");
        authorId = author.value();
        changedAt = now;
    }

    /**
     * From now on the draft talks, with whoever comes; dialogs that have begun stay with the version that they have begun with.
     *
     * @param hours the calendar that it asks
     * @return the number of the new version
     */
    public int publish(Optional<CalendarId> hours) {
        number = number == null ? 1 : number + 1;
        calendarId = hours.map(CalendarId::value).orElse(null);
        return number;
    }
}
