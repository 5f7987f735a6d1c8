package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.TreeText;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** Published trees, read once: they never change. */
@ApplicationScoped
public class TreeShelf {
    private static final Logger LOG = Logger.getLogger(TreeShelf.class);
    private static final int MOST = 200;

    private record Key(AttendantId attendant, int number) {}

    private final Map<Key, Optional<AttendantTree>> shelf =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Optional<AttendantTree>> eldest) {
                    return size() > MOST;
                }
            });

    @Inject
    Attendants attendants;

    /** Empty: there is no such version, or it cannot be read, which is told once. */
    public Optional<AttendantTree> tree(AttendantId attendant, int number) {
        Key key = new Key(attendant, number);
        Optional<AttendantTree> known = shelf.get(key);
        if (known == null) {
            Optional<Optional<AttendantTree>> read =
                    attendants.tree(attendant, number).map(text -> read(key, text));
            read.ifPresent(tree -> shelf.put(key, tree));
            return read.flatMap(Function.identity());
        }
        return known;
    }

    private static Optional<AttendantTree> read(Key key, String text) {
        try {
            return Optional.of(TreeText.read(text));
        } catch (RuntimeException e) { // whatever is wrong with it
            LOG.errorf(
                    Wordless.of(e),
                    "version %d of attendant %s cannot be read",
                    key.number(),
                    key.attendant().text());
            return Optional.empty();
        }
    }
}
