package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.SignInCounters;
import org.bandeja.login.model.SignInCounters.Standing;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.rules.AddressGroup;
import org.bandeja.login.rules.Delays;

/**
 * Slows guessing down. Who comes with a browser that the person signed in with before is counted by that browser alone, so
 * that nobody else's failures keep known people out; everybody else by the login that was typed, and by the address.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Lockout {
    @Inject
    SignInCounters counters;

    @Inject
    KnownDevices devices;

    @Inject
    Agents agents;

    @Inject
    Clock clock;

    /**
     * A try that has begun.
     *
     * @param counter where it is counted already: many tries at once do not slip through
     * @param address where it counts as well if it fails; empty: the browser is known
     * @param block empty: the password may be looked at
     */
    public record Try(SignInCounter counter, Optional<SignInCounter> address, Optional<Block> block) {
        public boolean isBlocked() {
            return block.isPresent();
        }
    }

    /**
     * Why nothing is looked at.
     *
     * @param first whether nobody was turned away by this block before
     */
    public record Block(Duration lasts, boolean first) {
        /** Until the next may be tried, at least 1. */
        public long seconds() {
            return Math.max(1, lasts.plusMillis(999).toSeconds());
        }
    }

    public Try begin(String login, String address, Optional<TokenSecret> device) {
        Instant now = clock.instant();
        Optional<SignInCounter> known =
                device.filter(secret -> isKnown(secret, login)).map(secret -> SignInCounter.ofDevice(secret, login));
        if (known.isPresent()) {
            return count(known.get(), Optional.empty(), now);
        }
        SignInCounter from = SignInCounter.ofAddress(AddressGroup.of(address));
        Optional<Standing> crowd = counters.look(from).filter(standing -> standing.isBlockedAt(now));
        if (crowd.isPresent()) {
            return new Try(SignInCounter.ofLogin(login), Optional.of(from), block(from, crowd.get(), now));
        }
        return count(SignInCounter.ofLogin(login), Optional.of(from), now);
    }

    /** The password is asked for again at an open screen: counted for this person, apart from the login. */
    public Try beginAtScreen(AgentId agent) {
        return count(SignInCounter.ofScreen(agent), Optional.empty(), clock.instant());
    }

    private boolean isKnown(TokenSecret device, String login) {
        return agents.findByLogin(login)
                .map(Agent::id)
                .filter(agent -> devices.isKnown(device, agent))
                .isPresent();
    }

    private Try count(SignInCounter counter, Optional<SignInCounter> address, Instant now) {
        Standing standing = counters.lock(counter, now);
        if (standing.isBlockedAt(now)) {
            return new Try(counter, address, block(counter, standing, now));
        }
        counters.write(counter, Delays.of(counter.kind()).failed(standing, now));
        return new Try(counter, address, Optional.empty());
    }

    private Optional<Block> block(SignInCounter counter, Standing standing, Instant now) {
        return standing.blockedUntil()
                .map(until -> new Block(Duration.between(now, until), counters.turnsAwayFirst(counter)));
    }

    /** It was wrong: the try stays counted, and counts for its address. */
    public void failed(Try failed) {
        Instant now = clock.instant();
        failed.address().ifPresent(address -> {
            Standing standing = counters.lock(address, now);
            counters.write(address, Delays.of(address.kind()).failed(standing, now));
        });
    }

    /** Neither right nor wrong yet: it is not counted, and what was counted before stays. */
    public void pardon(Try undecided) {
        SignInCounter counter = undecided.counter();
        counters.write(counter, Delays.of(counter.kind()).pardoned(counters.lock(counter, clock.instant())));
    }

    /** It was right: earlier failures are forgotten. */
    public void succeeded(Try succeeded) {
        counters.forget(succeeded.counter());
    }
}
