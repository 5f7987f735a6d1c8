package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.health.service.OpenScreens;
import org.bandeja.login.model.TokenId;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.trace.model.Trace;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * The screens of this node and what they are told: each only what its agent may see at this moment. A screen is known
 * here before anything is read for it, and what is told while that is read waits for it: so it misses nothing, badges
 * never run apart from the list, and nobody waits for the reading of another.
 */
@ApplicationScoped
public class PushHub implements OpenScreens {
    private static final Logger LOG = Logger.getLogger(PushHub.class);

    /** What counts in the badges follows the events; so often it is read anew nevertheless: hundreds of people have thousands each. */
    private static final Duration ANEW_EVERY = Duration.ofMinutes(5);

    @Inject
    PushReader reader;

    @Inject
    EventSight sight;

    @Inject
    Clock clock;

    /** The last event that was passed over, and of which the screens have to know that they may have missed something; 0: none. */
    private final AtomicLong owed = new AtomicLong();

    /** Also the lock of coming and going; inside it nothing is read or sent. */
    private final Map<AgentId, Viewer> viewers = new HashMap<>();

    /**
     * A screen joins: greeted, told what it missed, then kept up to date.
     *
     * @param after the last event that it saw; empty: it has just loaded everything
     * @return false when its agent may not look at anything any more
     */
    public boolean join(Screen screen, OptionalLong after) {
        Viewer viewer;
        long look;
        synchronized (viewers) {
            viewer = viewers.computeIfAbsent(screen.agent(), agent -> new Viewer());
            look = viewer.add(screen, clock.instant());
        }
        boolean greeted = false;
        try {
            greeted = greet(viewer, look, screen, after);
        } finally {
            if (!greeted) {
                leave(screen);
            }
        }
        screen.send();
        return greeted;
    }

    private boolean greet(Viewer viewer, long look, Screen screen, OptionalLong after) {
        Optional<Caller> caller = read(viewer, look, screen.agent(), true);
        // The login may have ended, or need a second step, before it was known here that this screen hangs on it.
        if (caller.isEmpty() || reader.open(Set.of(screen.token())).isEmpty()) {
            return false;
        }
        // What is told from its registration on waits for this screen; this is what came before.
        long newest = after.isPresent() ? after.getAsLong() : reader.newest();
        List<LiveEvent> missed = after.isPresent() ? sight.missedSince(newest, caller.get()) : List.of();
        viewer.greet(screen, newest, missed, clock.instant());
        return true;
    }

    private Optional<Caller> lookAgain(Viewer viewer, AgentId agent, boolean reload) {
        return read(viewer, viewer.look(), agent, reload);
    }

    /**
     * Who the agent is and what counts for him; empty: nobody any more.
     *
     * @param reload whether to say so if he is somebody else than before
     */
    private Optional<Caller> read(Viewer viewer, long look, AgentId agent, boolean reload) {
        Optional<PushReader.Person> person = Optional.empty();
        try {
            person = reader.person(agent);
        } finally {
            if (person.isEmpty()) {
                viewer.lookedInVain();
            }
        }
        if (person.filter(seen -> viewer.take(look, seen, clock.instant())).isPresent() && reload) {
            viewer.show(LiveEvent.reload(reader.newest(), clock.instant()));
        }
        return person.map(PushReader.Person::caller);
    }

    /** A screen is closed. */
    public void leave(Screen screen) {
        synchronized (viewers) {
            Viewer viewer = viewers.get(screen.agent());
            if (viewer != null && viewer.remove(screen)) {
                viewers.remove(screen.agent());
            }
        }
    }

    @Override
    public Set<AgentId> agents() {
        return present().keySet();
    }

    @Override
    public int screens() {
        return present().values().stream()
                .mapToInt(viewer -> viewer.screens().size())
                .sum();
    }

    @Override
    public int sendAway(int most) {
        List<Screen> here = present().values().stream()
                .flatMap(viewer -> viewer.screens().stream())
                .toList();
        here.stream().limit(most).forEach(screen -> {
            leave(screen);
            screen.sendAway();
        });
        return here.size();
    }

    private Map<AgentId, Viewer> present() {
        synchronized (viewers) {
            return Map.copyOf(viewers);
        }
    }

    /**
     * The tail begins to read, from this event on. What was committed between the joining of a screen that is here already and now it
     * may have missed.
     */
    void begins(long from) {
        Instant now = clock.instant();
        present().values().forEach(viewer -> {
            viewer.show(LiveEvent.reload(from, now));
            send(viewer);
        });
    }

    /**
     * Events were committed. One that cannot be told must not stop the line for everybody: it is passed over, and the screens are told to
     * load again by the next {@link #check}. So is what this node has no word for and is about no conversation.
     *
     * @return what was passed over
     */
    List<InboxEvent> tell(List<InboxEvent> events) {
        List<InboxEvent> passed =
                new ArrayList<>(events.stream().filter(EventSight::isUnclear).toList());
        List<InboxEvent> clear =
                events.stream().filter(event -> !EventSight.isUnclear(event)).toList();
        try {
            tellTogether(clear);
        } catch (RuntimeException e) {
            requireLasting(e);
            clear.forEach(event -> tellOne(event, passed));
        }
        passed.forEach(event -> owed.accumulateAndGet(event.id(), Math::max));
        return passed;
    }

    private void tellOne(InboxEvent event, List<InboxEvent> passed) {
        try {
            tellTogether(List.of(event));
        } catch (RuntimeException e) {
            requireLasting(e);
            passed.add(event);
            Trace.during(
                    event.trace(),
                    () -> LOG.errorf(
                            Wordless.of(e),
                            "event %d is passed over: what it speaks of could not be read",
                            event.id()));
        }
    }

    /** With the database away nothing is wrong with the events: all of it is done again. */
    private static void requireLasting(RuntimeException failure) {
        if (DatabaseAway.isPassing(failure)) {
            throw failure;
        }
    }

    private void tellTogether(List<InboxEvent> events) {
        Map<AgentId, Viewer> present = present();
        if (present.isEmpty() || events.isEmpty()) {
            return;
        }
        // Most people see an event alike, and what is one object is written once.
        Map<LiveEvent, LiveEvent> same = new ConcurrentHashMap<>();
        Viewer.Batch batch = new Viewer.Batch(
                events,
                reader.scene(events, present.keySet()),
                (event, scene, caller) ->
                        sight.see(event, scene, caller).map(live -> same.computeIfAbsent(live, Function.identity())));
        Set<AgentId> changed = events.stream()
                .filter(event -> event.type() == EventType.ACCESS_CHANGED)
                .flatMap(event -> event.onlyFor().stream())
                .collect(Collectors.toSet());
        present.forEach((agent, viewer) -> {
            if (changed.contains(agent)) {
                changed(agent, viewer);
            }
            viewer.tell(batch, clock.instant());
            send(viewer);
        });
    }

    /** One that fails keeps no other from being sent to; it comes again. */
    private static void send(Viewer viewer) {
        for (Screen screen : viewer.screens()) {
            try {
                screen.send();
            } catch (RuntimeException e) {
                LOG.debugf(Wordless.of(e), "a screen could not be sent to");
            }
        }
    }

    private void changed(AgentId agent, Viewer viewer) {
        List<Screen> screens = viewer.screens();
        Set<TokenId> live = reader.open(screens.stream().map(Screen::token).collect(Collectors.toSet()));
        screens.stream().filter(screen -> !live.contains(screen.token())).forEach(this::end);
        if (lookAgain(viewer, agent, false).isEmpty()) {
            viewer.screens().forEach(this::end);
        }
    }

    /**
     * Ends the screens whose login may not look any more, and looks again at what everybody may see: one after the other. Where events
     * were passed over everybody loads again, so not more often than this.
     */
    void check() {
        Instant now = clock.instant();
        Map<AgentId, Viewer> present = present();
        Set<TokenId> live = reader.open(present.values().stream()
                .flatMap(viewer -> viewer.screens().stream())
                .map(Screen::token)
                .collect(Collectors.toSet()));
        long passed = Math.max(owed.getAndSet(0), sight.takeUntold());
        if (passed > 0) {
            // Before anything is read that may fail: nobody would owe it any more.
            present.values().forEach(viewer -> viewer.show(LiveEvent.reload(passed, now)));
        }
        present.forEach((agent, viewer) -> {
            viewer.without(live, now).forEach(this::end);
            if (isThere(agent, viewer, passed > 0)) {
                viewer.tellCounters(clock.instant());
            } else {
                viewer.screens().forEach(this::end);
            }
            send(viewer);
        });
    }

    /** @param anew whether what counts for him has to be read in any case */
    private boolean isThere(AgentId agent, Viewer viewer, boolean anew) {
        Instant lately = clock.instant().minus(ANEW_EVERY);
        return !anew
                        && reader.caller(agent)
                                .filter(caller -> viewer.isStill(caller, lately))
                                .isPresent()
                || lookAgain(viewer, agent, true).isPresent();
    }

    private void end(Screen screen) {
        leave(screen);
        try {
            screen.end();
        } catch (RuntimeException e) {
            LOG.debugf(Wordless.of(e), "a screen was closed already");
        }
    }
}
