package org.bandeja.template.rules;

import java.util.Map;

/** Which part of a template WhatsApp's refusal is about, by its finer code (error codes of template creation, 2026-09). */
public final class RefusedPart {
    private static final Map<Integer, String> PARTS = Map.ofEntries(
            Map.entry(2388023, "name"),
            Map.entry(2388024, "name"),
            Map.entry(2388025, "name"),
            Map.entry(2388047, "header"),
            Map.entry(2388072, "body"),
            Map.entry(2388073, "footer"),
            Map.entry(2388293, "body"),
            Map.entry(2388299, "body"));

    private RefusedPart() {}

    /** @return the part's field in a draft; empty text: all of it, or nobody knows */
    public static String of(int subcode) {
        return PARTS.getOrDefault(subcode, "");
    }
}
