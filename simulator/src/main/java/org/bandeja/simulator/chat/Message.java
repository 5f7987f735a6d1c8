package org.bandeja.simulator.chat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One message between a customer and a business number, and what became of it. */
public final class Message {
    private final Content content;
    private volatile Wire wire;
    private final Map<MessageStatus, Instant> statuses = new EnumMap<>(MessageStatus.class);
    private long position;
    private boolean opened;
    private boolean settled;
    private boolean arrived;
    private boolean readByBusiness;

    /** From whom it comes. */
    public enum Author {
        CUSTOMER,
        BUSINESS
    }

    /**
     * What was said; never changes.
     *
     * @param id WhatsApp's id of the message (wamid)
     * @param text what there is to read; for other types a caption or the like, or empty
     * @param category of a template, such as {@code marketing}; empty for everything else
     * @param callbackData what the business sent along to recognise the message
     * @param at the message's own time
     */
    public record Content(
            String id,
            Author author,
            String phoneNumberId,
            Customer customer,
            String type,
            String text,
            Optional<String> category,
            Optional<String> callbackData,
            Instant at) {}

    /**
     * The whole message, as JSON.
     *
     * @param body the business's request, or what the webhook carries
     * @param shown a template as the customer sees it; empty for everything else
     */
    public record Wire(String body, String shown) {
        int letters() {
            return body.length() + shown.length();
        }
    }

    public Message(Content content, Wire wire) {
        this.content = content;
        this.wire = wire;
    }

    /** Empty when the message is so old that it was forgotten to save memory. */
    public Optional<Wire> wire() {
        return Optional.ofNullable(wire);
    }

    void forgetWire() {
        wire = null;
    }

    /** A reaction is seen at another message, and is only ever told as sent. */
    public boolean isReaction() {
        return content.type().equals("reaction");
    }

    public Content content() {
        return content;
    }

    public String id() {
        return content.id();
    }

    public Customer customer() {
        return content.customer();
    }

    public boolean isFrom(Author author) {
        return content.author() == author;
    }

    /** Its place in the order in which this simulator saw all messages, from 1. */
    public synchronized long position() {
        return position;
    }

    synchronized void place(long newPosition) {
        position = newPosition;
    }

    /** Notes that WhatsApp told this status; the first time counts. */
    public synchronized void told(MessageStatus status, Instant at) {
        statuses.putIfAbsent(status, at);
    }

    public synchronized Optional<Instant> toldAt(MessageStatus status) {
        return Optional.ofNullable(statuses.get(status));
    }

    /** The furthest status that was told, by the order of {@link MessageStatus}. */
    public synchronized Optional<MessageStatus> status() {
        return statuses.keySet().stream().reduce((before, after) -> after);
    }

    /**
     * The customer looks at the message.
     *
     * @return whether WhatsApp should now tell that it was read
     */
    public synchronized boolean open() {
        opened = true;
        return settled && isUnread();
    }

    /**
     * The statuses that come by themselves are all told.
     *
     * @return whether WhatsApp should now tell that it was read, since the customer has looked at it meanwhile
     */
    public synchronized boolean settle() {
        settled = true;
        return opened && isUnread();
    }

    public synchronized boolean isOpened() {
        return opened;
    }

    private boolean isUnread() {
        return !isReaction()
                && !statuses.containsKey(MessageStatus.READ)
                && !statuses.containsKey(MessageStatus.FAILED);
    }

    /** The business's webhook answered 200 to it. */
    public synchronized void arrive() {
        arrived = true;
    }

    public synchronized boolean hasArrived() {
        return arrived;
    }

    /** The business marked it as read. */
    public synchronized void markReadByBusiness() {
        readByBusiness = true;
    }

    public synchronized boolean isReadByBusiness() {
        return readByBusiness;
    }
}
