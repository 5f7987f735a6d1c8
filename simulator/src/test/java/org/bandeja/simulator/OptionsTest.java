package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {
    private static final String FILE = """
            port=8090
            webhookUrl=http://127.0.0.1:8080/webhook/whatsapp
            appSecret=s1
            verifyToken=s2
            accessToken=s3
            numbers=106540352242922:+57 601 555 0100, 106540352242923:+57 601 555 0101
            """;

    @TempDir
    Path directory;

    @Test
    void readsTheFile() throws IOException {
        Settings settings = Options.read("--config", file(FILE));
        assertThat(settings.port()).isEqualTo(8090);
        assertThat(settings.accounts().get(0).numbers()).hasSize(2);
        assertThat(settings.accounts().get(0).numbers().get(1).digits()).isEqualTo("576015550101");
        assertThat(settings.webhookUrl().orElseThrow().getPath()).isEqualTo("/webhook/whatsapp");
    }

    @Test
    void theCommandLineGoesBeforeTheFile() throws IOException {
        Settings settings =
                Options.read("--config", file(FILE), "--port", "0", "--webhook-url", "http://localhost:1/x");
        assertThat(settings.port()).isZero();
        assertThat(settings.webhookUrl().orElseThrow().getHost()).isEqualTo("localhost");
    }

    @Test
    void secretsAreNotShown() throws IOException {
        assertThat(Options.read("--config", file(FILE)).toString()).doesNotContain("s1", "s2", "s3");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        String file = file(FILE);
        wrong("appSecret is missing", "--port", "1");
        wrong("port must be", "--config", file, "--port", "99999");
        wrong("port must be", "--config", file, "--port", "x");
        wrong("unknown option colour", "--config", file, "--colour", "red");
        wrong("not an http address", "--config", file, "--webhook-url", "ftp://x/");
        wrong("numbers must be", "--config", file, "--numbers", "123");
        wrong("expected --option value", "--config");
        wrong("cannot read", "--config", directory.resolve("nothing").toString());
    }

    private static void wrong(String message, String... arguments) {
        assertThatThrownBy(() -> Options.read(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("simulator.properties"), content)
                .toString();
    }
}
