package org.bandeja.login.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.identifier.model.Tsid;

/** A link that works once. */
@Entity
@Table(name = "invitation")
public class Invitation {
    /** What the link is for. */
    public enum Purpose {
        FIRST_ADMINISTRATOR(Duration.ofHours(48)),
        /** Somebody new chooses a password. */
        INVITE(Duration.ofHours(48)),
        /** Somebody chooses another password. */
        RESET(Duration.ofHours(1));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }

        /** How long such a link works. */
        public Duration lifetime() {
            return lifetime;
        }
    }

    @Id
    private long id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "agent_id")
    private Long agentId;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected Invitation() {}

    /** A link for one person. */
    public Invitation(Purpose purpose, AgentId agent, TokenSecret secret, Instant now) {
        this.id = Tsid.next();
        this.purpose = purpose;
        this.agentId = agent.value();
        this.tokenHash = secret.hash();
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.lifetime());
    }

    public Purpose purpose() {
        return purpose;
    }

    /** Whose password it sets; empty for the first administrator. */
    public Optional<AgentId> agent() {
        return Optional.ofNullable(agentId).map(AgentId::new);
    }

    public Instant expiresAt() {
        return expiresAt;
    }

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
