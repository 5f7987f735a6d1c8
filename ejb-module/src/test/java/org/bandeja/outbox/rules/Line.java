package org.bandeja.outbox.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.routing.model.NumberId;

/** The outbox without a database: by the same rules as {@link Outbox#due}. */
final class Line {
    private static final int SHARE_OF_A_NUMBER = 100;

    /** A message that waits, or holds back what follows. */
    static final class Entry {
        final long id;
        final ConversationId conversation;
        final NumberId number;
        final int perSecond;
        final Instant createdAt;
        OutboxEntry.State state = OutboxEntry.State.QUEUED;
        Instant nextAt;
        /** Since when nothing but limits and others keeps it from leaving. */
        Instant firstSince;

        int attempts;
        int refusals;

        Entry(long id, ConversationId conversation, NumberId number, int perSecond, Instant now) {
            this.id = id;
            this.conversation = conversation;
            this.number = number;
            this.perSecond = perSecond;
            this.createdAt = now;
            this.nextAt = now;
        }

        Outbox.Due due() {
            return new Outbox.Due(
                    new MessageId(id), conversation, new ContactId(conversation.value()), number, perSecond, false);
        }

        private boolean holds(Instant now) {
            return state == OutboxEntry.State.QUEUED || state == OutboxEntry.State.SENDING || nextAt.isAfter(now);
        }
    }

    private final Map<ConversationId, TreeMap<Long, Entry>> conversations = new HashMap<>();

    void add(Entry entry) {
        TreeMap<Long, Entry> line = conversations.computeIfAbsent(entry.conversation, id -> new TreeMap<>());
        if (line.isEmpty()) entry.firstSince = entry.createdAt;
        line.put(entry.id, entry);
    }

    void remove(Entry entry, Instant now) {
        TreeMap<Long, Entry> line = conversations.get(entry.conversation);
        line.remove(entry.id);
        if (line.isEmpty()) {
            conversations.remove(entry.conversation);
        } else {
            Entry next = line.firstEntry().getValue();
            if (next.state == OutboxEntry.State.QUEUED && next.nextAt.isBefore(now)) next.nextAt = now;
            if (next.firstSince == null) next.firstSince = now;
        }
    }

    /** What WhatsApp took and did not speak of in time. */
    void forgetAccepted(Instant now) {
        List<Entry> silent = new ArrayList<>();
        for (TreeMap<Long, Entry> line : conversations.values()) {
            for (Entry entry : line.values()) {
                if (entry.state != OutboxEntry.State.ACCEPTED) break;
                if (!entry.nextAt.isAfter(now)) silent.add(entry);
            }
        }
        silent.forEach(entry -> remove(entry, now));
    }

    List<Entry> due(Instant now, int limit) {
        Map<NumberId, List<Entry>> heads = new HashMap<>();
        for (TreeMap<Long, Entry> line : conversations.values()) {
            for (Entry entry : line.values()) {
                if (!entry.holds(now)) continue;
                if (entry.state == OutboxEntry.State.QUEUED && !entry.nextAt.isAfter(now)) {
                    heads.computeIfAbsent(entry.number, number -> new ArrayList<>())
                            .add(entry);
                }
                break;
            }
        }
        List<Entry> due = new ArrayList<>();
        heads.values()
                .forEach(list -> list.sort(
                        Comparator.<Entry, Instant>comparing(e -> e.nextAt).thenComparing(e -> e.id)));
        for (int place = 0; place < SHARE_OF_A_NUMBER && due.size() < limit; place++) {
            for (List<Entry> list : heads.values()) {
                if (place < list.size() && due.size() < limit) due.add(list.get(place));
            }
        }
        return due;
    }

    Optional<Duration> untilEarliest(Instant now) {
        Instant earliest = Instant.MAX;
        for (TreeMap<Long, Entry> line : conversations.values()) {
            for (Entry entry : line.values()) {
                if (entry.nextAt.isAfter(now) && entry.nextAt.isBefore(earliest)) earliest = entry.nextAt;
                if (entry.state == OutboxEntry.State.QUEUED) break; // nothing behind it matters yet
            }
        }
        return earliest.equals(Instant.MAX) ? Optional.empty() : Optional.of(Duration.between(now, earliest));
    }

    int size() {
        return conversations.values().stream().mapToInt(TreeMap::size).sum();
    }
}
