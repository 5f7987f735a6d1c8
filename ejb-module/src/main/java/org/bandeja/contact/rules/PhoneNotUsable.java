package org.bandeja.contact.rules;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** This can be no phone number. */
public class PhoneNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        NO_NUMBER,
        /** There is no such country, or none can be guessed. */
        COUNTRY,
        TOO_SHORT,
        TOO_LONG
    }

    private final Reason reason;

    public PhoneNotUsable(Reason reason) {
        super(Kind.BEYOND_LIMITS, "no phone number: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String text() {
        return rule() + "." + reason;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reason", reason.name());
    }
}
