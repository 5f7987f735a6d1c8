package org.bandeja.sso.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.bandeja.login.model.TokenSecret;

/**
 * What goes with a browser to the provider and comes back, all of it derived from the secret that the browser keeps in
 * a cookie: who has seen one of them knows neither the secret nor the others.
 *
 * @param state in the address, so that nobody brings an answer into another's browser (RFC 6749, section 10.12)
 * @param nonce in the token, so that it belongs to this round trip (OpenID Connect Core 1.0, section 3.1.2.1)
 * @param verifier told to the provider at the end, so that a stolen code is worth nothing (RFC 7636)
 */
public record RoundTripProof(String state, String nonce, String verifier) {
    public static RoundTripProof of(TokenSecret secret) {
        return new RoundTripProof(
                digest("state " + secret.text()),
                digest("nonce " + secret.text()),
                digest("verifier " + secret.text()));
    }

    /** Of the verifier, by S256. */
    public String challenge() {
        return digest(verifier);
    }

    /** In constant time. */
    public boolean isState(String given) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Without what it holds. */
    @Override
    public String toString() {
        return "RoundTripProof[…]";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
