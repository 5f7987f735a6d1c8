package org.bandeja.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.bandeja.launcher.Failure;

/** Finds out before anything starts that a port is taken, and says which option chooses another. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * @param purpose what we need it for
     * @param option with which another is chosen
     * @throws Failure if somebody listens there
     */
    public static void requireFree(int port, String purpose, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw Failure.because("Port " + port + " (" + purpose
                    + ") is not free: stop what uses it, or choose another with " + option);
        }
    }
}
