package org.bandeja.login.web;

import jakarta.servlet.http.HttpServletRequest;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.OnlyByLogin;

/** What only a person who is logged in may do, and no program with a token. */
public final class ByLogin {
    private ByLogin() {}

    /** @throws OnlyByLogin if a token proves who calls */
    public static Identity require(HttpServletRequest request) {
        if (request.getAttribute(TokenMechanism.IDENTITY) instanceof Identity identity && identity.byLogin()) {
            return identity;
        }
        throw new OnlyByLogin();
    }
}
