package org.bandeja.push.rules;

import java.util.Arrays;

/** A set of ids that costs little more than the ids: there is one for each badge of each connected agent. */
final class IdSet {
    private static final int SMALLEST = 8;
    private static final long NONE = Long.MIN_VALUE;

    private long[] places = empty(SMALLEST);
    private int size;

    private static long[] empty(int length) {
        long[] places = new long[length];
        Arrays.fill(places, NONE);
        return places;
    }

    int size() {
        return size;
    }

    void add(long id) {
        if (size * 3 >= places.length * 2) {
            resize(places.length * 2);
        }
        int place = find(id);
        if (places[place] == NONE) {
            places[place] = id;
            size++;
        }
    }

    void remove(long id) {
        int place = find(id);
        if (places[place] != NONE) {
            places[place] = NONE;
            size--;
            closeGap(place);
            if (places.length > SMALLEST && size * 6 < places.length) {
                resize(places.length / 2);
            }
        }
    }

    /** Where it is, or would be. */
    private int find(long id) {
        int place = home(id);
        while (places[place] != NONE && places[place] != id) {
            place = next(place);
        }
        return place;
    }

    private int home(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & (places.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (places.length - 1);
    }

    /** What stands behind a gap and would be looked for before it has to move. */
    private void closeGap(int removed) {
        int gap = removed;
        for (int place = next(gap); places[place] != NONE; place = next(place)) {
            int home = home(places[place]);
            boolean reachable = gap <= place ? gap < home && home <= place : gap < home || home <= place;
            if (!reachable) {
                places[gap] = places[place];
                places[place] = NONE;
                gap = place;
            }
        }
    }

    private void resize(int length) {
        long[] before = places;
        places = empty(length);
        for (long id : before) {
            if (id != NONE) {
                places[find(id)] = id;
            }
        }
    }
}
