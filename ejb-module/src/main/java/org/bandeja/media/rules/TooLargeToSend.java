package org.bandeja.media.rules;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** WhatsApp takes files of this kind up to a size only. */
public class TooLargeToSend extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final long KIBIBYTE = 1024;

    /** What is limited; names the text. */
    public enum Limit {
        IMAGE,
        VIDEO,
        AUDIO,
        DOCUMENT,
        /** One that moves. */
        STICKER,
        STILL_STICKER
    }

    private final Limit limit;
    private final long most;

    /** @param most so many bytes are taken */
    public TooLargeToSend(Limit limit, long most) {
        super(Kind.TOO_LARGE, amount(most));
        this.limit = limit;
        this.most = most;
    }

    @Override
    public String text() {
        return rule() + "." + limit;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("kind", limit.name(), "limit", String.valueOf(most));
    }

    private static String amount(long bytes) {
        boolean small = bytes < KIBIBYTE * KIBIBYTE;
        return small ? bytes / KIBIBYTE + " KB" : bytes / (KIBIBYTE * KIBIBYTE) + " MB";
    }
}
