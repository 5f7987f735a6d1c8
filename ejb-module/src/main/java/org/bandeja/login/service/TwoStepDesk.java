package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;
import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.NotYourself;
import org.bandeja.login.model.TwoStep;
import org.bandeja.login.model.TwoSteps;
import org.bandeja.login.rules.RecoveryCodes;
import org.bandeja.login.rules.TotpCodes;
import org.bandeja.refusal.model.NotFound;

/** Two-step login: set up and given up by everybody for themselves, reset for others by administrators. */
@Stateless
@RolesAllowed(AGENT)
public class TwoStepDesk {
    /** A set-up that was begun has to be confirmed within this time. */
    private static final Duration SET_UP = Duration.ofMinutes(15);

    private static final String ISSUER = "Bandeja";

    @Inject
    Lockout lockout;

    @Inject
    Callers callers;

    @Inject
    Agents agents;

    @Inject
    TwoSteps twoSteps;

    @Inject
    SecondSteps codes;

    @Inject
    MyPassword password;

    @Inject
    PasswordBook book;

    @Inject
    LoginSettings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Whether it is in force, may be, must be, and how many recovery codes are left. */
    public record Standing(boolean inForce, boolean possible, boolean required, int recoveryCodes) {}

    /** What the app is to be told, as a link and for typing. */
    public record SetUp(String uri, String secret) {}

    public Standing standing() {
        Caller me = callers.current();
        boolean inForce = codes.isInForce(me.agent());
        return new Standing(
                inForce,
                settings.box().hasKey(),
                settings.requiresTwoSteps(me.administrator()),
                inForce ? twoSteps.codesLeft(me.agent()) : 0);
    }

    /**
     * Begins, with a new secret; an earlier beginning counts no more.
     *
     * @throws WrongPassword if the present password is another
     * @throws TwoStepOn if it is in force
     * @throws TwoStepNotPossible if there is no key to keep the secret with
     */
    public SetUp begin(String present) {
        Agent me = book.lock(password.require(present));
        if (!settings.box().hasKey()) {
            throw new TwoStepNotPossible();
        }
        Instant now = clock.instant();
        byte[] secret = TotpCodes.newSecret();
        String sealed = settings.box().seal(secret, SecondSteps.bound(me.id()));
        twoSteps.lock(me.id()).ifPresentOrElse(old -> beginAnew(old, sealed, now), () -> {
            twoSteps.add(new TwoStep(me.id(), sealed, now));
        });
        return new SetUp(TotpCodes.uri(ISSUER, me.login(), secret), TotpCodes.base32(secret));
    }

    private static void beginAnew(TwoStep old, String sealed, Instant now) {
        if (old.isInForce()) {
            throw new TwoStepOn();
        }
        old.begin(sealed, now);
    }

    /**
     * With the app's first code it is in force.
     *
     * @return the recovery codes, which nobody sees again
     * @throws WrongCode if it is not the app's
     * @throws TwoStepOff if it was not begun, or too long ago
     * @throws TwoStepOn if it is in force
     */
    public List<String> confirm(String code) {
        AgentId me = callers.current().agent();
        Instant now = clock.instant();
        // The agent before the second step, as everywhere here: the recovery codes refer to the agent.
        agents.lock(me).orElseThrow(NotFound::new);
        TwoStep begun = twoSteps.lock(me).orElseThrow(TwoStepOff::new);
        if (begun.isInForce()) {
            throw new TwoStepOn();
        }
        if (begun.startedAt().plus(SET_UP).isBefore(now)) {
            throw new TwoStepOff();
        }
        if (!codes.takes(begun, code)) {
            throw new WrongCode();
        }
        begun.confirm(now);
        record(me, "TWO_STEP_ON", me);
        return freshCodes(me);
    }

    /**
     * New recovery codes; the old ones count no more.
     *
     * @throws WrongPassword if the present password is another
     * @throws WrongCode if the code is wrong
     * @throws TwoStepOff if it is not in force
     */
    public List<String> renewCodes(String present, String code) {
        AgentId me = requireBoth(present, code);
        record(me, "RECOVERY_CODES_RENEWED", me);
        return freshCodes(me);
    }

    /**
     * From now on the password alone will do.
     *
     * @throws TwoStepRequired if this installation wants it
     */
    public void turnOff(String present, String code) {
        AgentId me = requireBoth(present, code);
        if (settings.requiresTwoSteps(callers.current().administrator())) {
            throw new TwoStepRequired();
        }
        twoSteps.remove(me);
        record(me, "TWO_STEP_OFF", me);
    }

    private AgentId requireBoth(String present, String code) {
        MyPassword.Proved proved = password.prove(present);
        AgentId me = book.lock(proved.owner()).id();
        switch (codes.check(me, Optional.of(code))) {
            case NOT_NEEDED -> {
                lockout.succeeded(proved.begun());
                throw new TwoStepOff();
            }
            case MISSING, WRONG -> throw new WrongCode();
            case RIGHT -> lockout.succeeded(proved.begun());
        }
        return me;
    }

    /** Whether somebody else logs in with a second step that an administrator could take away. */
    @RolesAllowed(ADMINISTRATOR)
    public boolean isResettable(AgentId agent) {
        return codes.isInForce(agent) && !callers.me().equals(agent);
    }

    /**
     * For somebody who has lost the app and the recovery codes; again changes nothing.
     *
     * @throws NotYourself if it is whoever asks: one's own is turned off with password and code
     */
    @RolesAllowed(ADMINISTRATOR)
    public void reset(AgentId agent) {
        if (callers.me().equals(agent)) {
            throw new NotYourself();
        }
        agents.find(agent).orElseThrow(NotFound::new);
        if (twoSteps.lock(agent).isPresent()) {
            twoSteps.remove(agent);
            record(callers.current().agent(), "TWO_STEP_RESET", agent);
        }
    }

    private List<String> freshCodes(AgentId me) {
        List<String> fresh = RecoveryCodes.fresh();
        twoSteps.replaceCodes(
                me,
                fresh.stream()
                        .map(code -> RecoveryCodes.plain(code).orElseThrow())
                        .map(SecondSteps::hash)
                        .toList());
        return fresh;
    }

    private void record(AgentId actor, String action, AgentId agent) {
        audit.record(new Deed(clock.instant(), Optional.of(actor), action, "agent", agent.value(), Optional.empty()));
    }
}
