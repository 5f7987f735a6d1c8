package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.door.rules.CallRate;

/**
 * How often colleagues are told that somebody writes: each time is a row, which every node reads. Pages say it every ten seconds, at
 * once after what was sent, and when it is over; what comes more often tells nobody more.
 */
@ApplicationScoped
public class TypingTold {
    /** Short messages follow each other as fast as hands can type. */
    static final int AT_ONCE = 6;

    static final Duration EVERY = Duration.ofSeconds(3);

    private final CallRate rate = new CallRate(EVERY, AT_ONCE);

    /** Whether one more may be told of this agent in this conversation; counts it. */
    boolean isSeldom(AgentId agent, ConversationId conversation, Instant now) {
        return rate.take(agent.text() + " " + conversation.text(), now).isZero();
    }
}
