package org.bandeja.whatsapp.model;

/** The secrets of an account. */
public enum SecretKind {
    /** Opens the Graph API. */
    ACCESS_TOKEN,
    /** Signs deliveries. */
    APP_SECRET,
    /** Proves the handshake when the webhook's address is entered at WhatsApp. */
    VERIFY_TOKEN
}
