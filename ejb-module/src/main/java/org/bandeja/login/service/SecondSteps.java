package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.Sha256;
import org.bandeja.login.model.TwoStep;
import org.bandeja.login.model.TwoSteps;
import org.bandeja.login.rules.RecoveryCodes;
import org.bandeja.login.rules.TotpCodes;
import org.bandeja.secret.rules.SecretBox;

/** Checks the codes of the second step: of the app, or for recovery. Each counts once. */
@Stateless
@PermitAll
public class SecondSteps {
    @Inject
    TwoSteps twoSteps;

    @Inject
    LoginSettings settings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What a code was. */
    public enum Check {
        NOT_NEEDED,
        MISSING,
        WRONG,
        RIGHT
    }

    /** Whether this person logs in with a second step. */
    public boolean isInForce(AgentId agent) {
        return twoSteps.find(agent).filter(TwoStep::isInForce).isPresent();
    }

    /** @param code empty: none was given */
    public Check check(AgentId agent, Optional<String> code) {
        Optional<TwoStep> twoStep = twoSteps.lock(agent).filter(TwoStep::isInForce);
        if (twoStep.isEmpty()) {
            return Check.NOT_NEEDED;
        }
        Optional<String> typed = code.map(String::strip).filter(text -> !text.isEmpty());
        if (typed.isEmpty()) {
            return Check.MISSING;
        }
        return takes(twoStep.get(), typed.get()) || recovers(agent, typed.get()) ? Check.RIGHT : Check.WRONG;
    }

    /** Whether it is a code of the app that was not taken before; then it is taken. */
    public boolean takes(TwoStep twoStep, String code) {
        AgentId agent = twoStep.agent();
        Optional<byte[]> secret = settings.box().open(twoStep.sealedSecret(), bound(agent));
        OptionalLong step = secret.map(bytes -> TotpCodes.step(bytes, code, clock.instant(), twoStep.lastStep()))
                .orElse(OptionalLong.empty());
        step.ifPresent(twoStep::take);
        if (step.isPresent() && settings.box().isOutdated(twoStep.sealedSecret())) {
            twoStep.reseal(settings.box().seal(secret.orElseThrow(), bound(agent)));
        }
        return step.isPresent();
    }

    private boolean recovers(AgentId agent, String code) {
        Instant now = clock.instant();
        boolean recovered = RecoveryCodes.plain(code)
                .filter(plain -> twoSteps.useCode(agent, hash(plain), now))
                .isPresent();
        if (recovered) {
            audit.record(
                    new Deed(now, Optional.of(agent), "RECOVERY_CODE_USED", "agent", agent.value(), Optional.empty()));
        }
        return recovered;
    }

    static String hash(String plainRecoveryCode) {
        return Sha256.hex(plainRecoveryCode);
    }

    /** What a sealed secret belongs to: the {@link SecretBox} opens it for nothing else. */
    static String bound(AgentId agent) {
        return "two-step " + agent.value();
    }
}
