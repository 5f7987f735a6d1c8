package org.bandeja.directory.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bandeja.login.model.PasswordHash;

/** Somebody who logs in; member of departments, or administrator, or both. */
@Entity
@Table(name = "agent")
public class Agent {
    @Id
    private long id;

    private String login;
    private String name;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean administrator;
    private boolean disabled;
    private boolean invited;
    private String email;
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    protected Agent() {}

    /** @throws IllegalArgumentException if login or name are blank or longer than 120 characters */
    public Agent(
            AgentId id, String login, String name, PasswordHash password, boolean administrator, Instant createdAt) {
        this.id = id.value();
        this.login = required(login, "login");
        this.name = required(name, "name");
        this.passwordHash = password.text();
        this.administrator = administrator;
        this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    }

    /** Somebody who is still to choose a password. */
    public static Agent invited(AgentId id, String login, String name, Instant now) {
        Agent agent = new Agent(id, Names.usableLogin(login), Names.usable(name), PasswordHash.NOBODY, false, now);
        agent.invited = true;
        return agent;
    }

    private static String required(String value, String what) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty() || text.length() > 120) {
            throw new IllegalArgumentException(what + " must have 1 to 120 characters");
        }
        return text;
    }

    public AgentId id() {
        return new AgentId(id);
    }

    public String login() {
        return login;
    }

    public String name() {
        return name;
    }

    public PasswordHash password() {
        return new PasswordHash(passwordHash);
    }

    public boolean isAdministrator() {
        return administrator;
    }

    public boolean isDisabled() {
        return disabled;
    }

    /** Another password, or the same one kept in a better way. */
    public void keepPassword(PasswordHash hash) {
        this.passwordHash = hash.text();
    }

    /** The chosen language of the page (BCP 47); empty: the browser's. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    public void speak(String chosen) {
        this.language = Objects.requireNonNull(chosen, "chosen");
    }

    /** Whether no password was chosen yet, so that nobody can log in. */
    public boolean isInvited() {
        return invited;
    }

    /** Where links are sent to; empty: they are handed over. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @throws NameNotUsable if it is blank, too long, or of several lines */
    public void rename(String chosen) {
        name = Names.usable(chosen);
    }

    /**
     * @param address empty: none
     * @throws EmailNotUsable if it is none
     */
    public void receiveMailAt(String address) {
        email = Names.usableEmail(address).orElse(null);
    }

    public void administrate(boolean may) {
        administrator = may;
    }

    public void disable() {
        disabled = true;
    }

    public void enable() {
        disabled = false;
    }

    /** Known by another proof than a password; one may be chosen later, with a link. */
    public void joinWithoutPassword() {
        invited = false;
    }

    /** With the link of an invitation or a reset. */
    public void join(PasswordHash chosen) {
        passwordHash = chosen.text();
        invited = false;
    }
}
