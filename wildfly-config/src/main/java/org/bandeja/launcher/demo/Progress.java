package org.bandeja.launcher.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a conversation stands while its deeds are told, by the rules that the application itself follows. */
final class Progress {
    /** How far an agent has read. */
    record Mark(long seq, long inboundCount) {}

    private final Instant openedAt;
    private final Map<Long, Mark> marks = new LinkedHashMap<>();
    private boolean open = true;
    private Long assignee;
    private Long lastAssignee;
    private Instant completedAt;
    private Instant activityAt;
    private Instant waitingSince;
    private Instant lastInboundAt;
    private Long lastMessage;
    private long lastSeq;
    private long inboundCount;
    private long inboundBaseline;
    private long renewedSeq;

    Progress(Instant openedAt) {
        this.openedAt = openedAt;
        this.activityAt = openedAt;
    }

    long nextSeq() {
        return ++lastSeq;
    }

    void received(long message, Instant at) {
        inboundCount++;
        waitingSince = waitingSince == null ? at : waitingSince;
        lastInboundAt = at;
        said(message, at);
    }

    void replied(long agent, long message, Instant at) {
        requireAssignee(agent);
        waitingSince = null;
        said(message, at);
    }

    private void said(long message, Instant at) {
        lastMessage = message;
        activityAt = at;
    }

    void claimed(long agent) {
        require(open && assignee == null, "claimed by two");
        assignee = agent;
        lastAssignee = agent;
    }

    /** By who answers for it, or by the call group. */
    void given(long agent) {
        require(open && assignee == null, "given away twice");
        assignee = agent;
        lastAssignee = agent;
    }

    void transferred(long agent) {
        require(open && assignee != null && assignee != agent, "transferred by who does not have it, or to oneself");
        assignee = agent;
        lastAssignee = agent;
    }

    /** To another department. */
    void moved() {
        require(open, "moved when completed");
        assignee = null;
        renewedSeq = lastSeq;
    }

    /** Said by an auto attendant: nobody has answered yet. */
    void saidByItself(long message, Instant at) {
        said(message, at);
    }

    void returned(long agent) {
        requireAssignee(agent);
        assignee = null;
        renewedSeq = lastSeq;
    }

    void completed(Instant at) {
        require(open, "completed twice");
        open = false;
        completedAt = at;
        assignee = null;
        waitingSince = null;
        inboundBaseline = inboundCount;
    }

    void reopened() {
        require(!open, "reopened while open");
        open = true;
        completedAt = null;
        renewedSeq = lastSeq;
    }

    /** The agent has seen all there is. */
    void read(long agent) {
        marks.put(agent, new Mark(lastSeq, inboundCount));
    }

    private void requireAssignee(long agent) {
        require(assignee != null && assignee == agent, "done by who does not have it");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean isOpen() {
        return open;
    }

    Instant openedAt() {
        return openedAt;
    }

    Optional<Long> assignee() {
        return Optional.ofNullable(assignee);
    }

    Optional<Long> lastAssignee() {
        return Optional.ofNullable(lastAssignee);
    }

    Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    Instant activityAt() {
        return activityAt;
    }

    Optional<Instant> waitingSince() {
        return Optional.ofNullable(waitingSince);
    }

    Optional<Instant> lastInboundAt() {
        return Optional.ofNullable(lastInboundAt);
    }

    Optional<Long> lastMessage() {
        return Optional.ofNullable(lastMessage);
    }

    long lastSeq() {
        return lastSeq;
    }

    long inboundCount() {
        return inboundCount;
    }

    long inboundBaseline() {
        return inboundBaseline;
    }

    long renewedSeq() {
        return renewedSeq;
    }

    Map<Long, Mark> marks() {
        return marks;
    }
}
