package org.bandeja.launcher.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.bandeja.launcher.Failure;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void namesTheTakenPortAndTheOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> PortCheck.requireFree(port, "database", "--db-port"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Port " + port + " (database)")
                    .hasMessageContaining("--db-port");
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTakenForUs() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortCheck.requireFree(taken.getLocalPort(), "application", "--port"))
                    .isInstanceOf(Failure.class);
        }
    }

    @Test
    void aPortThatWasJustGivenUpIsFree() throws IOException {
        ServerSocket given = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        given.close();
        PortCheck.requireFree(given.getLocalPort(), "application", "--port");
    }
}
