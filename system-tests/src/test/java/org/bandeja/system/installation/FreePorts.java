package org.bandeja.system.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses, from below those that the system gives to outgoing connections; each once, and none of another process of these tests. */
public final class FreePorts {
    private static final int FROM = 18_000;
    private static final int TO = 32_000;
    private static final int TRIES = 1_000;
    /** What is given is bound much later. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private static final int PROCESSES = 4;
    private static final int PROCESS = Integer.parseInt(
                    System.getProperty("bandeja.test.process", "process-1").replaceAll("\\D", ""))
            % PROCESSES;

    private FreePorts() {}

    public static List<Integer> find(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tries = 0; held.size() < count; tries++) {
                try {
                    int port = ThreadLocalRandom.current().nextInt(FROM, TO);
                    if (port % PROCESSES == PROCESS && GIVEN.add(port)) {
                        held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                    }
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
