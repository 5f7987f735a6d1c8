package org.bandeja.simulator.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What the stand-in accepts; that it accepts what is right, Bandeja's own tests show. */
class PushServiceTest {
    private static final Instant NOW = Instant.parse("2016-01-19T00:00:00Z");

    /** The example of RFC 8292, section 2.4. */
    private static final String TOKEN =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQi"
                    + "LCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0";

    private static final String SIGNATURE =
            "i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";

    private static final String KEY =
            "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

    private static final Instant BEFORE = Instant.ofEpochSecond(1453523768L - 3_600);

    private static String proof(String signature) {
        return "vapid t=" + TOKEN + "." + signature + ", k=" + KEY;
    }

    @Test
    void theExampleOfTheStandardProvesItself() throws GeneralSecurityException {
        assertThat(Vapid.subject(proof(SIGNATURE), KEY, "https://push.example.net", BEFORE))
                .isEqualTo("mailto:push@example.com");
    }

    @Test
    void whatIsLateTooEarlyForAnotherOrChangedDoesNot() {
        assertRefused(proof(SIGNATURE), KEY, "https://push.example.net", BEFORE.plusSeconds(3_601));
        assertRefused(proof(SIGNATURE), KEY, "https://push.example.net", NOW.minusSeconds(86_400));
        assertRefused(proof(SIGNATURE), KEY, "https://other.example", BEFORE);
        assertRefused(proof(SIGNATURE), "B" + KEY.substring(1, 86) + "A", "https://push.example.net", BEFORE);
        assertRefused(proof("A" + SIGNATURE.substring(1)), KEY, "https://push.example.net", BEFORE);
        assertRefused("Bearer x", KEY, "https://push.example.net", BEFORE);
    }

    private static void assertRefused(String proof, String key, String audience, Instant now) {
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> Vapid.subject(proof, key, audience, now));
    }

    @Test
    void whatWasNotEncryptedForThisBrowserIsNotOpened() {
        BrowserKeys keys = new BrowserKeys();
        assertThat(keys.point()).hasSize(65).startsWith((byte) 4);
        for (byte[] body : new byte[][] {{}, new byte[86], Base64.getDecoder().decode("AAAA")}) {
            assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> keys.open(body));
        }
    }
}
