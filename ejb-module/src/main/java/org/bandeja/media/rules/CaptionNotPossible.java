package org.bandeja.media.rules;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp shows no words below sound and stickers. */
public class CaptionNotPossible extends Refusal {
    private static final long serialVersionUID = 1L;

    public CaptionNotPossible() {
        super(Kind.BEYOND_LIMITS, "no caption here");
    }
}
