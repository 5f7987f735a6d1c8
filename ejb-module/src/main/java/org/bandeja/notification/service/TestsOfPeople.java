package org.bandeja.notification.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.bandeja.directory.model.AgentId;
import org.bandeja.door.rules.CallRate;
import org.bandeja.notification.rules.TestedTooOften;

/** How often somebody may try a notification: each one is a call to a push service, in our name. */
@ApplicationScoped
public class TestsOfPeople {
    private final CallRate rate = new CallRate(Duration.ofSeconds(10), 3);

    @Inject
    Clock clock;

    /** @throws TestedTooOften if it is to be later */
    void take(AgentId agent) {
        Duration wait = rate.take(agent.text(), clock.instant());
        if (!wait.isZero()) {
            throw new TestedTooOften(wait.plusMillis(999).toSeconds());
        }
    }
}
