package org.bandeja.login.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AccessToken() {}

    /** A login that lasts until {@code expiresAt}. */
    public static AccessToken session(AgentId agent, TokenSecret secret, Instant now, Instant expiresAt) {
        AccessToken token = new AccessToken();
        token.id = TokenId.next().value();
        token.agentId = agent.value();
        token.kind = Kind.SESSION;
        token.name = "login";
        token.tokenHash = secret.hash();
        token.createdAt = Objects.requireNonNull(now, "now");
        token.lastUsedAt = now;
        token.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
        return token;
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

    public boolean isReadOnly() {
        return readOnly;
    }

    /** Ends it; again changes nothing. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = Objects.requireNonNull(now, "now");
        }
    }
}
