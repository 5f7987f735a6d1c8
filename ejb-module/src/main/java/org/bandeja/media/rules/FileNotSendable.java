package org.bandeja.media.rules;

import java.util.Map;
import org.bandeja.refusal.model.Refusal;

/** WhatsApp does not take this file as what it was to be sent as: looked at by its bytes, whatever its name says. */
public class FileNotSendable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** What is wrong; names the text. */
    public enum Reason {
        EMPTY,
        IMAGE,
        /** PNG, but not of 8 bits, RGB or RGBA. */
        PNG,
        VIDEO,
        /** MP4 or 3GP, but not H.264 with AAC. */
        FILM,
        AUDIO,
        /** OGG, but not Opus with one channel. */
        OGG,
        /** Not what a voice note has to be. */
        VOICE,
        STICKER,
        DOCUMENT,
        /** Not 512 x 512. */
        STICKER_SIDES
    }

    private final Reason reason;

    public FileNotSendable(Reason reason) {
        super(Kind.BEYOND_LIMITS, reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String text() {
        return rule() + "." + reason;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("reason", reason.name());
    }
}
