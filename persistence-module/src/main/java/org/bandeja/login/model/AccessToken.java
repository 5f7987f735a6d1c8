package org.bandeja.login.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** What proves who calls: the cookie of a login, or a personal access token. */
@Entity
@Table(name = "access_token")
public class AccessToken {
    /** Which of the two. */
    public enum Kind {
        SESSION,
        PERSONAL
    }

    @Id
    private long id;

    @Column(name = "agent_id")
    private long agentId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "read_only")
    private boolean readOnly;

    private boolean remembered;

    @Column(name = "single_sign_on")
    private boolean singleSignOn;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "idle_ends_at")
    private Instant idleEndsAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    private String address;

    protected AccessToken() {}

    private AccessToken(AgentId agent, Kind kind, String name, TokenSecret secret, Instant now, Instant expiresAt) {
        this.id = TokenId.next().value();
        this.agentId = agent.value();
        this.kind = kind;
        this.name = Objects.requireNonNull(name, "name");
        this.tokenHash = secret.hash();
        this.createdAt = Objects.requireNonNull(now, "now");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * A login that lasts until {@code expiresAt}.
     *
     * @param device what it was made with, in words
     */
    public static AccessToken session(
            AgentId agent, TokenSecret secret, String device, String address, Instant now, Instant expiresAt) {
        AccessToken token = new AccessToken(agent, Kind.SESSION, device, secret, now, expiresAt);
        token.lastUsedAt = now;
        token.address = address;
        return token;
    }

    /** One that programs carry. */
    public static AccessToken personal(
            AgentId agent, TokenSecret secret, String name, boolean readOnly, Instant now, Instant expiresAt) {
        AccessToken token = new AccessToken(agent, Kind.PERSONAL, name, secret, now, expiresAt);
        token.readOnly = readOnly;
        return token;
    }

    /** It stays although nobody does anything. */
    public AccessToken remembered() {
        remembered = true;
        return this;
    }

    /** The company's provider proved who it is. */
    public AccessToken bySingleSignOn() {
        singleSignOn = true;
        return this;
    }

    /** It ends then, unless the person does something. */
    public AccessToken endingIdleAt(Instant time) {
        idleEndsAt = Objects.requireNonNull(time, "time");
        return this;
    }

    public TokenId id() {
        return new TokenId(id);
    }

    public AgentId agent() {
        return new AgentId(agentId);
    }

    public Kind kind() {
        return kind;
    }

    /** What the person calls it; of a login the device in words. */
    public String name() {
        return name;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    public boolean isRemembered() {
        return remembered;
    }

    /** Whether the company's provider proved who it is, in its own way: no second step of ours is asked for. */
    public boolean isBySingleSignOn() {
        return singleSignOn;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** To the minute; empty: never. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    /** Empty: never. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** When it ends unless the person does something; empty: it does not. */
    public Optional<Instant> idleEndsAt() {
        return Optional.ofNullable(idleEndsAt);
    }

    /** Where it was last used from. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** Ends it; again changes nothing. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = Objects.requireNonNull(now, "now");
        }
    }
}
