package org.bandeja.sso.rules;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.util.DateUtils;
import java.time.Instant;

/** A provider's keys, and tokens made with them. */
public final class TestTokens {
    public static final RSAKey RSA = generated("one");
    /** Making one takes its time. */
    private static final RSAKey OTHER = generated("other");

    public static final ECKey EC = ec("two");

    private TestTokens() {}

    /** Another than {@link #RSA}, under any name. */
    public static RSAKey rsa(String id) {
        return new RSAKey.Builder(OTHER).keyID(id).build();
    }

    private static RSAKey generated(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a provider publishes. */
    public static JWKSet published() {
        return new JWKSet(java.util.List.of(RSA, EC)).toPublicJWKSet();
    }

    /** What a good token says. */
    public static JWTClaimsSet.Builder claims(String issuer, String client, String nonce, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(client)
                .subject("subject-1")
                .claim("nonce", nonce)
                .claim("preferred_username", "ana")
                .issueTime(DateUtils.fromSecondsSinceEpoch(now.getEpochSecond()))
                .expirationTime(DateUtils.fromSecondsSinceEpoch(now.getEpochSecond() + 300));
    }

    public static String signed(JWTClaimsSet claims) {
        return signed(RSA, JWSAlgorithm.RS256, claims);
    }

    public static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            return signed(
                    new RSASSASigner(key),
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signedByCurve(JWTClaimsSet claims) {
        try {
            return signed(
                    new ECDSASigner(EC),
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(EC.getKeyID())
                            .build(),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
