package org.bandeja.media.rules;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp takes captions of at most 1,024 characters. */
public class CaptionTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    public CaptionTooLong() {
        super(Kind.BEYOND_LIMITS, "the caption is too long");
    }
}
