package org.bandeja.login.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** A link that works once. */
@Entity
@Table(name = "invitation")
public class Invitation {
    /** What the link is for. */
    public enum Purpose {
        FIRST_ADMINISTRATOR
    }

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected Invitation() {}

    public boolean isFor(Purpose wanted) {
        return purpose == wanted;
    }

    /** Half-open: run out at exactly its end. */
    public boolean isUsableAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    /** @throws IllegalStateException if it was used before or has run out */
    public void use(Instant now) {
        if (!isUsableAt(now)) {
            throw new IllegalStateException("used or run out");
        }
        usedAt = Objects.requireNonNull(now, "now");
    }
}
