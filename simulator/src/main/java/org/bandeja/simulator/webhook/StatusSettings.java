package org.bandeja.simulator.webhook;

import java.util.Set;
import org.bandeja.simulator.chat.MessageStatus;

/**
 * How the statuses of accepted messages are told.
 *
 * @param auto whether they come by themselves
 * @param delayMillis between the answer and the first, and between two
 * @param duplicate how often each comes again, right after itself
 * @param shuffle whether they come in any order
 * @param drop which never come
 * @param read whether customers read at once; otherwise when they open the chat
 * @param withCallbackData whether they carry the business's own mark, as WhatsApp does
 * @param beforeResponse whether the first comes before the answer to the send
 */
public record StatusSettings(
        boolean auto,
        long delayMillis,
        int duplicate,
        boolean shuffle,
        Set<MessageStatus> drop,
        boolean read,
        boolean withCallbackData,
        boolean beforeResponse) {

    public StatusSettings {
        if (delayMillis < 0 || delayMillis > 3_600_000) {
            throw new IllegalArgumentException("delayMillis must be from 0 to 3600000");
        }
        if (duplicate < 0 || duplicate > 100) {
            throw new IllegalArgumentException("duplicate must be from 0 to 100");
        }
        drop = Set.copyOf(drop);
    }

    /** What holds until somebody changes it. */
    public static StatusSettings usual() {
        return new StatusSettings(true, 200, 0, false, Set.of(), false, true, false);
    }
}
