package org.bandeja.routing.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.directory.model.DepartmentId;

/** A WhatsApp number of the company. Its route says where its messages go. */
@Entity
@Table(name = "business_number")
public class BusinessNumber {
    @Id
    private long id;

    @Column(name = "phone_number_id")
    private String phoneNumberId;

    @Column(name = "display_phone_number")
    private String displayPhoneNumber;

    private String name;

    @Column(name = "route_department_id")
    private Long routeDepartmentId;

    @Column(name = "reopening_hours")
    private int reopeningHours;

    @Column(name = "messages_per_second")
    private int messagesPerSecond;

    @Column(name = "stopped_code")
    private Integer stoppedCode;

    @Column(name = "stopped_at")
    private Instant stoppedAt;

    @Version
    private int version;

    protected BusinessNumber() {}

    public NumberId id() {
        return new NumberId(id);
    }

    /** WhatsApp's own id of the number, by which alone it is found. */
    public String phoneNumberId() {
        return phoneNumberId;
    }

    public String displayPhoneNumber() {
        return displayPhoneNumber;
    }

    public String name() {
        return name;
    }

    /** Where it leads; empty: no route. */
    public Optional<DepartmentId> route() {
        return Optional.ofNullable(routeDepartmentId).map(DepartmentId::new);
    }

    /** How long after its completion a customer's message reopens a conversation. */
    public Duration reopeningTime() {
        return Duration.ofHours(reopeningHours);
    }

    public int messagesPerSecond() {
        return messagesPerSecond;
    }

    /** WhatsApp's error code for which nothing leaves from here; empty while it runs. */
    public OptionalInt stoppedBecauseOf() {
        return stoppedCode == null ? OptionalInt.empty() : OptionalInt.of(stoppedCode);
    }

    public Optional<Instant> stoppedAt() {
        return Optional.ofNullable(stoppedAt);
    }

    /** Nothing leaves any more, except a trial now and then. */
    public void stop(int code, Instant now) {
        stoppedCode = code;
        stoppedAt = Objects.requireNonNull(now, "now");
    }

    /** WhatsApp takes messages again. */
    public void run() {
        stoppedCode = null;
        stoppedAt = null;
    }
}
