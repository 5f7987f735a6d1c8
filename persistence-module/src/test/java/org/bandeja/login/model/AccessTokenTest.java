package org.bandeja.login.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TokenSecret secret = TokenSecret.random();
    private final AccessToken token =
            AccessToken.session(new AgentId(11), secret, "Firefox, Linux", "127.0.0.1", NOW, NOW.plusSeconds(60));

    @Test
    void aLoginIsASessionOfItsAgentThatMayWrite() {
        assertThat(token.kind()).isEqualTo(AccessToken.Kind.SESSION);
        assertThat(token.agent()).isEqualTo(new AgentId(11));
        assertThat(token.isReadOnly()).isFalse();
    }

    @Test
    void keepsTheHashOfTheSecretOnly() {
        assertThat(field("tokenHash")).isEqualTo(secret.hash());
    }

    @Test
    void staysRevokedSinceTheFirstTime() {
        token.revoke(NOW);
        token.revoke(NOW.plusSeconds(9));
        assertThat(field("revokedAt")).isEqualTo(NOW);
    }

    /** Only the query that looks for live tokens reads it. */
    private Object field(String name) {
        try {
            var field = AccessToken.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(token);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
