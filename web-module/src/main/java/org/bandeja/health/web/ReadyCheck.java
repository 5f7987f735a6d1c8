package org.bandeja.health.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bandeja.health.model.Backlog;
import org.bandeja.health.service.GraphSight;
import org.bandeja.health.service.Health;
import org.bandeja.health.service.Pulse;
import org.bandeja.health.service.Watch;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this node can work, as {@code /ready} says it, with what somebody who looks wants to know beside. What concerns the whole
 * company, such as a stopped number, makes no node less ready: another one could not do better.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    @Inject
    Health health;

    @Inject
    Pulse pulse;

    @Inject
    GraphSight graph;

    @Inject
    Watch watch;

    @Inject
    Clock clock;

    @Override
    public HealthCheckResponse call() {
        Instant now = clock.instant();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("bandeja")
                .status(health.isReady())
                .withData("database", health.reachesDatabase() ? "reached" : "not reached")
                .withData("whatsapp", graph.isReached().map(ReadyCheck::reached).orElse("not asked yet"));
        pulse.since(now).ifPresent(age -> answer.withData("tailAgeMillis", age.toMillis()));
        watch.last().ifPresent(look -> {
            answer.withData("filesFreeBytes", look.freeBytes());
            answer.withData("lookedSecondsAgo", Duration.between(look.at(), now).toSeconds());
            look.backlog().ifPresent(backlog -> tell(backlog, now, answer));
        });
        return answer.build();
    }

    private static void tell(Backlog backlog, Instant now, HealthCheckResponseBuilder answer) {
        answer.withData("deliveriesWaiting", backlog.deliveries());
        backlog.oldestDelivery()
                .ifPresent(at -> answer.withData(
                        "oldestDeliverySeconds", Duration.between(at, now).toSeconds()));
        answer.withData("deliveriesParked", backlog.parked());
        backlog.outbox().forEach((state, count) -> answer.withData("outbox." + state, count));
        answer.withData("filesWaiting", backlog.files());
        answer.withData("numbersRunning", backlog.numbers());
        answer.withData("numbersStopped", backlog.stopped());
    }

    private static String reached(boolean reached) {
        return reached ? "reached" : "not reached";
    }
}
