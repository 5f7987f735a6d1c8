package org.bandeja.login.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.bandeja.directory.model.AgentId;

/** The second step of somebody's login: a secret that an authenticator app shares. */
@Entity
@Table(name = "two_step")
public class TwoStep {
    @Id
    @Column(name = "agent_id")
    private long agentId;

    private String secret;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "last_step")
    private long lastStep;

    protected TwoStep() {}

    /** @param sealed the secret, encrypted */
    public TwoStep(AgentId agent, String sealed, Instant now) {
        this.agentId = agent.value();
        begin(sealed, now);
    }

    /** Begins anew with another secret, which is in force once it is confirmed. */
    public void begin(String sealed, Instant now) {
        this.secret = requireNonNull(sealed, "sealed");
        this.startedAt = requireNonNull(now, "now");
        this.confirmedAt = null;
        this.lastStep = 0;
    }

    public AgentId agent() {
        return new AgentId(agentId);
    }

    /** Encrypted. */
    public String sealedSecret() {
        return secret;
    }

    /** The same secret, encrypted with another key. */
    public void reseal(String sealed) {
        this.secret = requireNonNull(sealed, "sealed");
    }

    /** Whether logging in needs it. */
    public boolean isInForce() {
        return confirmedAt != null;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** From now on logging in needs it; again changes nothing. */
    public void confirm(Instant now) {
        if (confirmedAt == null) {
            confirmedAt = requireNonNull(now, "now");
        }
    }

    /** The newest step whose code was taken: a code counts once (RFC 6238, 5.2). */
    public long lastStep() {
        return lastStep;
    }

    /** @throws IllegalArgumentException if the step, or a later one, was taken before */
    public void take(long step) {
        if (step <= lastStep) {
            throw new IllegalArgumentException("step " + step + " is not after " + lastStep);
        }
        lastStep = step;
    }
}
