package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.trace.model.Trace;

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
        Optional<String> trace = Trace.current();
        events.add(several.stream().map(event -> event.traced(trace)).toList());
        changed.fire(new InboxChanged());
    }
}
