package org.bandeja.system.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses, from below those that the system gives to outgoing connections. */
public final class FreePorts {
    private static final int FROM = 18_000;
    private static final int TO = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tries = 0; held.size() < count; tries++) {
                try {
                    held.add(new ServerSocket(
                            ThreadLocalRandom.current().nextInt(FROM, TO), 1, InetAddress.getLoopbackAddress()));
                } catch (IOException e) {
                    if (tries == TRIES) {
                        throw new UncheckedIOException("no free port", e);
                    }
                }
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
