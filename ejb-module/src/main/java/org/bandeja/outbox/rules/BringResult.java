package org.bandeja.outbox.rules;

/** What came of bringing a file to WhatsApp. Doing it twice harms nobody, so there is no doubt about it. */
public sealed interface BringResult {
    /** @param whatsappId what WhatsApp calls it from now on */
    record Brought(String whatsappId) implements BringResult {
        public Brought {
            if (whatsappId.isBlank()) throw new IllegalArgumentException("whatsappId missing");
        }
    }

    /** @param why refused or not reached: the message that shows it has not left */
    record NotBrought(SendResult why) implements BringResult {
        public NotBrought {
            boolean possible = why instanceof SendResult.Refused || why instanceof SendResult.NotReached;
            if (!possible) throw new IllegalArgumentException("nothing was sent");
        }
    }
}
