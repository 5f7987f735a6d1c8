package org.bandeja.push.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.bandeja.access.service.Callers;

/** Events for who asks instead of listening. */
@Stateless
@RolesAllowed(AGENT)
public class MissedEvents {
    @Inject
    PushReader reader;

    @Inject
    EventSight sight;

    @Inject
    Callers callers;

    /** The newest event of all; 0 before the first. */
    public long newest() {
        return reader.newest();
    }

    /** What the caller missed since an event: the same as the socket carries. */
    public List<LiveEvent> since(long id) {
        return sight.missedSince(id, callers.current());
    }
}
