package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.model.InboxEvents;

/** Writes events in the transaction of what happened, and wakes the tail after its commit. */
@ApplicationScoped
public class EventLog {
    @Inject
    InboxEvents events;

    @Inject
    Event<InboxChanged> changed;

    public void add(InboxEvent event) {
        add(List.of(event));
    }

    /** In this order. */
    public void add(List<InboxEvent> several) {
        events.add(several);
        changed.fire(new InboxChanged());
    }
}
