package org.bandeja.notice.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restrictions that WhatsApp puts on an account ({@code account_update}, {@code ACCOUNT_RESTRICTION}). */
public final class Restrictions {
    private static final int MOST = 10;
    private static final String NAME = "[A-Z0-9_]{1,80}";

    private Restrictions() {}

    /**
     * All that hold from now on; none: they are lifted.
     *
     * @param facts what WhatsApp says, by where it stands
     * @return each by WhatsApp's name, followed by a blank and its end (UTC) where WhatsApp says so
     */
    public static List<String> of(Map<String, String> facts) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String type = facts.get("restriction_info." + i + ".restriction_type");
            if (type != null && type.matches(NAME)) {
                String end = end(facts.get("restriction_info." + i + ".expiration"))
                        .map(at -> " " + at)
                        .orElse("");
                all.add(type + end);
            }
        }
        return all;
    }

    private static Optional<Instant> end(String seconds) {
        try {
            return Optional.ofNullable(seconds)
                    .map(BigDecimal::new)
                    .filter(value -> value.signum() > 0 && value.precision() - value.scale() <= 11)
                    .map(value -> Instant.ofEpochSecond(value.longValue()));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
