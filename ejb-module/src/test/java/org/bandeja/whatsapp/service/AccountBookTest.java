package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bandeja.whatsapp.rules.WebhookSignature;
import org.bandeja.whatsapp.service.OpenAccounts.OpenAccount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accounts at hand, and what proves a delivery. */
class AccountBookTest {
    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration RARELY = Duration.ofMillis(500);

    private final AccountBook book = new AccountBook();
    private final WebhookSecrets secrets = new WebhookSecrets(
            new WhatsAppSettings(Map.of(
                    WhatsAppSettings.APP_SECRETS, "of-settings, shared",
                    WhatsAppSettings.VERIFY_TOKEN, "verify-settings")::get),
            book);
    private OpenAccounts inDatabase = accounts("one");
    private int readings;
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void aDatabase() {
        at(Instant.parse("2026-11-28T10:00:00Z"));
        book.reader = new AccountReader() {
            @Override
            public OpenAccounts read() {
                readings++;
                OpenAccounts seen = inDatabase;
                meanwhile.run();
                return seen;
            }
        };
    }

    private void at(Instant now) {
        book.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private static OpenAccounts accounts(String... appSecrets) {
        return new OpenAccounts(
                Map.of("1", new OpenAccount("1", Optional.empty(), List.of(appSecrets), Optional.of("verify-account"))),
                Map.of());
    }

    @Test
    void isReadOnceAndThenAtHand() {
        assertThat(book.isKnown()).isFalse();
        assertThat(book.current()).isSameAs(inDatabase);
        book.current();
        assertThat(book.isKnown()).isTrue();
        assertThat(readings).isEqualTo(1);
    }

    @Test
    void whatChangesIsReadAgain() {
        book.current();
        inDatabase = accounts("two");
        assertThat(book.current().appSecrets()).containsExactly("one");
        book.forget();
        assertThat(book.current().appSecrets()).containsExactly("two");
    }

    @Test
    void whatChangesWhileItIsReadIsReadOnceMore() {
        meanwhile = () -> {
            inDatabase = accounts("two");
            meanwhile = () -> {};
            book.forget();
        };
        assertThat(book.current().appSecrets()).containsExactly("one");
        assertThat(book.current().appSecrets()).containsExactly("two");
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void strangersMakeTheDatabaseWorkRarely() {
        book.read();
        for (int i = 0; i < 100; i++) {
            assertThat(isProvedBy("another")).isFalse();
        }
        assertThat(readings).isEqualTo(1);
        at(Instant.parse("2026-11-28T10:00:00.500Z"));
        assertThat(isProvedBy("another")).isFalse();
        assertThat(isProvedBy("another")).isFalse();
        assertThat(readings).isEqualTo(2);
        book.forget();
        assertThat(book.readIfOlderThan(RARELY)).isTrue();
    }

    @Test
    void aSecretThatWasEnteredAMomentAgoCountsWhoeverHasReadIt() {
        book.read();
        inDatabase = accounts("two");
        assertThat(secrets.prove(known -> {
                    boolean right = known.contains("two");
                    if (!right) {
                        book.forget();
                        book.read();
                    }
                    return right;
                }))
                .isTrue();
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void eachSecretOfSettingsAndAccountsProvesADelivery() {
        inDatabase = accounts("new", "previous", "shared");
        book.read();
        List.of("of-settings", "shared", "new", "previous")
                .forEach(secret -> assertThat(isProvedBy(secret)).as(secret).isTrue());
        assertThat(isProvedBy("another")).isFalse();
        inDatabase = accounts("new");
        book.read();
        assertThat(isProvedBy("previous")).isFalse();
        assertThat(isProvedBy("new")).isTrue();
    }

    @Test
    void eachVerifyTokenCounts() {
        book.read();
        assertThat(secrets.isVerifyToken("verify-settings")).isTrue();
        assertThat(secrets.isVerifyToken("verify-account")).isTrue();
        assertThat(secrets.isVerifyToken("null")).isFalse();
        assertThat(secrets.isVerifyToken(null)).isFalse();
        assertThat(secrets.isVerifyToken("")).isFalse();
    }

    private boolean isProvedBy(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String header = "sha256=" + HexFormat.of().formatHex(mac.doFinal(BODY));
            return secrets.prove(known -> new WebhookSignature().check(BODY, header, known));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
