package org.bandeja.soak.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customers wrote, beside what is there of it. */
final class WrittenAccount {
    private final Dialogs dialogs;
    private final List<String> missing = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> astray = new ArrayList<>();
    private final List<String> disordered = new ArrayList<>();
    private long stored;

    /**
     * A message as it is stored.
     *
     * @param second by which it is shown, since 1970
     */
    record Row(String id, String text, long second) {}

    WrittenAccount(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** @param rows of this customer's conversations, in the order in which they are shown */
    void add(Dialog dialog, List<Row> rows) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < dialog.written(); i++) {
            numbers.put(dialogs.id(dialog, i), i);
        }
        Set<String> found = new HashSet<>();
        long latest = 0;
        for (Row row : rows) {
            Integer number = numbers.get(row.id());
            if (number == null || !dialog.written(number).equals(row.text())) {
                astray.add(row + " at customer " + dialog.customer());
                continue;
            }
            if (!found.add(row.id())) {
                twice.add(row.id());
            }
            long stamp = dialog.stamp(number);
            // What WhatsApp's clock had put into our future is shown by when it came: its order is left to chance.
            if (row.second() == stamp) {
                if (stamp < latest) {
                    disordered.add(row.id());
                }
                latest = Math.max(latest, stamp);
            }
        }
        numbers.keySet().stream().filter(id -> !found.contains(id)).forEach(missing::add);
        stored += found.size();
    }

    List<String> missing() {
        return missing;
    }

    List<String> twice() {
        return twice;
    }

    /** In a conversation to which it does not belong, or not as it was written. */
    List<String> astray() {
        return astray;
    }

    List<String> disordered() {
        return disordered;
    }

    long stored() {
        return stored;
    }
}
