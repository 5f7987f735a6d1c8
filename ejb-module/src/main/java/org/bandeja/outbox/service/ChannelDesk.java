package org.bandeja.outbox.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;

/** Where administrators say that a stopped number should work again. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class ChannelDesk {
    @Inject
    BusinessNumbers numbers;

    @Inject
    Outbox outbox;

    @Inject
    Channels channels;

    @Inject
    Event<OutboxChanged> changed;

    @Inject
    Clock clock;

    /**
     * One message tries the number now; if none waits it counts as mended until the next one proves the contrary. A number that runs
     * stays as it is.
     *
     * @throws NotFound if there is no such number
     */
    public void tryNow(NumberId id) {
        BusinessNumber known = numbers.find(id).orElseThrow(NotFound::new);
        if (known.stoppedBecauseOf().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        int waiting = outbox.hurry(id, now); // before the number: whoever sends has locked its message first, too
        BusinessNumber number = numbers.lock(id);
        if (number.stoppedBecauseOf().isEmpty()) {
            return;
        }
        if (waiting > 0) {
            number.tryNow(now);
            changed.fire(new OutboxChanged());
        } else {
            channels.runAlone(number, now);
        }
    }
}
