package org.bandeja.login.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.bandeja.door.rules.CallRate;
import org.bandeja.login.rules.AddressGroup;

/**
 * How many blocked sign-ins are recorded: tries that were neither right nor wrong lift a block without leaving a record, and it can be brought about
 * again and again, for logins that nobody has.
 */
@ApplicationScoped
public class BlocksNoted {
    private final CallRate rate = new CallRate(Duration.ofSeconds(15), 4);

    @Inject
    Clock clock;

    /** Whether one more from this address may be recorded; counts it. */
    boolean areFew(String address) {
        return rate.take(AddressGroup.of(address), clock.instant()).isZero();
    }
}
