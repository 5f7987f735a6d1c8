package org.bandeja.label.web;

import org.bandeja.label.model.LabelRow;
import org.bandeja.label.model.LabelShown;

/**
 * A label as the API shows it.
 *
 * @param colour a word of the palette
 * @param used how many conversations have it; null where nobody asked
 */
public record LabelJson(String id, String name, String colour, boolean archived, Long used) {
    public static LabelJson of(LabelShown label) {
        return new LabelJson(label.id().text(), label.name(), label.colour().name(), label.archived(), null);
    }

    static LabelJson of(LabelRow label) {
        return new LabelJson(label.id().text(), label.name(), label.colour().name(), label.archived(), label.used());
    }
}
