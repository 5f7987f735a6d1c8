package org.bandeja.sso.rules;

import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_PROVED;
import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_SET_UP;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.sso.model.ProviderSubject;

/**
 * What the provider calls things in its tokens.
 *
 * @param login the claim that logins here are made of; when it is {@code email}, the address must be verified
 */
public record ClaimNames(String login, String name, String groups) {
    private static final int MOST_GROUPS = 2_000;

    /** @throws SignOnFailed if the claims do not say who it is, or which groups */
    public ProvedPerson person(String issuer, Map<String, Object> claims) {
        return new ProvedPerson(subject(issuer, claims), login(claims), text(claims, name), groups(claims));
    }

    private static ProviderSubject subject(String issuer, Map<String, Object> claims) {
        try {
            return new ProviderSubject(issuer, text(claims, "sub").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new SignOnFailed(NOT_PROVED, "ID token: subject not usable");
        }
    }

    private Optional<String> login(Map<String, Object> claims) {
        boolean unproved = login.equals("email") && !Boolean.TRUE.equals(claims.get("email_verified"));
        return unproved ? Optional.empty() : text(claims, login);
    }

    /** Absent: none. Too many for the token: some providers then only say where to ask, which must not look like none. */
    private List<String> groups(Map<String, Object> claims) {
        if (claims.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(groups)) {
            throw new SignOnFailed(NOT_SET_UP, "the provider has too many groups for a token: let it tell fewer");
        }
        Object given = claims.get(groups);
        if (given instanceof Collection<?> several) {
            return several.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .limit(MOST_GROUPS)
                    .toList();
        }
        return given instanceof String one ? List.of(one) : List.of();
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }
}
