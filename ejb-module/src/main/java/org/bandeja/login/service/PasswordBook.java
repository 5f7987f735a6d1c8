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
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.SignInCounters;
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
    SignInCounters counters;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Where somebody sets a password.
     *
     * @param login that stays
     * @param device what proves that somebody signed in with this browser before; empty: nothing does
     */
    public record Place(TokenId login, Optional<TokenSecret> device) {}

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
     * Ends all logins of the person but this one, and no other browser is known any more.
     *
     * @param proved whose present password was proved
     * @param revokesTokens whether personal access tokens end too
     * @return what proves this browser from now on
     * @throws WrongPassword if it has become another one meanwhile
     */
    public TokenSecret change(Owner proved, PasswordHash chosen, Place here, boolean revokesTokens) {
        Agent agent = lock(proved);
        AgentId id = agent.id();
        agent.keepPassword(chosen);
        record(id, "PASSWORD_CHANGED");
        mine.endOthers(here.login());
        if (revokesTokens) {
            logins.revokeTokens(id, id);
        }
        return settle(agent, here.device());
    }

    /** Whoever has set the password is right at this browser: strangers do not keep it out, nor do failures from before. */
    private TokenSecret settle(Agent agent, Optional<TokenSecret> brought) {
        TokenSecret device = devices.remember(brought, agent.id(), clock.instant());
        devices.forgetOthers(agent.id(), device);
        counters.forget(SignInCounter.ofDevice(device, agent.login()));
        return device;
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
     * Uses the link up, and ends all logins and personal access tokens of the person. Who guessed the password until now begins anew with
     * another one: what was counted for the login is forgotten.
     *
     * @param device what proves that somebody signed in with this browser before; empty: nothing does
     * @return what proves it from now on
     * @throws LinkNotUsable if it is unknown, used, has run out, or belongs to somebody who is disabled
     */
    public TokenSecret join(TokenSecret secret, PasswordHash chosen, Optional<TokenSecret> device) {
        Instant now = clock.instant();
        Agent agent = enabled(invitations.whose(secret).flatMap(agents::lock));
        Invitation link = ofSomebody(secret, now);
        link.use(now);
        agent.join(chosen);
        record(agent.id(), link.purpose() == Purpose.INVITE ? "JOINED" : "PASSWORD_RESET");
        logins.endAll(agent.id(), agent.id());
        return welcome(agent, device);
    }

    private TokenSecret welcome(Agent agent, Optional<TokenSecret> device) {
        counters.forget(SignInCounter.ofLogin(agent.login()));
        return settle(agent, device);
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

    /**
     * @param device what proves that somebody signed in with this browser before; empty: nothing does
     * @return what proves it from now on
     * @throws LinkNotUsable if the link is unknown, used, has run out, or there are agents already
     */
    public TokenSecret addFirst(
            TokenSecret link, String login, String name, PasswordHash chosen, Optional<TokenSecret> device) {
        Instant now = clock.instant();
        first(link, now).use(now);
        Agent agent = new Agent(AgentId.next(), login, name, chosen, true, now);
        agents.add(agent);
        agents.flush();
        record(agent.id(), "FIRST_ADMINISTRATOR");
        return welcome(agent, device);
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
