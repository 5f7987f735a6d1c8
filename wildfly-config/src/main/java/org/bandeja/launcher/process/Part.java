package org.bandeja.launcher.process;

import java.time.Duration;

/** The parts of a running Bandeja, in the order in which they are stopped. */
public enum Part {
    /** Finishes what it is doing: requests, messages on their way out. */
    SERVER("server", Duration.ofSeconds(25)),
    SIMULATOR("simulator", Duration.ofSeconds(3)),
    /** Writes its pages, so that the next start need not recover. */
    DATABASE("database", Duration.ofSeconds(20)),
    /** Configures the server before its start. */
    CONFIGURATION("configuration", Duration.ofSeconds(1));

    private final String label;
    private final Duration patience;

    Part(String label, Duration patience) {
        this.label = label;
        this.patience = patience;
    }

    /** As it is called in messages and file names. */
    public String label() {
        return label;
    }

    /** How long it may take to stop before it is killed. */
    Duration patience() {
        return patience;
    }
}
