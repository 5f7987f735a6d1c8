package org.bandeja.simulator.graph;

/**
 * Which of WhatsApp's limits hold.
 *
 * @param messagesPerSecond throughput of a number; 0 is unlimited
 * @param pair whether a customer gets 45 messages at once and then one in 6 seconds, and no more
 * @param window what becomes of free-form messages when the customer's 24 hours are over
 * @param strangers whether the window is open for customers of whom no message is known here
 */
public record LimitSettings(int messagesPerSecond, boolean pair, Window window, boolean strangers) {
    /** When a message outside the 24 hours is refused (error 131047). */
    public enum Window {
        /** In the answer. */
        SYNC,
        /** Accepted, and a failed status later. */
        ASYNC,
        /** Never. */
        OFF
    }

    public LimitSettings {
        if (messagesPerSecond < 0 || messagesPerSecond > 100_000) {
            throw new IllegalArgumentException("messagesPerSecond must be from 0 to 100000");
        }
    }

    /** As WhatsApp treats a new number. */
    public static LimitSettings usual() {
        return new LimitSettings(80, true, Window.ASYNC, true);
    }
}
