package org.bandeja.login.service;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** Too many wrong passwords or codes: the next may be tried later. Says nothing of whether the login exists. */
public class SignInBlocked extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds until the next may be tried */
    public SignInBlocked(long seconds) {
        super(Kind.NOT_POSSIBLE_NOW, String.valueOf(seconds));
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("retryAfter", String.valueOf(seconds));
    }
}
