package org.bandeja.health.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this node can work, for the server's health. The server looks for checks only in the libraries of an application that has
 * several parts, so this one is here.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    @Inject
    NodeCondition node;

    @Override
    public HealthCheckResponse call() {
        NodeCondition.Condition condition = node.now();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("bandeja").status(condition.ready());
        condition.told().forEach((name, value) -> {
            if (value instanceof Number number) {
                answer.withData(name, number.longValue());
            } else {
                answer.withData(name, value.toString());
            }
        });
        return answer.build();
    }
}
