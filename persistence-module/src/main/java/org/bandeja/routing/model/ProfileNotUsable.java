package org.bandeja.routing.model;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** A profile of a number that WhatsApp would not take. */
public class ProfileNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What of it. */
    public enum Field {
        ABOUT,
        ADDRESS,
        DESCRIPTION,
        EMAIL,
        WEBSITES,
        PICTURE
    }

    private final Field field;

    public ProfileNotUsable(Field field) {
        super(Kind.BEYOND_LIMITS, field.name());
        this.field = field;
    }

    @Override
    public String text() {
        return rule() + "." + field;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("field", field.name());
    }
}
