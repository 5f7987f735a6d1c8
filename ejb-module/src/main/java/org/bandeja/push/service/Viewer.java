package org.bandeja.push.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.service.Counters;
import org.bandeja.login.model.TokenId;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.rules.BadgeSets;

/**
 * An agent with the screens of one node. Nothing here waits for the database: who the agent is and what counts in the
 * badges is read before and taken in ({@link #take}), and whatever was told in the meantime is looked at again, so that
 * what was read late never overrules what was told early.
 */
final class Viewer {
    private final Map<Screen, Place> screens = new LinkedHashMap<>();

    private final List<Batch> meanwhile = new ArrayList<>();
    private int looking;
    private long looks;
    private long taken;
    private Instant takenAt;
    private Caller caller;
    private BadgeSets badges;
    private Counters told;

    /** Events with the state in which they were looked at. */
    record Batch(List<InboxEvent> events, Scene scene, Translation translation) {}

    /** How an event looks to somebody. */
    interface Translation {
        Optional<LiveEvent> of(InboxEvent event, Scene scene, Caller caller);
    }

    private static final class Place {
        private final Instant since;
        /** What has to wait until the screen was greeted; null: nothing any more. */
        private List<LiveEvent> held = new ArrayList<>();

        private Place(Instant since) {
            this.since = since;
        }
    }

    /** @return the number of a look that has to follow, as that of {@link #look} */
    synchronized long add(Screen screen, Instant now) {
        screens.put(screen, new Place(now));
        return look();
    }

    /** @return whether it was the last one */
    synchronized boolean remove(Screen screen) {
        screens.remove(screen);
        return screens.isEmpty();
    }

    synchronized List<Screen> screens() {
        return List.copyOf(screens.keySet());
    }

    /** The screens whose login is none of these, but not those that have come since. */
    synchronized List<Screen> without(Set<TokenId> live, Instant since) {
        return screens.entrySet().stream()
                .filter(entry -> !live.contains(entry.getKey().token()))
                .filter(entry -> entry.getValue().since.isBefore(since))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * From now on what is told is remembered, until {@link #take} or {@link #lookedInVain}.
     *
     * @return its number: a later look sees no less than an earlier one
     */
    synchronized long look() {
        looking++;
        return ++looks;
    }

    synchronized void lookedInVain() {
        if (--looking == 0) {
            meanwhile.clear();
        }
    }

    /**
     * What a look has seen. One that began before another that is taken already has nothing to say: between the two the
     * agent may have lost a department.
     *
     * @return whether this agent is somebody else than before: other departments, another role
     */
    synchronized boolean take(long look, PushReader.Person person, Instant now) {
        if (look < taken) {
            lookedInVain();
            return false;
        }
        taken = look;
        takenAt = now;
        boolean first = caller == null;
        boolean changed = !first && !caller.equals(person.caller());
        caller = person.caller();
        badges = person.badges();
        meanwhile.forEach(this::count);
        if (first) {
            told = counters();
            meanwhile.forEach(this::translate);
        }
        lookedInVain();
        return changed;
    }

    /** Whether the agent is still this one, and was looked at after that moment. */
    synchronized boolean isStill(Caller present, Instant after) {
        return present.equals(caller) && after.isBefore(takenAt);
    }

    private void count(Batch batch) {
        batch.events()
                .forEach(event -> event.conversation()
                        .flatMap(batch.scene()::conversation)
                        .ifPresent(row -> badges.look(row, caller, batch.scene().mark(row.id(), caller.agent()))));
    }

    /** A screen is greeted and told what it missed; then comes what was held back for it. */
    synchronized void greet(Screen screen, long newest, List<LiveEvent> missed, Instant now) {
        Place place = screens.get(screen);
        if (place == null) {
            return;
        }
        screen.show(LiveEvent.hello(newest, counters(), now));
        missed.forEach(screen::show);
        place.held.forEach(screen::show);
        place.held = null;
    }

    /** Events were committed. */
    synchronized void tell(Batch batch, Instant now) {
        if (looking > 0) {
            meanwhile.add(batch);
        }
        if (caller == null) {
            return;
        }
        count(batch);
        translate(batch);
        tellCounters(now);
    }

    private void translate(Batch batch) {
        batch.events()
                .forEach(event ->
                        batch.translation().of(event, batch.scene(), caller).ifPresent(this::show));
    }

    synchronized void show(LiveEvent event) {
        screens.forEach((screen, place) -> {
            if (place.held == null) {
                screen.show(event);
            } else {
                place.held.add(event);
            }
        });
    }

    synchronized void tellCounters(Instant now) {
        Counters counters = counters();
        if (!counters.equals(told)) {
            told = counters;
            show(LiveEvent.counters(counters, now));
        }
    }

    private Counters counters() {
        return new Counters(badges.unassigned(), badges.mine(), badges.withoutRoute());
    }
}
