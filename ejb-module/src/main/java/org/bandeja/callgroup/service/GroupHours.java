package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.hours.service.HoursChanged;

/** New hours count at once, also for what waits until a group opens. */
@ApplicationScoped
public class GroupHours {
    @Inject
    GroupWaits waits;

    @Inject
    Event<GroupEntered> entered;

    @Inject
    Clock clock;

    void heard(@Observes HoursChanged change) {
        waits.lookNow(clock.instant());
        entered.fire(new GroupEntered());
    }
}
