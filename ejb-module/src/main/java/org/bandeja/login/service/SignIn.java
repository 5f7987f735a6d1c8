package org.bandeja.login.service;

import java.time.Duration;
import org.bandeja.login.model.TokenSecret;

/** What became of an attempt to sign in. */
public sealed interface SignIn {
    /**
     * A login.
     *
     * @param device what proves later that this browser signed in
     * @param lasts how long the browser is to keep it; zero: until it is closed
     */
    record Opened(TokenSecret secret, TokenSecret device, Duration lasts) implements SignIn {}

    /** No; what was wrong nobody learns. */
    record Wrong() implements SignIn {}

    /** The password is right; the code of the second step is missing. */
    record CodeNeeded() implements SignIn {}

    /** Nothing was looked at: the next may be tried after so many seconds. */
    record Blocked(long seconds) implements SignIn {}
}
