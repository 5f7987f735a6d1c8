package org.bandeja.sso.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bandeja.sso.rules.TestTokens.RSA;
import static org.bandeja.sso.rules.TestTokens.published;
import static org.bandeja.sso.rules.TestTokens.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.util.DateUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenCheckTest {
    private static final String ISSUER = "https://login.example.com/company";
    private static final String CLIENT = "bandeja";
    private static final String NONCE = "the-nonce";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final IdTokenCheck check = new IdTokenCheck(ISSUER, CLIENT);

    private static JWTClaimsSet.Builder good() {
        return TestTokens.claims(ISSUER, CLIENT, NONCE, NOW);
    }

    private static Date at(long secondsFromNow) {
        return DateUtils.fromSecondsSinceEpoch(NOW.getEpochSecond() + secondsFromNow);
    }

    private void assertTaken(String token) {
        assertThat(check.claims(token, published(), NONCE, NOW)).containsEntry("sub", "subject-1");
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> check.claims(token, published(), NONCE, NOW))
                .isInstanceOfSatisfying(
                        SignOnFailed.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SignOnFailed.Kind.NOT_PROVED))
                .hasMessageNotContaining("subject-1");
    }

    private void assertRefused(JWTClaimsSet.Builder claims) {
        assertRefused(signed(claims.build()));
    }

    // --- signatures

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void aSignatureWithAPrivateKeyOfTheProviderCounts(String algorithm) {
        assertTaken(signed(RSA, JWSAlgorithm.parse(algorithm), good().build()));
    }

    @Test
    void soDoesOneOnACurve() {
        assertTaken(TestTokens.signedByCurve(good().build()));
    }

    @Test
    void algorithmNoneProvesNothing() {
        assertRefused(new PlainJWT(good().build()).serialize());
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        byte[] pem = RSA.toPublicKey().getEncoded();
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
            JWSHeader header =
                    new JWSHeader.Builder(algorithm).keyID(RSA.getKeyID()).build();
            assertRefused(signed(new MACSigner(pem), header, good().build()));
            assertRefused(signed(
                    new MACSigner(RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)),
                    header,
                    good().build()));
        }
    }

    @Test
    void aKeyOfTheSameNameIsAnother() {
        assertRefused(signed(TestTokens.rsa(RSA.getKeyID()), JWSAlgorithm.RS256, good().build()));
    }

    @Test
    void anUnknownKeyProvesNothing() {
        String token = signed(TestTokens.rsa("three"), JWSAlgorithm.RS256, good().build());
        assertThat(IdTokenCheck.namesAnotherKey(token, published())).isTrue();
        assertRefused(token);
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotLookedAt() throws Exception {
        RSAKey own = TestTokens.rsa("four");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(own.toPublicJWK())
                .keyID(RSA.getKeyID())
                .build();
        assertRefused(signed(new RSASSASigner(own), header, good().build()));
    }

    @Test
    void aChangedTokenIsNone() {
        String[] token = signed(good().build()).split("\\.");
        String[] other = signed(good().subject("somebody-else").build()).split("\\.");
        assertRefused(token[0] + "." + other[1] + "." + token[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void anEndlessOneIsNotRead() {
        assertRefused(signed(good().claim("more", "x".repeat(70_000)).build()));
    }

    // --- claims

    @Test
    void theNonceOfAnotherRoundTripIsRefused() {
        assertRefused(good().claim("nonce", "another"));
        assertRefused(good().claim("nonce", null));
    }

    @Test
    void aTokenForAnotherIsRefused() {
        assertRefused(good().audience("another"));
        assertRefused(good().audience((String) null));
    }

    @Test
    void oneForSeveralMustBeMadeForUs() {
        assertRefused(good().audience(List.of(CLIENT, "another")));
        assertRefused(good().audience(List.of(CLIENT, "another")).claim("azp", "another"));
        assertRefused(good().claim("azp", "another"));
        assertTaken(signed(
                good().audience(List.of(CLIENT, "another")).claim("azp", CLIENT).build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.com/company/",
                "https://login.example.com",
                "http://login.example.com/company",
                "https://evil.example"
            })
    void anotherIssuerIsRefused(String issuer) {
        assertRefused(good().issuer(issuer));
    }

    @Test
    void withoutASubjectItIsNobody() {
        assertRefused(good().subject(null));
    }

    @Test
    void itEndsAMinuteAfterItsTimeAtTheLatest() {
        assertRefused(good().expirationTime(at(-61)));
        assertRefused(good().expirationTime(null));
        assertTaken(signed(good().expirationTime(at(-59)).build()));
    }

    @Test
    void itBeginsAMinuteBeforeItsTimeAtTheEarliest() {
        assertRefused(good().notBeforeTime(at(61)));
        assertTaken(signed(good().notBeforeTime(at(59)).build()));
    }

    @Test
    void itIsNotIssuedInTheFuture() {
        assertRefused(good().issueTime(at(61)));
        assertRefused(good().issueTime(null));
        assertTaken(signed(good().issueTime(at(60)).build()));
    }
}
