package org.bandeja.sso.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.bandeja.login.model.TokenSecret;
import org.junit.jupiter.api.Test;

class RoundTripProofTest {
    private final TokenSecret secret = TokenSecret.random();
    private final RoundTripProof proof = RoundTripProof.of(secret);

    @Test
    void theSameSecretGivesTheSame() {
        assertThat(RoundTripProof.of(secret)).isEqualTo(proof);
    }

    @Test
    void noneOfThemIsAnother() {
        assertThat(Set.of(proof.state(), proof.nonce(), proof.verifier(), proof.challenge(), secret.text()))
                .hasSize(5);
    }

    @Test
    void theStateOfAnotherBrowserIsNone() {
        assertThat(proof.isState(proof.state())).isTrue();
        assertThat(proof.isState(RoundTripProof.of(TokenSecret.random()).state()))
                .isFalse();
        assertThat(proof.isState("")).isFalse();
    }

    /** RFC 7636, section 4.1: 43 to 128 unreserved characters. */
    @Test
    void theVerifierIsOneForPkce() {
        assertThat(proof.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
    }

    /** RFC 7636, appendix B. */
    @Test
    void theChallengeIsThatOfTheStandard() {
        assertThat(new RoundTripProof("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void itIsNotWrittenOut() {
        assertThat(proof.toString()).doesNotContain(proof.state(), proof.nonce(), proof.verifier());
    }
}
