package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentDisabled;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.AlreadyJoined;
import org.bandeja.directory.model.NotJoinedYet;
import org.bandeja.login.model.Invitation;
import org.bandeja.login.model.Invitation.Purpose;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.PasswordRules;
import org.bandeja.refusal.model.NotFound;

/**
 * Links with which people choose a password: they work once and for a while, a newer one replaces older ones, and only
 * a hash is kept. Whoever gets the secret from here hands it over and forgets it. No transaction is open while a password is
 * hashed.
 */
@Stateless
public class LinkDesk {

    @Inject
    Agents agents;

    @Inject
    Invitations invitations;

    @Inject
    PasswordBook book;

    @Inject
    Passwords passwords;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * A link to hand over.
     *
     * @param email where it could be sent to
     */
    public record Link(
            Purpose purpose,
            TokenSecret secret,
            String name,
            String login,
            Optional<String> email,
            Instant expiresAt) {}

    /**
     * Somebody has chosen a password.
     *
     * @param login to sign in with
     * @param device what proves this browser from now on
     */
    public record Joined(String login, TokenSecret device) {}

    /** Whose password a link sets. */
    public record Invited(Purpose purpose, String login, String name) {}

    /**
     * For somebody who has no password yet.
     *
     * @throws AlreadyJoined if they have one
     * @throws AgentDisabled if they are disabled
     */
    @RolesAllowed(ADMINISTRATOR)
    public Link invite(AgentId id) {
        Agent agent = enabled(id);
        if (!agent.isInvited()) {
            throw new AlreadyJoined();
        }
        return link(Purpose.INVITE, agent);
    }

    /**
     * For somebody who has forgotten the password. Until the link is used, the old one works.
     *
     * @throws NotJoinedYet if they never had one
     * @throws AgentDisabled if they are disabled
     */
    @RolesAllowed(ADMINISTRATOR)
    public Link reset(AgentId id) {
        Agent agent = enabled(id);
        if (agent.isInvited()) {
            throw new NotJoinedYet();
        }
        return link(Purpose.RESET, agent);
    }

    private Agent enabled(AgentId id) {
        Agent agent = agents.lock(id).orElseThrow(NotFound::new);
        if (agent.isDisabled()) {
            throw new AgentDisabled();
        }
        return agent;
    }

    private Link link(Purpose purpose, Agent agent) {
        Instant now = clock.instant();
        TokenSecret secret = TokenSecret.random();
        Invitation invitation = new Invitation(purpose, agent.id(), secret, now);
        invitations.replace(invitation);
        audit.record(deed(
                Optional.of(callers.current().agent()),
                purpose == Purpose.INVITE ? "INVITED" : "PASSWORD_RESET_BEGUN",
                agent.id(),
                now));
        return new Link(purpose, secret, agent.name(), agent.login(), agent.email(), invitation.expiresAt());
    }

    /**
     * Whose password the link sets.
     *
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     */
    @PermitAll
    public Invited look(TokenSecret secret) {
        return book.invited(secret);
    }

    /**
     * Sets the password and ends all logins and personal access tokens of that person; the link does not work again.
     *
     * @param device what proves that somebody signed in with this browser before; empty: nothing does
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     * @throws WeakPassword if the password is too weak; the link stays usable
     * @throws TooBusy when too many others are before it; the link stays usable
     */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Joined use(TokenSecret secret, String password, Optional<TokenSecret> device) {
        Invited invited = book.invited(secret);
        PasswordRules.require(password, invited.login(), invited.name());
        return new Joined(invited.login(), book.join(secret, passwords.hash(password), device));
    }

    /**
     * Makes the first administrator of an empty installation, with the link that was handed out for it.
     *
     * @param device what proves that somebody signed in with this browser before; empty: nothing does
     * @return what proves this browser from now on
     * @throws LinkNotUsable if the link is unknown, used, has run out, or there are agents already
     * @throws WeakPassword if the password is not good enough; the link stays usable
     * @throws TooBusy when too many others are before it; the link stays usable
     */
    @PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public TokenSecret firstAdministrator(
            TokenSecret secret, String login, String name, String password, Optional<TokenSecret> device) {
        book.requireFirst(secret);
        PasswordRules.require(password, login, name);
        return book.addFirst(secret, login, name, passwords.hash(password), device);
    }

    private static Deed deed(Optional<AgentId> actor, String action, AgentId agent, Instant now) {
        return new Deed(now, actor, action, "agent", agent.value(), Optional.empty());
    }
}
