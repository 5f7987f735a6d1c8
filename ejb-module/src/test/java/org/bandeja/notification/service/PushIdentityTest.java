package org.bandeja.notification.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bandeja.company.model.SupportContact;
import org.bandeja.notification.model.PushKeys.Pair;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.secret.service.SecretKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our pair of keys: made once, read once, and not offered when it cannot be used. */
class PushIdentityTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String ANOTHER = "YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk=";

    @TempDir
    Path directory;

    private final Row row = new Row();

    /** The row, without a database. */
    private static final class Row extends PushKeyBook {
        private Optional<Pair> pair = Optional.empty();
        private int reads;

        @Override
        public SupportContact support() {
            return new SupportContact("", "", "", "");
        }

        @Override
        public Optional<Pair> find() {
            reads++;
            return pair;
        }

        @Override
        public Pair addIfNone(Pair made) {
            pair = Optional.of(pair.orElse(made));
            return pair.get();
        }

        @Override
        public void sealAnew(Pair sealed) {
            pair = Optional.of(sealed);
        }
    }

    private PushIdentity identity;

    @BeforeEach
    void begin() throws IOException {
        identity = with(KEY);
    }

    /** A node that starts with these keys. */
    private PushIdentity with(String... keys) throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), String.join("\n", keys));
        PushIdentity started = new PushIdentity();
        started.book = row;
        started.secrets = new SecretKeys(Map.of(SecretKeys.KEY_FILE, file.toString())::get);
        started.settings = new PushSettings(Map.<String, String>of()::get);
        return started;
    }

    @Test
    void itIsReadOnce() {
        String key = identity.publicKey().orElseThrow();
        for (int i = 0; i < 50; i++) {
            assertThat(identity.publicKey()).contains(key);
            identity.signer();
        }
        assertThat(row.reads).isEqualTo(1);
    }

    @Test
    void itStaysTheSameAndIsSealedAnewWithANewerKey() throws IOException {
        String key = identity.publicKey().orElseThrow();
        assertThat(with(ANOTHER, KEY).publicKey()).contains(key);
        assertThat(with(ANOTHER).publicKey()).contains(key);
    }

    @Test
    void withAKeyThatIsGoneNoneIsOfferedUntilItIsThereAgain() throws IOException {
        String key = identity.publicKey().orElseThrow();
        PushIdentity rotated = with(ANOTHER);
        assertThat(rotated.publicKey()).isEmpty();
        assertThatExceptionOfType(PushNotPossible.class).isThrownBy(rotated::signer);
        assertThat(with(KEY).publicKey()).contains(key);
    }

    @Test
    void withoutKeysThereIsNone() {
        identity.secrets = new SecretKeys(Map.<String, String>of()::get);
        assertThat(identity.publicKey()).isEmpty();
        assertThat(row.reads).isZero();
    }
}
