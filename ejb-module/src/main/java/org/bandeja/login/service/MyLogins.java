package org.bandeja.login.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.AccessToken;
import org.bandeja.login.model.AccessToken.Kind;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Where I am logged in, and the tokens that my programs carry. */
@Stateless
@RolesAllowed(AGENT)
public class MyLogins {
    private static final Duration LONGEST_TOKEN = Duration.ofDays(366);
    private static final int MOST_TOKENS = 50;
    private static final int LONGEST_NAME = 120;

    @Inject
    Callers callers;

    @Inject
    AccessTokens tokens;

    @Inject
    MyPassword password;

    @Inject
    PasswordBook book;

    @Inject
    Logins logins;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** What is known of a login or a token; never its secret. */
    public record Known(
            TokenId id,
            String name,
            boolean readOnly,
            boolean remembered,
            Instant createdAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> expiresAt,
            Optional<String> address) {
        static Known of(AccessToken token) {
            return new Known(
                    token.id(),
                    token.name(),
                    token.isReadOnly(),
                    token.isRemembered(),
                    token.createdAt(),
                    token.lastUsedAt(),
                    token.expiresAt(),
                    token.address());
        }
    }

    /** What is wanted of a new token. */
    public record Wanted(String name, boolean readOnly, Instant expiresAt) {}

    /** A token with the secret, which nobody sees again. */
    public record Fresh(Known known, TokenSecret secret) {}

    /** Newest first. */
    public List<Known> logins() {
        return live(Kind.SESSION);
    }

    /** Newest first. */
    public List<Known> tokens() {
        return live(Kind.PERSONAL);
    }

    private List<Known> live(Kind kind) {
        return tokens.liveOf(callers.current().agent(), kind, clock.instant()).stream()
                .map(Known::of)
                .toList();
    }

    /** @throws NotFound if it is not mine, or has ended */
    public void endLogin(TokenId id) {
        end(mine(id, Kind.SESSION), "LOGIN_ENDED");
    }

    /** All of mine but this one. */
    public void endOthers(TokenId login) {
        tokens.liveOf(callers.current().agent(), Kind.SESSION, clock.instant()).stream()
                .filter(token -> !token.id().equals(login))
                .forEach(token -> end(token, "LOGIN_ENDED"));
    }

    /**
     * A token for a program of mine.
     *
     * @throws WrongPassword if the present password is another
     * @throws TokenExpiryNotUsable if it would end before it begins, or after more than a year
     */
    public Fresh create(Wanted wanted, String present) {
        book.lock(password.require(present));
        Instant now = clock.instant();
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Malformed("name");
        }
        if (!wanted.expiresAt().isAfter(now) || wanted.expiresAt().isAfter(now.plus(LONGEST_TOKEN))) {
            throw new TokenExpiryNotUsable();
        }
        AgentId me = callers.current().agent();
        if (tokens.liveOf(me, Kind.PERSONAL, now).size() >= MOST_TOKENS) {
            throw new TooManyTokens();
        }
        TokenSecret secret = TokenSecret.personal();
        AccessToken token = AccessToken.personal(me, secret, name, wanted.readOnly(), now, wanted.expiresAt());
        tokens.add(token);
        record(me, "TOKEN_CREATED", token);
        return new Fresh(Known.of(token), secret);
    }

    /** @throws NotFound if it is not mine, or has ended */
    public void revoke(TokenId id) {
        end(mine(id, Kind.PERSONAL), "TOKEN_REVOKED");
    }

    private AccessToken mine(TokenId id, Kind kind) {
        return tokens.liveOf(callers.current().agent(), kind, clock.instant()).stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void end(AccessToken token, String action) {
        record(token.agent(), action, token);
        logins.end(token);
    }

    private void record(AgentId me, String action, AccessToken token) {
        audit.record(new Deed(
                clock.instant(), Optional.of(me), action, "token", token.id().value(), Optional.empty()));
    }
}
