package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.service.Counters;
import org.bandeja.conversation.service.Eyes;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.rules.BadgeSets;
import org.jboss.logging.Logger;

/**
 * The screens of this node and what they are told: each only what its agent may see at this moment. One thing happens at a
 * time, so that a screen that joins misses nothing and badges never run apart from the list.
 */
@ApplicationScoped
public class PushHub {
    private static final Logger LOG = Logger.getLogger(PushHub.class);
    private static final int MOST_MISSED = 500;

    @Inject
    PushReader reader;

    @Inject
    AccessPolicy access;

    @Inject
    Eyes eyes;

    @Inject
    Clock clock;

    private final Map<AgentId, Viewer> viewers = new HashMap<>();
    private Instant checked = Instant.EPOCH;

    /** An agent with his screens. */
    private static final class Viewer {
        private final Map<Screen, Instant> screens = new LinkedHashMap<>();
        private Caller caller;
        private BadgeSets badges;
        private Counters told;

        private Viewer(PushReader.Person person) {
            take(person);
            told = counters();
        }

        private void take(PushReader.Person person) {
            caller = person.caller();
            badges = person.badges();
        }

        private boolean joinedSince(Screen screen, Instant time) {
            return !screens.get(screen).isBefore(time);
        }

        private Counters counters() {
            return new Counters(badges.unassigned(), badges.mine(), badges.withoutRoute());
        }
    }

    /**
     * A screen joins: greeted, told what it missed, then kept up to date.
     *
     * @param after the last event that it saw; empty: it has just loaded everything
     * @return false when its agent may not look at anything any more
     */
    public synchronized boolean join(Screen screen, OptionalLong after) {
        long newest = reader.newest();
        Optional<PushReader.Person> person = reader.person(screen.agent());
        if (person.isEmpty()) {
            return false;
        }
        Viewer viewer = viewers.computeIfAbsent(screen.agent(), agent -> new Viewer(person.get()));
        viewer.take(person.get());
        viewer.screens.put(screen, clock.instant());
        screen.show(LiveEvent.hello(after.orElse(newest), viewer.counters(), clock.instant()));
        after.ifPresent(id -> catchUp(id, viewer.caller).forEach(screen::show));
        return true;
    }

    /** A screen is closed. */
    public synchronized void leave(Screen screen) {
        Viewer viewer = viewers.get(screen.agent());
        if (viewer != null) {
            viewer.screens.remove(screen);
            if (viewer.screens.isEmpty()) {
                viewers.remove(screen.agent());
            }
        }
    }

    /** What a person missed since an event: the same as over the socket. */
    public List<LiveEvent> catchUp(long after, Caller caller) {
        Optional<List<InboxEvent>> missed = reader.missedSince(after, caller, MOST_MISSED);
        if (missed.isEmpty()) {
            return List.of(LiveEvent.reload(reader.newest(), clock.instant()));
        }
        Scene scene = reader.scene(missed.get(), Set.of(caller.agent()));
        List<LiveEvent> told = new ArrayList<>();
        missed.get().forEach(event -> translated(event, scene, caller).ifPresent(told::add));
        return told;
    }

    /** Events were committed. */
    synchronized void tell(List<InboxEvent> events) {
        if (viewers.isEmpty() || events.isEmpty()) {
            return;
        }
        Scene scene = reader.scene(events, viewers.keySet());
        Map<LiveEvent, LiveEvent> same = new HashMap<>();
        for (Viewer viewer : List.copyOf(viewers.values())) {
            events.forEach(event -> tell(event, scene, viewer, same));
            tellCounters(viewer);
        }
    }

    /** @param same what has been told already: most people see an event alike, and what is one object is written once */
    private void tell(InboxEvent event, Scene scene, Viewer viewer, Map<LiveEvent, LiveEvent> same) {
        if (event.type() == EventType.ACCESS_CHANGED) {
            if (event.onlyFor().filter(viewer.caller.agent()::equals).isPresent()) {
                endThoseLoggedOut(viewer);
                refresh(viewer);
                show(viewer, LiveEvent.reload(event.id(), event.at()));
            }
            return;
        }
        event.conversation().flatMap(scene::conversation).ifPresent(row -> {
            viewer.badges.look(row, viewer.caller, scene.mark(row.id(), viewer.caller.agent()));
        });
        translated(event, scene, viewer.caller)
                .map(live -> same.computeIfAbsent(live, Function.identity()))
                .ifPresent(live -> show(viewer, live));
    }

    /** What cannot be told is logged and left out: one event must not stop the line for everybody. */
    private Optional<LiveEvent> translated(InboxEvent event, Scene scene, Caller caller) {
        try {
            return translate(event, scene, caller);
        } catch (RuntimeException e) {
            LOG.errorf(e, "event %d could not be told", event.id());
            return Optional.empty();
        }
    }

    private Optional<LiveEvent> translate(InboxEvent event, Scene scene, Caller caller) {
        if (event.onlyFor().filter(agent -> !agent.equals(caller.agent())).isPresent()) {
            return Optional.empty();
        }
        if (event.type() == EventType.ACCESS_CHANGED) {
            return Optional.of(LiveEvent.reload(event.id(), event.at()));
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
                Optional.empty());
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
                Optional.empty());
    }

    private void tellCounters(Viewer viewer) {
        Counters now = viewer.counters();
        if (!now.equals(viewer.told)) {
            viewer.told = now;
            show(viewer, LiveEvent.counters(now, clock.instant()));
        }
    }

    private static void show(Viewer viewer, LiveEvent event) {
        viewer.screens.keySet().forEach(screen -> screen.show(event));
    }

    private void refresh(Viewer viewer) {
        reader.person(viewer.caller.agent()).ifPresentOrElse(viewer::take, () -> endAll(viewer));
    }

    /** Ends the screens whose login has ended, and looks again at what everybody may see: one after the other. */
    void check() {
        Set<TokenId> live = reader.stillLive(tokens());
        for (AgentId agent : agents()) {
            check(agent, live);
        }
    }

    private synchronized Set<TokenId> tokens() {
        Set<TokenId> tokens = new LinkedHashSet<>();
        viewers.values().forEach(viewer -> viewer.screens.keySet().forEach(screen -> tokens.add(screen.token())));
        checked = clock.instant();
        return tokens;
    }

    private synchronized List<AgentId> agents() {
        return List.copyOf(viewers.keySet());
    }

    private synchronized void check(AgentId agent, Set<TokenId> live) {
        Viewer viewer = viewers.get(agent);
        if (viewer == null) {
            return;
        }
        List.copyOf(viewer.screens.keySet()).stream()
                .filter(screen -> !live.contains(screen.token()) && !viewer.joinedSince(screen, checked))
                .forEach(this::end);
        Caller before = viewer.caller;
        refresh(viewer);
        if (!before.equals(viewer.caller)) {
            show(viewer, LiveEvent.reload(reader.newest(), clock.instant()));
        }
        tellCounters(viewer);
    }

    /** A login has ended here: its screens go dark at once. */
    public synchronized void ended(TokenId token) {
        viewers.values().stream()
                .flatMap(viewer -> viewer.screens.keySet().stream())
                .filter(screen -> screen.token().equals(token))
                .toList()
                .forEach(this::end);
    }

    private void endThoseLoggedOut(Viewer viewer) {
        List<Screen> screens = List.copyOf(viewer.screens.keySet());
        Set<TokenId> live = reader.stillLive(screens.stream().map(Screen::token).collect(Collectors.toSet()));
        screens.stream().filter(screen -> !live.contains(screen.token())).forEach(this::end);
    }

    private void endAll(Viewer viewer) {
        List.copyOf(viewer.screens.keySet()).forEach(this::end);
    }

    private void end(Screen screen) {
        leave(screen);
        try {
            screen.end();
        } catch (RuntimeException e) {
            LOG.debugf(e, "a screen was closed already");
        }
    }
}
