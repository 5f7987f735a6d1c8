package org.bandeja.simulator.graph;

import java.util.Optional;

/**
 * Whom a message is for.
 *
 * @param input as the business wrote it
 * @param phone digits, no plus; empty if the business named the user id
 * @param userId business-scoped user id; empty if the business named the phone
 */
record Recipient(String input, Optional<String> phone, Optional<String> userId) {}
