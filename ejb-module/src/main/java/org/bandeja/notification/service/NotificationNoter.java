package org.bandeja.notification.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.TimelineEntries;
import org.bandeja.conversation.model.TimelineRow;
import org.bandeja.directory.model.AgentId;
import org.bandeja.mention.model.Mentions;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushTasks;
import org.bandeja.notification.model.PushTasks.Fresh;
import org.bandeja.notification.model.Subscriptions;
import org.bandeja.notification.rules.Audience;
import org.bandeja.push.model.InboxEvent;

/** Whom events concern, noted once for all nodes: so many events, one transaction. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationNoter {
    /** A page that shows the conversation has read it by then. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    /** Mention and event are written in one transaction, by one clock, a moment apart. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @Inject
    PushTasks tasks;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Conversations conversations;

    @Inject
    TimelineEntries timeline;

    @Inject
    Mentions mentions;

    @Inject
    Callers callers;

    @Inject
    Clock clock;

    /** Whether anybody is told anything at all. */
    public boolean isAnybodyTold() {
        return subscriptions.any();
    }

    /** Notes whom these events concern; each is looked through once, by whichever node comes first. */
    public void lookThrough(Collection<InboxEvent> events) {
        Instant now = clock.instant();
        List<InboxEvent> mine = events.stream()
                .filter(event -> event.conversation().isPresent())
                .filter(event -> event.at().plus(NotificationBook.LIFE).isAfter(now))
                .filter(event -> Audience.mayConcern(event.type()))
                .filter(event -> tasks.take(event.id(), now))
                .toList();
        if (mine.isEmpty()) {
            return;
        }
        Map<ConversationId, ConversationRow> rows = conversations.rowsForSystem(
                mine.stream().flatMap(event -> event.conversation().stream()).collect(Collectors.toSet()));
        Map<Long, TimelineRow> lines = timeline.rowsForSystem(
                mine.stream().flatMap(event -> event.timeline().stream()).collect(Collectors.toSet()));
        mine.forEach(event -> event.conversation()
                .flatMap(id -> Optional.ofNullable(rows.get(id)))
                .ifPresent(row -> note(event, row, event.timeline().map(lines::get))));
    }

    private void note(InboxEvent event, ConversationRow row, Optional<TimelineRow> line) {
        Optional<AgentId> actor = line.flatMap(TimelineRow::actor).map(AgentShown::id);
        Optional<AgentId> subject = line.flatMap(TimelineRow::subject).map(AgentShown::id);
        Audience audience =
                Audience.of(event.type(), Situation.of(row), new Audience.Deed(actor, subject), event.onlyFor());
        if (audience instanceof Audience.Department all) {
            tasks.addForDepartment(all.department(), fresh(event, row, NotificationKind.NEW, event.message(), actor));
        } else if (audience instanceof Audience.One one && one.kind() == NotificationKind.MENTION) {
            callers.of(one.agent())
                    .flatMap(caller -> mentions.latestUnseen(caller, row.id()))
                    .filter(mention -> !mention.at().isBefore(event.at().minus(A_MOMENT)))
                    // Which one it is will be asked when it leaves: it may be another by then.
                    .ifPresent(mention -> tasks.addFor(
                            one.agent(), fresh(event, row, one.kind(), Optional.empty(), Optional.empty())));
        } else if (audience instanceof Audience.One one) {
            tasks.addFor(one.agent(), fresh(event, row, one.kind(), event.message(), actor));
        }
    }

    private static Fresh fresh(
            InboxEvent event,
            ConversationRow row,
            NotificationKind kind,
            Optional<MessageId> message,
            Optional<AgentId> actor) {
        return new Fresh(
                event.id(),
                event.at(),
                row.id(),
                kind,
                message,
                actor,
                event.at().plus(GRACE),
                event.at().plus(NotificationBook.LIFE));
    }
}
