package org.bandeja.simulator.control;

import java.time.Duration;
import org.bandeja.simulator.chat.MovableClock;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;
import org.bandeja.simulator.json.JsonText;

/** Puts the simulator's time forward. */
public final class ClockControl {
    private static final long YEAR = 366L * 24 * 3600;

    private final MovableClock clock;

    public ClockControl(MovableClock clock) {
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.on("GET", "/control/clock", request -> shape());
        routes.on("POST", "/control/clock", this::move);
    }

    private Response shape() {
        return Response.json(JsonText.object()
                .add("aheadSeconds", clock.ahead().toSeconds())
                .add("now", clock.instant().toString())
                .build());
    }

    private Response move(Request request) {
        Fields fields = new Fields(request.json(), "aheadSeconds");
        clock.moveAhead(
                Duration.ofSeconds(fields.number("aheadSeconds", clock.ahead().toSeconds(), -YEAR, YEAR)));
        return shape();
    }
}
