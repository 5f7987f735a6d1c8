package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.Invitation;
import org.bandeja.login.model.Invitation.Purpose;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.refusal.model.NotFound;

/**
 * What choosing a password reads and writes: each a short transaction, none of them while one is hashed. What was true when the
 * password was looked at is looked at again when its hash is written.
 */
@Stateless
@PermitAll
public class PasswordBook {
    @Inject
    Agents agents;

    @Inject
    Invitations invitations;

    @Inject
    Logins logins;

    @Inject
    MyLogins mine;

    @Inject
    KnownDevices devices;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Somebody who has a password. */
    public record Owner(AgentId agent, String login, String name, PasswordHash hash) {}

    /** @throws NotFound if there is no such agent */
    public Owner owner(AgentId id) {
        Agent agent = agents.find(id).orElseThrow(NotFound::new);
        return new Owner(agent.id(), agent.login(), agent.name(), agent.password());
    }

    /**
     * Somebody whose password was proved, and does not become another one before the transaction ends.
     *
     * @throws WrongPassword if it has become another one meanwhile
     */
    public Agent lock(Owner proved) {
        return agents.lock(proved.agent())
                .filter(agent -> agent.password().equals(proved.hash()))
                .orElseThrow(WrongPassword::new);
    }

    /**
     * Ends all logins of the person but this one.
     *
     * @param proved whose present password was proved
     * @throws WrongPassword if it has become another one meanwhile
     */
    public void change(Owner proved, PasswordHash chosen, TokenId login) {
        Agent agent = lock(proved);
        AgentId id = agent.id();
        agent.keepPassword(chosen);
        devices.forget(id);
        record(id, "PASSWORD_CHANGED");
        mine.endOthers(login);
    }

    /**
     * Whose password the link sets.
     *
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     */
    public LinkDesk.Invited invited(TokenSecret secret) {
        Invitation link = ofSomebody(secret, clock.instant());
        Agent agent = enabled(link.agent().flatMap(agents::find));
        return new LinkDesk.Invited(link.purpose(), agent.login(), agent.name());
    }

    /**
     * Uses the link up, and ends all logins of the person.
     *
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     */
    public void join(TokenSecret secret, PasswordHash chosen) {
        Instant now = clock.instant();
        Agent agent = enabled(invitations.whose(secret).flatMap(agents::lock));
        Invitation link = ofSomebody(secret, now);
        link.use(now);
        agent.join(chosen);
        devices.forget(agent.id());
        record(agent.id(), link.purpose() == Purpose.INVITE ? "JOINED" : "PASSWORD_RESET");
        logins.endAll(agent.id());
    }

    private Invitation ofSomebody(TokenSecret secret, Instant now) {
        return invitations
                .lock(secret)
                .filter(link -> link.agent().isPresent() && link.isUsableAt(now))
                .orElseThrow(LinkNotUsable::new);
    }

    private static Agent enabled(Optional<Agent> found) {
        return found.filter(agent -> !agent.isDisabled()).orElseThrow(LinkNotUsable::new);
    }

    /** @throws LinkNotUsable if the link is unknown, used, has run out, or there are agents already */
    public void requireFirst(TokenSecret link) {
        first(link, clock.instant());
    }

    /** @throws LinkNotUsable if the link is unknown, used, has run out, or there are agents already */
    public void addFirst(TokenSecret link, String login, String name, PasswordHash chosen) {
        Instant now = clock.instant();
        first(link, now).use(now);
        AgentId id = AgentId.next();
        agents.add(new Agent(id, login, name, chosen, true, now));
        record(id, "FIRST_ADMINISTRATOR");
    }

    private Invitation first(TokenSecret link, Instant now) {
        return invitations
                .lock(link)
                .filter(found -> found.isFor(Purpose.FIRST_ADMINISTRATOR) && found.isUsableAt(now))
                .filter(found -> agents.isEmpty())
                .orElseThrow(LinkNotUsable::new);
    }

    private void record(AgentId whose, String action) {
        audit.record(new Deed(clock.instant(), Optional.of(whose), action, "agent", whose.value(), Optional.empty()));
    }
}
