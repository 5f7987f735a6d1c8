package org.bandeja.launcher.options;

/** What the launcher is to do. */
public enum Command {
    /** Start everything and stay until it is stopped. */
    RUN(""),
    /** Bring the schema of a database up to date. */
    MIGRATE("migrate"),
    /** Say of a database what is right, and what is not. */
    CHECK_DATABASE("check-database"),
    /** Print a link with which the first administrator is set up. */
    FIRST_ADMINISTRATOR("first-administrator"),
    /** Print the help. */
    HELP("--help");

    private final String word;

    Command(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
