package org.bandeja.soak.faults;

/**
 * What an agent said to a customer.
 *
 * @param number of this customer's replies, in the order in which they were said
 * @param type text, or document for a file
 * @param rule of a refusal; empty for everything else
 */
record Reply(int number, String text, String type, Outcome outcome, String rule) {
    /** What the agent was answered in the end. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Nothing that could be understood, however often it was asked. */
        UNCLEAR
    }
}
