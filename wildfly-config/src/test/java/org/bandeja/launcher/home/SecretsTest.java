package org.bandeja.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bandeja.launcher.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path place;

    private Path file;

    @BeforeEach
    void name() {
        file = place.resolve("secrets.properties");
    }

    @Test
    void staysTheSameAtTheNextStart() {
        String token = Secrets.of(file).token("a");
        String hex = Secrets.of(file).hex("b");
        assertThat(Secrets.of(file).token("a")).isEqualTo(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(Secrets.of(file).hex("b")).isEqualTo(hex).matches("[0-9a-f]{32}");
    }

    @Test
    void differsFromNameToNameAndFromDirectoryToDirectory() {
        Secrets secrets = Secrets.of(file);
        assertThat(secrets.token("a")).isNotEqualTo(secrets.token("b"));
        assertThat(secrets.token("a"))
                .isNotEqualTo(Secrets.of(place.resolve("other")).token("a"));
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        Secrets.of(file).token("a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsSaid() throws IOException {
        Files.writeString(file, "a=\\u12");
        assertThatThrownBy(() -> Secrets.of(file)).isInstanceOf(Failure.class).hasMessageContaining(file.toString());
    }
}
