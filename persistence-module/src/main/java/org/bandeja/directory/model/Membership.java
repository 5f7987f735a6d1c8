package org.bandeja.directory.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;

/** An agent's place in a department. */
@Entity
@Table(name = "membership")
public class Membership {
    /** Who and where. */
    @Embeddable
    public record Key(
            @Column(name = "agent_id") long agentId,
            @Column(name = "department_id") long departmentId) {}

    @EmbeddedId
    private Key id;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "joined_at")
    private Instant joinedAt;

    protected Membership() {}

    public Membership(AgentId agent, DepartmentId department, Role role, Instant joinedAt) {
        this.id = new Key(agent.value(), department.value());
        this.role = Objects.requireNonNull(role, "role");
        this.joinedAt = Objects.requireNonNull(joinedAt, "joinedAt");
    }

    public AgentId agent() {
        return new AgentId(id.agentId());
    }

    public DepartmentId department() {
        return new DepartmentId(id.departmentId());
    }

    public Role role() {
        return role;
    }

    public void become(Role other) {
        role = Objects.requireNonNull(other, "other");
    }
}
