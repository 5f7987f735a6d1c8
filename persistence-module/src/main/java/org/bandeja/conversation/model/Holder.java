package org.bandeja.conversation.model;

import org.bandeja.directory.model.AgentId;

/** Who has a conversation, as a list is narrowed by it; of a completed one who had it last. */
public sealed interface Holder {
    /** Whoever asks. */
    record Me() implements Holder {}

    /** Nobody. */
    record Nobody() implements Holder {}

    /** This agent. */
    record Somebody(AgentId agent) implements Holder {}
}
