package org.bandeja.conversation.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** One thing said, in or out. */
@Entity
@Table(name = "message")
public class Message {
    private static final int MAX_DETAILS = 500;

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
    private Instant at;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "author_id")
    private Long authorId;

    @Enumerated(EnumType.STRING)
    private MessageStatus status;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "delivered_at")
    private Instant deliveredAt;

    @Column(name = "read_at")
    private Instant readAt;

    private int attempts;

    @Column(name = "error_code")
    private Integer errorCode;

    @Column(name = "error_details")
    private String errorDetails;

    @Version
    private int version;

    protected Message() {}

    /**
     * What a customer said.
     *
     * @param at WhatsApp's time; shown as no later than {@code receivedAt}
     * @param content the message as WhatsApp sent it (JSON), for what the text does not hold
     */
    public static Message received(
            MessageId id,
            Conversation conversation,
            long seq,
            String whatsappId,
            String type,
            Optional<String> text,
            Optional<String> content,
            Instant at,
            Instant receivedAt) {
        Message message = new Message();
        message.id = id.value();
        message.conversationId = conversation.id().value();
        message.numberId = conversation.number().value();
        message.seq = seq;
        message.whatsappId = whatsappId;
        message.direction = Direction.IN;
        message.type = type;
        message.text = text.orElse(null);
        message.content = content.orElse(null);
        message.at = at.isAfter(receivedAt) ? receivedAt : at;
        message.receivedAt = receivedAt;
        message.status = MessageStatus.RECEIVED;
        return message;
    }

    /** What an agent answers; it still has to leave. */
    public static Message answer(
            MessageId id, Conversation conversation, long seq, AgentId author, String text, Instant now) {
        Message message = new Message();
        message.id = id.value();
        message.conversationId = conversation.id().value();
        message.numberId = conversation.number().value();
        message.seq = seq;
        message.direction = Direction.OUT;
        message.type = "text";
        message.text = text;
        message.at = now;
        message.receivedAt = now;
        message.authorId = author.value();
        message.status = MessageStatus.QUEUED;
        return message;
    }

    /** What somebody tells colleagues; it never leaves. */
    public static Message note(
            MessageId id, Conversation conversation, long seq, AgentId author, String text, Instant now) {
        Message message = answer(id, conversation, seq, author, text, now);
        message.direction = Direction.INTERNAL;
        message.type = "note";
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

    public Optional<String> text() {
        return Optional.ofNullable(text);
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
        } else {
            return false;
        }
        return true;
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
        status = MessageStatus.FAILED;
        hold(code, details);
        return true;
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
        status = MessageStatus.QUEUED;
        whatsappId = null;
        sentAt = null;
        deliveredAt = null;
        readAt = null;
        clearError();
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
