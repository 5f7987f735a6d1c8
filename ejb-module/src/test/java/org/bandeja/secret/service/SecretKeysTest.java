package org.bandeja.secret.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeysTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    Path directory;

    @Test
    void withoutAFileThereIsNoKey() {
        assertThat(keys("").box().hasKey()).isFalse();
        assertThat(new SecretKeys(Map.<String, String>of()::get).box().hasKey()).isFalse();
    }

    @Test
    void aFileHoldsAKeyALine() throws IOException {
        Path file = Files.writeString(directory.resolve("k"), "\n# the key\n  " + KEY + "  \n");
        assertThat(keys(file.toString()).box().hasKey()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "too short", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZW\n"})
    void whatIsNoKeyIsRefusedByNameAndNotQuoted(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("k"), content);
        assertThatThrownBy(() -> keys(file.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SecretKeys.KEY_FILE)
                .hasMessageNotContaining("short")
                .hasMessageNotContaining("MDEy")
                .hasNoCause();
    }

    @Test
    void aFileThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> keys(directory.resolve("none").toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(SecretKeys.KEY_FILE);
    }

    private static SecretKeys keys(String file) {
        return new SecretKeys(Map.of(SecretKeys.KEY_FILE, file)::get);
    }
}
