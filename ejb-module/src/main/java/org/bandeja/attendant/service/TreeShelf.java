package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.TreeText;

/** Published trees, read once: they never change. */
@ApplicationScoped
public class TreeShelf {
    private static final int MOST = 200;

    private record Key(AttendantId attendant, int number) {}

    private final Map<Key, AttendantTree> shelf = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, AttendantTree> eldest) {
            return size() > MOST;
        }
    });

    @Inject
    Attendants attendants;

    /** Empty: there is no such version. */
    public Optional<AttendantTree> tree(AttendantId attendant, int number) {
        Key key = new Key(attendant, number);
        AttendantTree known = shelf.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<AttendantTree> read = attendants.tree(attendant, number).map(TreeText::read);
        read.ifPresent(tree -> shelf.put(key, tree));
        return read;
    }
}
