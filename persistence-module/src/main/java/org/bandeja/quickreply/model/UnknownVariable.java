package org.bandeja.quickreply.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** A text has something between double braces that nothing is ever filled in for. */
public class UnknownVariable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param found as it stands in the text */
    public UnknownVariable(String found) {
        super(Kind.BEYOND_LIMITS, found);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("variable", getMessage());
    }
}
