package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does not have cannot be attacked (docs/SECURITY.md). */
@OnSharedInstallation
class ServerConfigurationIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "messaging-activemq",
                "http-acceptor",
                "http-invoker",
                "<http-connector",
                "ajp-listener",
                "<https-listener",
                "welcome-content",
                "ExampleDS"
            })
    void theServerHasNo(String part) throws IOException {
        assertThat(configuration()).doesNotContain(part);
    }

    @Test
    void errorsTellNoStackAndHeadersHaveTheirLimits() throws IOException {
        assertThat(configuration())
                .contains("stack-trace-on-error=\"none\"")
                .contains("max-header-size=\"32768\"", "max-headers=\"100\"")
                .contains("disallowed-methods");
    }

    private static String configuration() throws IOException {
        Path file = SharedInstallation.get().directory().resolve("server/configuration/standalone.xml");
        return Files.readString(file);
    }
}
