package org.bandeja.whatsapp.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bandeja.conversation.model.ConversationId;

/**
 * Which receipts are worth a call: nothing is told twice in a row, and typing at most once in {@link #TYPING_EVERY}, for it is shown
 * for 25 seconds (WhatsApp, typing indicators, 2026). Remembers the conversations that were told of last.
 */
public final class ReceiptRate {
    public static final Duration TYPING_EVERY = Duration.ofSeconds(20);
    private static final int MOST = 5_000;

    private final Map<ConversationId, Told> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, Told> eldest) {
            return size() > MOST;
        }
    };

    private record Told(String whatsappId, Instant typingAt) {}

    /**
     * Whether this is to be told now; then it counts as told.
     *
     * @param whatsappId the last message that was read
     */
    public synchronized boolean admits(ConversationId conversation, String whatsappId, boolean typing, Instant now) {
        Told before = told.get(conversation);
        boolean news = before == null || !before.whatsappId().equals(whatsappId);
        boolean due =
                typing && (before == null || !now.isBefore(before.typingAt().plus(TYPING_EVERY)));
        boolean admitted = typing ? due : news;
        if (admitted) {
            Instant typingAt = typing ? now : before == null ? Instant.EPOCH : before.typingAt();
            told.put(conversation, new Told(whatsappId, typingAt));
        }
        return admitted;
    }
}
