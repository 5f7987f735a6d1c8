package org.bandeja.login.service;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.login.model.TokenSecret;

/**
 * Somebody wants to sign in.
 *
 * @param code of the second step; empty: none was typed
 * @param remember whether the device is to be remembered
 * @param address where it comes from
 * @param userAgent what the browser says of itself; may be empty
 * @param device what proves that this browser signed in before
 */
public record Attempt(
        String login,
        String password,
        Optional<String> code,
        boolean remember,
        String address,
        String userAgent,
        Optional<TokenSecret> device) {
    public Attempt {
        requireNonNull(login, "login");
        requireNonNull(password, "password");
        requireNonNull(address, "address");
        requireNonNull(userAgent, "userAgent");
    }

    /** Without what was typed. */
    @Override
    public String toString() {
        return "Attempt[…]";
    }
}
