package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.PasswordHash;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.rules.PasswordRules;
import org.bandeja.refusal.model.NotFound;

/** My password: asked again before something important, and changed. */
@Stateless
@RolesAllowed(AGENT)
public class MyPassword {
    @Inject
    Callers callers;

    @Inject
    Agents agents;

    @Inject
    Passwords passwords;

    @Inject
    Lockout lockout;

    @Inject
    MyLogins logins;

    @Inject
    KnownDevices devices;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Whoever sits at an open screen may try as often as somebody at the login, counted apart from it.
     *
     * @throws WrongPassword if it is another
     * @throws SignInBlocked after too many wrong ones
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void require(String typed) {
        lockout.succeeded(prove(typed));
    }

    /**
     * Likewise, for whoever has to prove more than that: it counts as a wrong one until {@link Lockout#succeeded}.
     *
     * @throws WrongPassword if it is another
     * @throws SignInBlocked after too many wrong ones
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Lockout.Try prove(String typed) {
        Agent me = agents.find(callers.current().agent()).orElseThrow(NotFound::new);
        Lockout.Try begun = lockout.beginAtScreen(me.id());
        if (begun.isBlocked()) {
            Duration wait = begun.delay().orElseThrow();
            throw new SignInBlocked(Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        if (!fits(me, typed, begun)) {
            throw new WrongPassword();
        }
        return begun;
    }

    private boolean fits(Agent me, String typed, Lockout.Try begun) {
        try {
            return passwords.fits(me.password(), typed);
        } catch (TooBusy e) {
            lockout.pardon(begun);
            throw e;
        }
    }

    /**
     * Ends all other logins of the person.
     *
     * @throws WrongPassword if the present one is another
     * @throws WeakPassword if the new one is not good enough
     */
    public void change(String present, String wanted, TokenId login) {
        require(present);
        AgentId id = callers.current().agent();
        Agent me = agents.find(id).orElseThrow(NotFound::new);
        PasswordRules.require(wanted, me.login(), me.name());
        PasswordHash hash = passwords.hash(wanted);
        Instant now = clock.instant();
        me.keepPassword(hash);
        devices.forget(id);
        audit.record(new Deed(now, Optional.of(id), "PASSWORD_CHANGED", "agent", id.value(), Optional.empty()));
        logins.endOthers(login);
    }
}
