package org.bandeja.attention.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What has to be seen to, the gravest first. */
public final class Agenda {
    private final List<Item> items = new ArrayList<>();

    /**
     * One matter.
     *
     * @param count how much there is of it, at least 1
     * @param only the id of the one thing that it is about; empty: several, or none that has an id
     */
    public record Item(Matter matter, int count, Optional<String> only) {}

    /** The room for files, in bytes. */
    public record Room(long free, long keptFree) {}

    /** Nothing is added for nothing. */
    public Agenda with(Matter matter, int count) {
        if (count > 0) {
            items.add(new Item(matter, count, Optional.empty()));
        }
        return this;
    }

    /** @param ids of the things that it is about; of a single one people are led to it */
    public Agenda with(Matter matter, List<String> ids) {
        if (!ids.isEmpty()) {
            items.add(new Item(matter, ids.size(), ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty()));
        }
        return this;
    }

    /** Full: files are refused. Low: less than twice what is kept free for others. */
    public Agenda with(Room room) {
        if (room.free() <= room.keptFree()) {
            return with(Matter.DISK_FULL, 1);
        }
        return room.free() < 2 * room.keptFree() ? with(Matter.DISK_LOW, 1) : this;
    }

    /** In the order in which one would see to them. */
    public List<Item> items() {
        return items.stream().sorted(Comparator.comparing(Item::matter)).toList();
    }
}
