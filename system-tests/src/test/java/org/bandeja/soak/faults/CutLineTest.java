package org.bandeja.soak.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutLineTest {
    private ServerSocket far;
    private CutLine line;

    @BeforeEach
    void lay() throws IOException {
        far = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        line = CutLine.to(far.getLocalPort(), new Random(1));
    }

    @AfterEach
    void end() throws IOException {
        line.close();
        far.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket here = new Socket(InetAddress.getLoopbackAddress(), line.port());
                Socket there = far.accept()) {
            here.getOutputStream().write(1);
            assertThat(there.getInputStream().read()).isEqualTo(1);
            there.getOutputStream().write(2);
            assertThat(here.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void cutsInTheMiddleAndTellsBothSides() throws IOException {
        try (Socket here = new Socket(InetAddress.getLoopbackAddress(), line.port());
                Socket there = far.accept()) {
            line.cut();
            OutputStream out = here.getOutputStream();
            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(new byte[1_000]);
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> there.getInputStream().readNBytes(100_000)).isInstanceOf(IOException.class);
            assertThat(line.cuts()).isEqualTo(1);
        }
    }

    @Test
    void aDeadLineSaysNothingAndGoesOnWhenItIsMended() throws IOException {
        try (Socket here = new Socket(InetAddress.getLoopbackAddress(), line.port());
                Socket there = far.accept()) {
            line.hold();
            here.getOutputStream().write(3);
            there.setSoTimeout(200);
            assertThatThrownBy(() -> there.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            there.setSoTimeout(0);
            line.mend();
            assertThat(there.getInputStream().read()).isEqualTo(3);
        }
    }

    @Test
    void oneSideEndsBoth() throws IOException {
        try (Socket here = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            far.accept().close();
            assertThatThrownBy(() -> {
                        if (here.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
