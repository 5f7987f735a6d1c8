package org.bandeja.conversation.model;

import java.util.Optional;

/**
 * What a message says, apart from who says it to whom and when.
 *
 * @param type one of docs/MESSAGES.md
 * @param text what people read and search for: the text itself, a caption, a title; empty where there is none
 * @param content JSON object, by type, for what the text does not hold
 * @param quotedId WhatsApp's id of the message that this one answers; we need not have it
 */
public record Said(String type, Optional<String> text, Optional<String> content, Optional<String> quotedId) {
    public static final String TEXT = "text";
    public static final String NOTE = "note";
    public static final String TEMPLATE = "template";
    public static final String LOCATION = "location";
    public static final String CONTACTS = "contacts";
    public static final String INTERACTIVE = "interactive";
    public static final String REACTION = "reaction";
    private static final int LONGEST_TYPE = 30;

    public Said {
        if (type.isBlank() || type.length() > LONGEST_TYPE) throw new IllegalArgumentException("type");
        if (type.equals(TEXT) && text.isEmpty()) throw new IllegalArgumentException("text missing");
    }

    /** Plain words. */
    public static Said text(String text) {
        return new Said(TEXT, Optional.of(text), Optional.empty(), Optional.empty());
    }

    /**
     * What we think of a message.
     *
     * @param emoji empty: we take back what we thought
     * @param target our id of the message
     * @param whatsappId WhatsApp's id of it
     */
    public static Said reaction(Optional<String> emoji, MessageId target, String whatsappId) {
        // Ids are of letters and digits: nothing in them has to be escaped.
        String content = "{\"target\":\"" + target.text() + "\"}";
        return new Said(REACTION, emoji, Optional.of(content), Optional.of(whatsappId));
    }

    /** Whether it is shown at the message that it is about, and no message of its own. */
    public boolean isReaction() {
        return type.equals(REACTION);
    }

    /** The same in answer to another message. */
    public Said quoting(String whatsappId) {
        return new Said(type, text, content, Optional.of(whatsappId));
    }

    /** Whether WhatsApp takes it only while the service window is open (customer service windows, 2026-09). */
    public boolean isFreeForm() {
        return !type.equals(TEMPLATE);
    }

    /** What has no place in a log is not shown. */
    @Override
    public String toString() {
        return "Said[" + type + "]";
    }
}
