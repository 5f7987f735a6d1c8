package org.bandeja.routing.model;

import java.util.Arrays;
import java.util.Optional;

/** What a company does, as WhatsApp tells its customers; the names are WhatsApp's (vertical of business profiles, 2026-09). */
public enum Industry {
    AUTO,
    BEAUTY,
    APPAREL,
    EDU,
    ENTERTAIN,
    EVENT_PLAN,
    FINANCE,
    GROCERY,
    GOVT,
    HOTEL,
    HEALTH,
    NONPROFIT,
    PROF_SERVICES,
    RETAIL,
    TRAVEL,
    RESTAURANT,
    ALCOHOL,
    ONLINE_GAMBLING,
    PHYSICAL_GAMBLING,
    OTC_DRUGS,
    OTHER;

    /** Empty for a name that is not among them. */
    public static Optional<Industry> named(String name) {
        return Arrays.stream(values())
                .filter(industry -> industry.name().equals(name))
                .findFirst();
    }
}
