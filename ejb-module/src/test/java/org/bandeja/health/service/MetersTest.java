package org.bandeja.health.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The server keeps what it collects while one application goes and another one comes; to each it shows its own. */
class MetersTest {
    private final MeterRegistry server = new SimpleMeterRegistry();
    private final Meters former = new Meters(server);

    @Test
    void whoEndsTakesAllFiguresAlong() {
        former.gauge("bandeja.waiting", () -> 3);
        former.answered(200);
        former.processed("done", Duration.ofMillis(3));
        former.pushed(Duration.ofMillis(3));
        former.passedOver(1, 0);
        former.doubted(1);
        former.sent("accepted", "none", Duration.ofMillis(3));
        former.end();
        assertThat(server.getMeters()).isEmpty();
    }

    @Test
    void whoComesAfterIsTheOneWhoIsAsked() {
        former.gauge("bandeja.waiting", () -> 3);
        former.end();
        new Meters(server).gauge("bandeja.waiting", () -> 4);
        assertThat(server.get("bandeja.waiting").gauge().value()).isEqualTo(4);
    }

    @Test
    void whatIsPassedOverIsThereBeforeAnythingIs() {
        former.passedOver(0, 0);
        assertThat(server.get("bandeja.events.passed").counters())
                .hasSize(2)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void doubtsAreThereBeforeAnythingIsInDoubt() {
        former.doubted(0);
        assertThat(server.get("bandeja.doubts").counter().count()).isZero();
        former.doubted(1);
        former.doubted(2);
        assertThat(server.get("bandeja.doubts").counter().count()).isEqualTo(3);
    }
}
