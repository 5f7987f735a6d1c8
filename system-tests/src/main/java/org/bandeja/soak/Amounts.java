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
 * @param groupConversations shared by a call group, in each trial of it
 * @param nodesConversations likewise, through two servers
 * @param brokenDeliveries each broken in its own way
 * @param disorderRounds of shuffled and repeated webhooks
 * @param databaseRounds of the database going away, in each of two ways
 * @param killRounds of the server
 * @param waitingRounds of conversations that wait for a route while the server is killed
 * @param waiting conversations in each of these
 * @param load how long webhooks come while something goes away
 */
record Amounts(
        int firstMessageRounds,
        int claimRounds,
        int handingRounds,
        int badgeDeeds,
        int leavingRounds,
        int groupConversations,
        int nodesConversations,
        int brokenDeliveries,
        int disorderRounds,
        int databaseRounds,
        int killRounds,
        int waitingRounds,
        int waiting,
        Duration load) {

    static Amounts full() {
        return new Amounts(
                50, 1_000, 1_000, 10_000, 200, 5_000, 500, 10_000, 5, 3, 5, 2, 1_000, Duration.ofSeconds(12));
    }

    /** For a quick try. */
    static Amounts few() {
        return new Amounts(3, 5, 10, 300, 5, 300, 120, 500, 1, 1, 1, 1, 400, Duration.ofSeconds(9));
    }
}
