package org.bandeja.simulator.chat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One message between a customer and a business number, and what became of it. */
public final class Message {
    private final Content content;
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
            Optional<String> callbackData,
            Instant at) {}

    public Message(Content content) {
        this.content = content;
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
        return !statuses.containsKey(MessageStatus.READ) && !statuses.containsKey(MessageStatus.FAILED);
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
