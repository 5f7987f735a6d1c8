package org.bandeja.soak;

import java.time.Duration;

/**
 * How often and how many.
 *
 * @param firstMessageRounds a new contact each
 * @param claimRounds a conversation each
 * @param handingRounds a conversation each
 * @param badgeDeeds of agents and customers, at random
 * @param leavingRounds a conversation each
 * @param disorderRounds of shuffled and repeated webhooks
 * @param databaseRounds of the database going away, in each of two ways
 * @param killRounds of the server
 * @param load how long webhooks come while something goes away
 */
record Amounts(
        int firstMessageRounds,
        int claimRounds,
        int handingRounds,
        int badgeDeeds,
        int leavingRounds,
        int disorderRounds,
        int databaseRounds,
        int killRounds,
        Duration load) {

    static Amounts full() {
        return new Amounts(50, 200, 1_000, 10_000, 200, 5, 3, 5, Duration.ofSeconds(12));
    }

    /** For a quick try. */
    static Amounts few() {
        return new Amounts(3, 5, 10, 300, 5, 1, 1, 1, Duration.ofSeconds(9));
    }
}
