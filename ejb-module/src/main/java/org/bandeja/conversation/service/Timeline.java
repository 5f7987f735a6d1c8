package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.ConversationChange;
import org.bandeja.conversation.model.TimelineEntries;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Makes a change history: timeline, event and audit in the transaction of the deed, in which other features hear of it, too. */
@ApplicationScoped
public class Timeline {
    @Inject
    TimelineEntries entries;

    @Inject
    EventLog events;

    @Inject
    Audit audit;

    @Inject
    Event<ConversationChange> happened;

    public void record(ConversationChange change) {
        long entry = entries.add(change);
        events.add(InboxEvent.ofTimeline(
                change.action().event(),
                change.conversation(),
                change.seq(),
                change.department(),
                change.from(),
                entry,
                change.at()));
        happened.fire(change);
        Deed deed = new Deed(
                change.at(),
                change.actor(),
                change.action().name(),
                "conversation",
                change.conversation().value(),
                change.department());
        Deed named = change.detail().map(deed::with).orElse(deed);
        audit.record(change.subject().map(named::to).orElse(named));
    }
}
