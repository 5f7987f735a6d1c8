package org.bandeja.contact.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** Both have an open conversation with the same number: one of them has to be completed first. */
public class BothTalking extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String number;
    private final String older;
    private final String newer;

    /**
     * @param number what the number is called
     * @param older the older conversation
     * @param newer the other one
     * @param holders who has them, in words
     */
    public BothTalking(String number, String older, String newer, String holders) {
        super(Kind.NOT_POSSIBLE_NOW, holders);
        this.number = number;
        this.older = older;
        this.newer = newer;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("number", number, "older", older, "newer", newer, "holders", getMessage());
    }
}
