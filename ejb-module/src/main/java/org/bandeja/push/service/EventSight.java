package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.service.Eyes;
import org.bandeja.directory.model.AgentId;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.trace.model.Trace;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** What an event is to one person: only what this person may see at this moment. */
@ApplicationScoped
public class EventSight {
    private static final Logger LOG = Logger.getLogger(EventSight.class);
    private static final int MOST_MISSED = 500;

    @Inject
    PushReader reader;

    @Inject
    AccessPolicy access;

    @Inject
    Eyes eyes;

    @Inject
    Clock clock;

    /** The last event that could not be told to somebody; 0: none. */
    private final AtomicLong untold = new AtomicLong();

    /** The last event that somebody was not told since this was asked last, though he may have to know of it; 0: none. */
    long takeUntold() {
        return untold.getAndSet(0);
    }

    /** What a person missed since an event: the same as over the socket. */
    public List<LiveEvent> missedSince(long after, Caller caller) {
        Optional<List<InboxEvent>> missed = reader.missedSince(after, caller, MOST_MISSED);
        if (missed.isEmpty() || missed.get().stream().anyMatch(EventSight::isUnclear)) {
            return reload();
        }
        try {
            Scene scene = reader.scene(missed.get(), Set.of(caller.agent()));
            return missed.get().stream()
                    .flatMap(event -> translate(event, scene, caller).stream())
                    .toList();
        } catch (RuntimeException e) {
            if (DatabaseAway.isPassing(e)) {
                throw e;
            }
            LOG.errorf(
                    Wordless.of(e), "what was missed since event %d could not be read: the screen loads again", after);
            return reload();
        }
    }

    private List<LiveEvent> reload() {
        return List.of(LiveEvent.reload(reader.newest(), clock.instant()));
    }

    /** What a newer node wrote, and nobody here knows whom it is for. */
    static boolean isUnclear(InboxEvent event) {
        return event.type() == EventType.UNKNOWN && event.conversation().isEmpty();
    }

    /** What cannot be told is logged, left out and owed ({@link #takeUntold}): one event must not stop the line for everybody. */
    Optional<LiveEvent> see(InboxEvent event, Scene scene, Caller caller) {
        try {
            return translate(event, scene, caller);
        } catch (RuntimeException e) {
            Trace.during(event.trace(), () -> LOG.errorf(Wordless.of(e), "event %d could not be told", event.id()));
            untold.accumulateAndGet(event.id(), Math::max);
            return Optional.empty();
        }
    }

    private Optional<LiveEvent> translate(InboxEvent event, Scene scene, Caller caller) {
        if (event.type() == EventType.PRESENCE_CHANGED) {
            return presence(event, scene, caller);
        }
        if (event.isOfTyping()) {
            return typing(event, scene, caller);
        }
        if (event.onlyFor().filter(agent -> !agent.equals(caller.agent())).isPresent()) {
            return Optional.empty();
        }
        if (event.type() == EventType.ACCESS_CHANGED) {
            return Optional.of(LiveEvent.reload(event.id(), event.at()));
        }
        if (event.type() == EventType.NOTICE_CHANGED) {
            return Optional.of(event).filter(notice -> caller.administrator()).map(EventSight::bare);
        }
        if (event.type() == EventType.LABELS_CHANGED) {
            return Optional.of(bare(event));
        }
        Optional<ConversationRow> row = event.conversation().flatMap(scene::conversation);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        boolean visible = access.maySee(caller, Situation.of(row.get()));
        boolean lost = event.fromDepartment().filter(caller::isMemberOf).isPresent();
        if (!visible && !lost) {
            return Optional.empty();
        }
        return Optional.of(visible ? visible(event, row.get(), scene, caller) : gone(event));
    }

    private LiveEvent visible(InboxEvent event, ConversationRow row, Scene scene, Caller caller) {
        return new LiveEvent(
                Optional.of(event.id()),
                event.type().wireName(),
                event.at(),
                event.seq(),
                Optional.of(eyes.see(row, caller, scene.mark(row.id(), caller.agent()))),
                Optional.empty(),
                event.message().map(scene.messages()::get),
                event.timeline().map(scene.timeline()::get),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static LiveEvent bare(InboxEvent event) {
        return LiveEvent.bare(event.id(), event.type().wireName(), event.at());
    }

    /** Colleagues of the same departments see it, administrators, and whose it is: his other screens. */
    private static Optional<LiveEvent> presence(InboxEvent event, Scene scene, Caller caller) {
        return event.onlyFor()
                .flatMap(agent -> Optional.ofNullable(scene.presences().get(agent)))
                .filter(shown -> caller.administrator()
                        || shown.agent().equals(caller.agent())
                        || shown.departments().stream().anyMatch(caller::isMemberOf))
                .map(shown -> LiveEvent.presence(event.id(), event.type().wireName(), event.at(), shown));
    }

    /** Everybody who sees the conversation, but not who writes. */
    private Optional<LiveEvent> typing(InboxEvent event, Scene scene, Caller caller) {
        AgentId writer = event.onlyFor().orElseThrow();
        return event.conversation()
                .flatMap(scene::conversation)
                .filter(row -> !writer.equals(caller.agent()) && access.maySee(caller, Situation.of(row)))
                .flatMap(row -> Optional.ofNullable(scene.writers().get(writer))
                        .map(name -> new LiveEvent.Typing(row.id(), writer, name)))
                .map(shown -> LiveEvent.typing(event.id(), event.type().wireName(), event.at(), shown));
    }

    private static LiveEvent gone(InboxEvent event) {
        return new LiveEvent(
                Optional.of(event.id()),
                "conversation.gone",
                event.at(),
                Optional.empty(),
                Optional.empty(),
                event.conversation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
