package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
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
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.Invitation;
import org.bandeja.login.model.Invitation.Purpose;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.PasswordRules;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/**
 * Links with which people choose a password: they work once and for a while, a newer one replaces older ones, and only
 * a hash is kept. Whoever gets the secret from here hands it over and forgets it.
 */
@Stateless
public class LinkDesk {

    @Inject
    Agents agents;

    @Inject
    Invitations invitations;

    @Inject
    AccessTokens tokens;

    @Inject
    KnownDevices devices;

    @Inject
    EventLog events;

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
        Invitation link = usable(secret, clock.instant());
        Agent agent = of(link);
        return new Invited(link.purpose(), agent.login(), agent.name());
    }

    /**
     * Sets the password and ends all logins of that person; the link does not work again.
     *
     * @return the login to sign in with
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     * @throws WeakPassword if the password is too weak; the link stays usable
     */
    @PermitAll
    public String use(TokenSecret secret, String password) {
        Instant now = clock.instant();
        Invitation link = usable(secret, now);
        Agent agent = of(link);
        PasswordRules.require(password, agent.login(), agent.name());
        link.use(now);
        agent.join(PasswordHash.of(password));
        tokens.endLogins(agent.id(), now);
        devices.forget(agent.id());
        audit.record(deed(
                Optional.of(agent.id()),
                link.purpose() == Purpose.INVITE ? "JOINED" : "PASSWORD_RESET",
                agent.id(),
                now));
        events.add(InboxEvent.accessChanged(agent.id(), now));
        return agent.login();
    }

    private Invitation usable(TokenSecret secret, Instant now) {
        return invitations
                .lock(secret)
                .filter(link -> link.agent().isPresent() && link.isUsableAt(now))
                .orElseThrow(LinkNotUsable::new);
    }

    private Agent of(Invitation link) {
        return agents.find(link.agent().orElseThrow())
                .filter(agent -> !agent.isDisabled())
                .orElseThrow(LinkNotUsable::new);
    }

    private static Deed deed(Optional<AgentId> actor, String action, AgentId agent, Instant now) {
        return new Deed(now, actor, action, "agent", agent.value(), Optional.empty());
    }
}
