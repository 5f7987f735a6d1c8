package org.bandeja.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Properties;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.database.DatabaseAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.createDirectory(directory.resolve("run")).resolve("bandeja.properties");
    }

    private Environment first() {
        return new Environment(
                new DatabaseAddress("jdbc:mariadb://127.0.0.1:3307/bandeja", "app", "secret"),
                "app-secret",
                "verify",
                "access",
                "two-step",
                "secrets-key",
                Optional.of("account"),
                "http://127.0.0.1:8090",
                "bandeja-8080",
                directory.resolve("media"),
                "http://127.0.0.1:8080",
                Optional.empty());
    }

    @Test
    void anotherNodeIsToldTheSameUnderAnotherName() {
        first().write(file);

        Environment second = Environment.joining(directory, "bandeja-8081", Optional.empty());

        assertThat(second).isNotEqualTo(first());
        assertThat(second).usingRecursiveComparison().ignoringFields("node").isEqualTo(first());
        assertThat(second.node()).isEqualTo("bandeja-8081");
    }

    @Test
    void whereNothingWasStartedNothingCanBeJoined() {
        assertThatThrownBy(() -> Environment.joining(directory, "bandeja-8081", Optional.empty()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("No Bandeja was started there");
    }

    @Test
    void theKeyOfTheNodesIsMadeOnce() throws IOException, GeneralSecurityException {
        Cluster one = Cluster.of(directory, "a-password", 7600);
        byte[] key = Files.readAllBytes(one.keyStore());
        Cluster other = Cluster.of(directory, "a-password", 7601);

        assertThat(other.keyStore()).isEqualTo(one.keyStore()).hasBinaryContent(key);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(one.keyStore())) {
            store.load(in, "a-password".toCharArray());
        }
        assertThat(store.isKeyEntry("bandeja")).isTrue();
    }

    @Test
    void theServerIsToldHowItIsReached() throws IOException {
        first().write(file);
        Environment.joining(directory, "bandeja-8081", Optional.of(new Cluster(Path.of("/x"), "a-password", 7601)))
                .write(directory.resolve("second.properties"));

        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(directory.resolve("second.properties")));
        assertThat(properties)
                .containsEntry("bandeja.cluster.port", "7601")
                .containsEntry("bandeja.cluster.password", "a-password")
                .containsEntry("bandeja.node", "bandeja-8081")
                .containsEntry("jboss.tx.node.id", "bandeja-8081");
    }
}
