package org.bandeja.simulator.template;

import jakarta.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.template.Template.Key;

/** The templates of all accounts. */
public final class Templates {
    /** How many an account may have. */
    public static final int MOST = 250;

    private static final int MOST_AN_HOUR = 100;
    private static final Duration BLOCKED = Duration.ofDays(30);

    private final Clock clock;
    private final List<Account> accounts;
    private final Map<String, Template> byId = new LinkedHashMap<>();
    private final Map<String, Instant> blockedNames = new HashMap<>();
    private final Map<String, Deque<Instant>> creations = new HashMap<>();

    public Templates(List<Account> accounts, Clock clock) {
        this.clock = clock;
        this.accounts = accounts;
        reset();
    }

    /** Those of the demonstration again, and no others. */
    public final synchronized void reset() {
        byId.clear();
        blockedNames.clear();
        creations.clear();
        for (Account account : accounts) {
            DemoTemplates.of(account.id(), clock.instant()).forEach(template -> byId.put(template.id(), template));
        }
    }

    public synchronized List<Template> of(String account) {
        return byId.values().stream()
                .filter(template -> template.key().account().equals(account))
                .toList();
    }

    public synchronized Collection<Template> all() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<Template> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public synchronized Optional<Template> find(Key key) {
        return byId.values().stream()
                .filter(template -> template.key().equals(key))
                .findFirst();
    }

    public synchronized List<Template> named(String account, String name) {
        return of(account).stream()
                .filter(template -> template.key().name().equals(name))
                .toList();
    }

    /** Whether one of that name was deleted less than 30 days ago, after it had been approved. */
    public synchronized boolean isBlocked(String account, String name) {
        Instant until = blockedNames.get(account + " " + name);
        return until != null && clock.instant().isBefore(until);
    }

    /** Counts one creation. @return false if there were too many within an hour */
    public synchronized boolean mayCreate(String account) {
        Deque<Instant> last = creations.computeIfAbsent(account, id -> new ArrayDeque<>());
        Instant now = clock.instant();
        last.removeIf(at -> at.plus(Duration.ofHours(1)).isBefore(now));
        if (last.size() >= MOST_AN_HOUR) {
            return false;
        }
        last.add(now);
        return true;
    }

    /** A new one, which waits for its review. */
    public synchronized Template create(Key key, String category, boolean named, JsonArray components) {
        String id;
        do {
            id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 9_999_999_999_999_999L));
        } while (byId.containsKey(id));
        Template template = new Template(key, id, category, named, components, "PENDING", clock.instant());
        byId.put(id, template);
        return template;
    }

    public synchronized void delete(Template template) {
        byId.remove(template.id());
        if (template.status().equals("APPROVED")) {
            Key key = template.key();
            blockedNames.put(key.account() + " " + key.name(), clock.instant().plus(BLOCKED));
        }
    }
}
