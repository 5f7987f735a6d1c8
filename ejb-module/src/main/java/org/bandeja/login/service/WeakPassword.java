package org.bandeja.login.service;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** A password that others would guess, or that is too short or too long to be kept. */
public class WeakPassword extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Not 10 to 200 characters. */
        LENGTH,
        /** Among the first that everybody tries. */
        KNOWN,
        /** Little more than the login or the name. */
        PERSONAL
    }

    private final Reason reason;

    public WeakPassword() {
        this(Reason.LENGTH);
    }

    public WeakPassword(Reason reason) {
        super(Kind.BEYOND_LIMITS, "weak password: " + reason);
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
