package org.bandeja.sso.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.login.model.TokenSecret;

/**
 * A browser that comes from the provider.
 *
 * @param secret what it kept meanwhile
 * @param state what it brings back of what it was given
 * @param code what the provider gave it for us
 * @param error what the provider says instead of a code
 * @param issuer who the provider says it is
 * @param userAgent what the browser says of itself; may be empty
 */
public record Arrival(
        Optional<TokenSecret> secret,
        Optional<String> state,
        Optional<String> code,
        Optional<String> error,
        Optional<String> issuer,
        String address,
        String userAgent) {
    public Arrival {
        requireNonNull(address, "address");
        requireNonNull(userAgent, "userAgent");
    }

    /** Without what it brings. */
    @Override
    public String toString() {
        return "Arrival[…]";
    }
}
