package org.bandeja.login.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.TokenId;

/** Writes down that a token was used: the one part of proving who calls that changes something. */
@Stateless
@PermitAll
public class TokenUse {
    @Inject
    AccessTokens tokens;

    /** See {@link AccessTokens#used}. */
    public void used(TokenId id, String address, Instant now, Instant notSince) {
        tokens.used(id, address, now, notSince);
    }

    /** See {@link AccessTokens#active}. */
    public void active(TokenId id, Instant now, Instant until) {
        tokens.active(id, now, until);
    }
}
