package org.bandeja.template.rules;

import java.util.Optional;

/**
 * A button of a template.
 *
 * @param index counts from 0 among all buttons
 * @param url where it leads, perhaps with a place for a value at its end
 * @param phone whom it calls
 * @param example of the code that it copies
 */
public record Button(
        Kind kind, int index, String text, Optional<Words> url, Optional<String> phone, Optional<String> example) {
    /** What it does. */
    public enum Kind {
        QUICK_REPLY,
        URL,
        PHONE_NUMBER,
        /** Copies a coupon. */
        COPY_CODE,
        /** Copies or fills in a code for signing in. */
        ONE_TIME_CODE,
        FLOW,
        VOICE_CALL,
        CONTACT_INFO,
        CATALOG,
        /** Shows one or several products. */
        PRODUCTS,
        /** WhatsApp has made something new. */
        OTHER
    }
}
