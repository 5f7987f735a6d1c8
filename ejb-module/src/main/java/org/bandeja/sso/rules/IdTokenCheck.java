package org.bandeja.sso.rules;

import static org.bandeja.sso.rules.SignOnFailed.Kind.NOT_PROVED;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.util.DateUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/**
 * Whether an ID token proves somebody to us, now: OpenID Connect Core 1.0, section 3.1.3.7. Only signatures with a
 * private key of the provider count, never a shared secret, never none; keys that a token brings along are not looked
 * at.
 *
 * @param clientId the token must be for us, and made for us
 */
public record IdTokenCheck(String issuer, String clientId) {
    /** So much may the clocks differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int LONGEST = 64 * 1024;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Whether it names a key that is not among these: the provider may have a new one. */
    public static boolean namesAnotherKey(String token, JWKSet keys) {
        String id = parsed(token).getHeader().getKeyID();
        return id != null && keys.getKeys().stream().map(JWK::getKeyID).noneMatch(id::equals);
    }

    /**
     * @return its claims
     * @throws SignOnFailed if it proves nothing
     */
    public Map<String, Object> claims(String token, JWKSet keys, String nonce, Instant now) {
        try {
            JWTClaimsSet claims = processor(keys, nonce, now).process(parsed(token), null);
            requireMadeForUs(claims);
            requireNotFromTheFuture(claims, now);
            return claims.getClaims();
        } catch (BadJOSEException | JOSEException e) {
            throw new SignOnFailed(NOT_PROVED, "ID token: " + e.getMessage());
        }
    }

    private static SignedJWT parsed(String token) {
        if (token.length() > LONGEST) {
            throw new SignOnFailed(NOT_PROVED, "ID token: too long");
        }
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new SignOnFailed(NOT_PROVED, "ID token: not a signed JWT");
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(JWKSet keys, String nonce, Instant now) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new ClaimsAt(clientId, exactly(nonce), now));
        return processor;
    }

    private JWTClaimsSet exactly(String nonce) {
        return new JWTClaimsSet.Builder().issuer(issuer).claim("nonce", nonce).build();
    }

    private void requireMadeForUs(JWTClaimsSet claims) {
        Object party = claims.getClaim("azp");
        boolean ours = party == null ? claims.getAudience().size() == 1 : party.equals(clientId);
        if (!ours) {
            throw new SignOnFailed(NOT_PROVED, "ID token: made for another client");
        }
    }

    private static void requireNotFromTheFuture(JWTClaimsSet claims, Instant now) {
        long issued = DateUtils.toSecondsSinceEpoch(claims.getIssueTime());
        if (issued > now.plus(SKEW).getEpochSecond()) {
            throw new SignOnFailed(NOT_PROVED, "ID token: issued in the future");
        }
    }

    /** At a given time. */
    private static final class ClaimsAt extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Instant now;

        private ClaimsAt(String audience, JWTClaimsSet exactly, Instant now) {
            super(audience, exactly, Set.of("sub", "exp", "iat"));
            this.now = now;
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected Date currentTime() {
            return DateUtils.fromSecondsSinceEpoch(now.getEpochSecond());
        }
    }
}
