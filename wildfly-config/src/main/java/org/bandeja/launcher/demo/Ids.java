package org.bandeja.launcher.demo;

import com.github.f4b6a3.tsid.TsidCreator;
import java.util.HashMap;
import java.util.Map;

/** The ids of what was written, by the name that the script uses. */
final class Ids {
    private final Map<String, Long> known = new HashMap<>();

    static long fresh() {
        return TsidCreator.getTsid1024().toLong();
    }

    /** A new id for this name. */
    long give(String kind, String name) {
        long id = fresh();
        if (known.put(kind + ":" + name, id) != null) {
            throw new IllegalArgumentException(kind + " " + name + " is there twice");
        }
        return id;
    }

    boolean knows(String kind, String name) {
        return known.containsKey(kind + ":" + name);
    }

    /** @throws IllegalArgumentException if there is none of this name */
    long of(String kind, String name) {
        Long id = known.get(kind + ":" + name);
        if (id == null) {
            throw new IllegalArgumentException("There is no " + kind + " " + name);
        }
        return id;
    }
}
