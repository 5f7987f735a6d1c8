package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bandeja.directory.model.AgentId;
import org.bandeja.secret.service.SecretKeys;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.SealedSecret;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of accounts: what the database holds of them, what counts when, and what is left when keys change. */
class AccountSecretsTest {
    private static final String OLD_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String NEW_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final AgentId ELENA = new AgentId(7);

    @TempDir
    Path directory;

    private AccountSecrets secrets;
    private final WhatsAppAccount account = new WhatsAppAccount(new AccountId(1), "102290129340398", "Tienda", NOW);

    @BeforeEach
    void aKey() throws IOException {
        secrets = with(OLD_KEY);
    }

    private AccountSecrets with(String... keys) throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), "# newest first\n" + String.join("\n", keys) + "\n");
        return new AccountSecrets(new SecretKeys(Map.of(SecretKeys.KEY_FILE, file.toString())::get));
    }

    private boolean set(SecretKind kind, String secret, Instant now) {
        return secrets.set(account, kind, secret, ELENA, now, now.plus(DAY));
    }

    @Test
    void whatIsKeptOpensAndShowsNothingOfItself() {
        for (SecretKind kind : SecretKind.values()) {
            String secret = "secret-of-" + kind;
            assertThat(set(kind, secret, NOW)).isTrue();
            assertThat(secrets.open(account, kind)).contains(secret);
            SealedSecret kept = account.secret(kind).orElseThrow();
            assertThat(kept.text() + kept + account).doesNotContain(secret);
            assertThat(kept.by()).contains(ELENA);
            assertThat(kept.at()).isEqualTo(NOW);
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        set(SecretKind.APP_SECRET, "second-secret", NOW);
        assertThat(set(SecretKind.APP_SECRET, "second-secret", NOW.plusSeconds(5)))
                .isFalse();
        assertThat(secrets.openPrevious(account, NOW)).containsExactly("first-secret");
    }

    @Test
    void anotherPlaceOrAnotherAccountCannotUseIt() {
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        String sealed = account.secret(SecretKind.APP_SECRET).orElseThrow().text();
        account.set(SecretKind.VERIFY_TOKEN, new SealedSecret(sealed, NOW, ELENA));
        assertThat(secrets.open(account, SecretKind.VERIFY_TOKEN)).isEmpty();
        WhatsAppAccount other = new WhatsAppAccount(new AccountId(2), "2", "Otra", NOW);
        other.set(SecretKind.APP_SECRET, new SealedSecret(sealed, NOW, ELENA));
        assertThat(secrets.open(other, SecretKind.APP_SECRET)).isEmpty();
    }

    @Test
    void anAppSecretThatWasReplacedCountsForItsTimeAndNotLonger() {
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        assertThat(secrets.openPrevious(account, NOW)).isEmpty();
        set(SecretKind.APP_SECRET, "second-secret", NOW);
        Instant end = NOW.plus(DAY);
        assertThat(secrets.open(account, SecretKind.APP_SECRET)).contains("second-secret");
        assertThat(secrets.openPrevious(account, end.minusMillis(1))).containsExactly("first-secret");
        assertThat(secrets.openPrevious(account, end)).isEmpty();
    }

    @Test
    void ofSeveralReplacedInADayEachCountsForItsOwnTime() {
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        set(SecretKind.APP_SECRET, "with-a-typo", NOW.plusSeconds(3600));
        set(SecretKind.APP_SECRET, "second-secret", NOW.plusSeconds(3700));
        assertThat(secrets.openPrevious(account, NOW.plusSeconds(3700))).containsExactly("with-a-typo", "first-secret");
        assertThat(secrets.openPrevious(account, NOW.plusSeconds(3600).plus(DAY)))
                .containsExactly("with-a-typo");
    }

    @Test
    void theOverlapEndsWhenSomebodySaysSo() {
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        set(SecretKind.APP_SECRET, "second-secret", NOW);
        account.keepPrevious(java.util.List.of());
        assertThat(secrets.openPrevious(account, NOW)).isEmpty();
    }

    @Test
    void aNewKeySealsAnewAndTheOldOneCanGo() throws IOException {
        set(SecretKind.ACCESS_TOKEN, "the-token", NOW);
        set(SecretKind.APP_SECRET, "first-secret", NOW);
        set(SecretKind.APP_SECRET, "second-secret", NOW);
        secrets = with(NEW_KEY, OLD_KEY);
        assertThat(secrets.renew(account, NOW)).isTrue();
        assertThat(secrets.renew(account, NOW)).isFalse();
        secrets = with(NEW_KEY);
        assertThat(secrets.open(account, SecretKind.ACCESS_TOKEN)).contains("the-token");
        assertThat(secrets.open(account, SecretKind.APP_SECRET)).contains("second-secret");
        assertThat(secrets.openPrevious(account, NOW)).containsExactly("first-secret");
        assertThat(account.secret(SecretKind.ACCESS_TOKEN).orElseThrow().at()).isEqualTo(NOW);
    }

    @Test
    void withoutItsKeyASecretIsNone() throws IOException {
        set(SecretKind.ACCESS_TOKEN, "the-token", NOW);
        secrets = with(NEW_KEY);
        assertThat(secrets.open(account, SecretKind.ACCESS_TOKEN)).isEmpty();
        assertThat(secrets.renew(account, NOW)).isFalse();
        assertThat(new AccountSecrets(new SecretKeys(Map.<String, String>of()::get)).canKeep())
                .isFalse();
    }
}
