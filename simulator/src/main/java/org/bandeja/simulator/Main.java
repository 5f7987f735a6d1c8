package org.bandeja.simulator;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Starts the simulator as a process of its own; SIGTERM ends it. */
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            start(Options.read(arguments));
        } catch (IllegalArgumentException e) {
            fail(2, e.getMessage() + " (--help shows the options)");
        }
    }

    private static void start(Settings settings) {
        try {
            Simulator simulator = new Simulator(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            System.out.println("Simulator is ready: http://127.0.0.1:" + simulator.port() + "/");
        } catch (IOException e) {
            fail(1, "cannot start on port " + settings.port() + " (--port): " + e.getMessage());
        }
    }

    private static void fail(int code, String message) {
        System.err.println("simulator: " + message);
        System.exit(code);
    }
}
