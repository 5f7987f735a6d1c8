package org.bandeja.audit.model;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Where the call that is being answered came from; empty for what Bandeja does by itself. */
@RequestScoped
public class Visit {
    private static final int LONGEST = 64;

    private String address;

    /** @param from the caller's address, as the container sees it */
    public void from(String from) {
        address = from == null || from.length() <= LONGEST ? from : from.substring(0, LONGEST);
    }

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }
}
