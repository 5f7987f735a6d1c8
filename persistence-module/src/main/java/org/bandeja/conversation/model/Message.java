package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.media.model.MediaId;
import org.bandeja.routing.model.NumberId;

/** One thing said, in or out. */
@Entity
@Table(name = "message")
public class Message {
    private static final int MAX_DETAILS = 500;
    /** WhatsApp refuses reactions to older messages (reaction messages, 2026). */
    private static final Duration REACTIONS_WITHIN = Duration.ofDays(30);

    /** What is told about the conversation, and nothing that somebody said. */
    private static final Set<String> NOT_SAID = Set.of("system", "call", Said.REACTION);

    @Id
    private long id;

    @Column(name = "conversation_id")
    private long conversationId;

    @Column(name = "number_id")
    private long numberId;

    private long seq;

    @Column(name = "whatsapp_id")
    private String whatsappId;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    private String type;
    private String text;
    private String content;

    @Column(name = "quoted_id")
    private String quotedId;

    @Column(name = "media_id")
    private Long mediaId;

    private Instant at;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "author_id")
    private Long authorId;

    private String automatic;

    @Enumerated(EnumType.STRING)
    private MessageStatus status;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "played_at")
    private Instant playedAt;

    @Column(name = "edited_at")
    private Instant editedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    private int attempts;

    @Column(name = "error_code")
    private Integer errorCode;

    @Column(name = "error_details")
    private String errorDetails;

    @Version
    private int version;

    protected Message() {}

    private Message(MessageId id, Conversation conversation, long seq, Said said) {
        this.id = id.value();
        this.conversationId = conversation.id().value();
        this.numberId = conversation.number().value();
        this.seq = seq;
        this.type = said.type();
        this.text = said.text().orElse(null);
        this.content = said.content().orElse(null);
        this.quotedId = said.quotedId().orElse(null);
    }

    /**
     * What a customer said.
     *
     * @param at WhatsApp's time; shown as no later than {@code receivedAt}
     */
    public static Message received(
            MessageId id,
            Conversation conversation,
            long seq,
            String whatsappId,
            Said said,
            Instant at,
            Instant receivedAt) {
        Message message = new Message(id, conversation, seq, said);
        message.whatsappId = whatsappId;
        message.direction = Direction.IN;
        message.at = at.isAfter(receivedAt) ? receivedAt : at;
        message.receivedAt = receivedAt;
        message.status = MessageStatus.RECEIVED;
        return message;
    }

    /**
     * What the company said elsewhere than here: with the phone app, or before; and what customers said before.
     *
     * @param reached how far it has come, where the company said it; empty: nothing more is known than that it was sent
     * @param at WhatsApp's time; shown as no later than {@code receivedAt}
     */
    public static Message fromElsewhere(
            MessageId id,
            Conversation conversation,
            long seq,
            String whatsappId,
            Said said,
            Origin origin,
            Optional<MessageStatus> reached,
            Instant at,
            Instant receivedAt) {
        Message message = received(id, conversation, seq, whatsappId, said, at, receivedAt);
        message.direction = origin.isCompany() ? Direction.OUT : Direction.IN;
        message.status = origin.isCompany() ? reached.orElse(MessageStatus.SENT) : MessageStatus.PAST;
        return message;
    }

    /** What an agent answers; it still has to leave. */
    public static Message answer(
            MessageId id, Conversation conversation, long seq, AgentId author, Said said, Instant now) {
        Message message = new Message(id, conversation, seq, said);
        message.direction = Direction.OUT;
        message.at = now;
        message.receivedAt = now;
        message.authorId = author.value();
        message.status = MessageStatus.QUEUED;
        return message;
    }

    /**
     * What Bandeja itself says; it still has to leave.
     *
     * @param sayer who says it, as it is called now; empty: Bandeja
     */
    public static Message automatic(
            MessageId id, Conversation conversation, long seq, String sayer, Said said, Instant now) {
        Message message = new Message(id, conversation, seq, said);
        message.direction = Direction.OUT;
        message.at = now;
        message.receivedAt = now;
        message.automatic = Objects.requireNonNull(sayer, "sayer");
        message.status = MessageStatus.QUEUED;
        return message;
    }

    /** What somebody tells colleagues; it never leaves. */
    public static Message note(
            MessageId id, Conversation conversation, long seq, AgentId author, String text, Instant now) {
        Said said = new Said(Said.NOTE, Optional.of(text), Optional.empty(), Optional.empty());
        Message message = answer(id, conversation, seq, author, said, now);
        message.direction = Direction.INTERNAL;
        message.status = MessageStatus.NOTED;
        return message;
    }

    public MessageId id() {
        return new MessageId(id);
    }

    public ConversationId conversation() {
        return new ConversationId(conversationId);
    }

    public NumberId number() {
        return new NumberId(numberId);
    }

    public long seq() {
        return seq;
    }

    public Optional<String> whatsappId() {
        return Optional.ofNullable(whatsappId);
    }

    public Direction direction() {
        return direction;
    }

    /** What it says. */
    public Said said() {
        return new Said(type, Optional.ofNullable(text), Optional.ofNullable(content), Optional.ofNullable(quotedId));
    }

    /** The file that belongs to it. */
    public Optional<MediaId> media() {
        return Optional.ofNullable(mediaId).map(MediaId::new);
    }

    /** This file, which is stored already, belongs to it. */
    public Message carrying(MediaId file) {
        mediaId = file.value();
        return this;
    }

    /** What it says, with its file; until now there was only the news that a file will follow. */
    public void complete(Said said, MediaId file) {
        type = said.type();
        text = said.text().orElse(null);
        content = said.content().orElse(null);
        quotedId = said.quotedId().orElse(quotedId);
        mediaId = file.value();
    }

    /** Who of us wrote it; empty: the customer, or nobody of us. */
    public Optional<AgentId> author() {
        return Optional.ofNullable(authorId).map(AgentId::new);
    }

    /** What WhatsApp calls it, if somebody said it and the other side has it, or is about to: only that can be answered. */
    public Optional<String> answerableAs() {
        boolean gone = status == MessageStatus.QUEUED
                || status == MessageStatus.FAILED
                || status == MessageStatus.LOST
                || status == MessageStatus.IN_DOUBT
                || status == MessageStatus.DISMISSED;
        return gone || NOT_SAID.contains(type) ? Optional.empty() : whatsappId();
    }

    /** What WhatsApp calls it, if it takes a reaction to it: what one side really said to the other, not long ago. */
    public Optional<String> reactableAs(Instant now) {
        boolean arrived = direction == Direction.IN || status.ordinal() >= MessageStatus.SENT.ordinal();
        boolean recent = now.isBefore(at.plus(REACTIONS_WITHIN));
        return arrived && recent && revokedAt == null && !NOT_SAID.contains(type) ? whatsappId() : Optional.empty();
    }

    public MessageStatus status() {
        return status;
    }

    /** WhatsApp's code of what went wrong, or ours below zero; empty when nothing did. */
    public OptionalInt errorCode() {
        return errorCode == null ? OptionalInt.empty() : OptionalInt.of(errorCode);
    }

    /** Which attempt to send it is the present one: grows with every call of WhatsApp and every retry by hand. */
    public int attempts() {
        return attempts;
    }

    /**
     * WhatsApp is about to be called.
     *
     * @return which attempt it is, from 1
     */
    public int attempt() {
        return ++attempts;
    }

    /** WhatsApp took it and named it. */
    public void accepted(String id) {
        whatsappId = id;
        if (status == MessageStatus.QUEUED || status == MessageStatus.IN_DOUBT) {
            status = MessageStatus.SENDING;
            clearError();
        }
    }

    /**
     * WhatsApp reports how far it has come: in any order, more than once, never backwards.
     *
     * @return whether anything changed
     */
    public boolean report(MessageStatus reported, Instant reportedAt) {
        boolean moved = status.yieldsTo(reported);
        boolean stamped = stamp(reported, reportedAt);
        if (moved) {
            status = reported;
            clearError();
        }
        return moved || stamped;
    }

    private boolean stamp(MessageStatus reported, Instant reportedAt) {
        if (reported == MessageStatus.SENT && sentAt == null) {
            sentAt = reportedAt;
        } else if (reported == MessageStatus.DELIVERED && deliveredAt == null) {
            deliveredAt = reportedAt;
        } else if (reported == MessageStatus.READ && readAt == null) {
            readAt = reportedAt;
        } else if (reported == MessageStatus.PLAYED && playedAt == null) {
            playedAt = reportedAt;
        } else {
            return false;
        }
        return true;
    }

    /**
     * Its writer changed it or took it back: in any order, more than once.
     *
     * @return whether anything changed: nobody changes what another said, and what was taken back stays so
     */
    public boolean alter(Alteration change) {
        boolean byWriter = change.byCompany() == (direction == Direction.OUT) && direction != Direction.INTERNAL;
        boolean ended = change.kind() == Alteration.Kind.CALL;
        if (revokedAt != null || !byWriter && !ended) {
            return false;
        }
        boolean older = editedAt != null && change.at().isBefore(editedAt);
        boolean again = editedAt != null && change.at().equals(editedAt) && change.kind() == Alteration.Kind.EDIT;
        if (change.kind() != Alteration.Kind.REVOKE && (older || again)) {
            return false;
        }
        return switch (change.kind()) {
            case REVOKE -> {
                revokedAt = change.at();
                text = null;
                content = null;
                mediaId = null;
                yield true;
            }
            case EDIT -> {
                editedAt = change.at();
                text = change.said().orElseThrow().text().orElse(null);
                content = change.said().orElseThrow().content().orElse(content);
                yield true;
            }
            case CALL -> {
                String before = content;
                content = change.said().orElseThrow().content().orElse(null);
                yield !Objects.equals(before, content);
            }
        };
    }

    /** The name that WhatsApp gave it, learnt from a status that came first. */
    public void knownAs(String id) {
        if (whatsappId == null) {
            whatsappId = id;
        }
    }

    /**
     * It will not arrive.
     *
     * @return whether anything changed: what the customer has cannot fail any more
     */
    public boolean fail(int code, String details) {
        if (!status.yieldsTo(MessageStatus.FAILED)) {
            return false;
        }
        status = isFromElsewhere() ? MessageStatus.LOST : MessageStatus.FAILED;
        hold(code, details);
        return true;
    }

    /** Whoever sent it may send it again; we would say it a second time, in our name. */
    private boolean isFromElsewhere() {
        return authorId == null && automatic == null;
    }

    /** It waits, for this reason. */
    public void hold(int code, String details) {
        errorCode = code;
        errorDetails = details.length() > MAX_DETAILS ? details.substring(0, MAX_DETAILS) : details;
    }

    /** Nobody knows whether it arrived. */
    public void doubt(int code) {
        if (status == MessageStatus.QUEUED || status == MessageStatus.SENDING) {
            status = MessageStatus.IN_DOUBT;
            hold(code, "");
        }
    }

    /**
     * The agent wants it sent again.
     *
     * @throws NotRetryable unless it failed or is in doubt
     */
    public void retry() {
        requireRetryable();
        if (status == MessageStatus.FAILED) {
            // What WhatsApp still says of the one that failed is of an earlier attempt.
            attempts++;
        }
        beginAnew();
        clearError();
    }

    /**
     * It failed for a reason that passes: it waits for another attempt, and still says why.
     *
     * @return whether anything changed: only what has failed is sent again
     */
    public boolean returnToQueue() {
        if (status != MessageStatus.FAILED) {
            return false;
        }
        attempts++;
        beginAnew();
        return true;
    }

    private void beginAnew() {
        status = MessageStatus.QUEUED;
        whatsappId = null;
        sentAt = null;
        deliveredAt = null;
        readAt = null;
        playedAt = null;
    }

    /**
     * The agent lets it be.
     *
     * @throws NotRetryable unless it failed or is in doubt
     */
    public void dismiss() {
        requireRetryable();
        status = MessageStatus.DISMISSED;
    }

    private void requireRetryable() {
        if (direction != Direction.OUT || !status.isRetryable()) {
            throw new NotRetryable();
        }
    }

    private void clearError() {
        errorCode = null;
        errorDetails = null;
    }
}
