package org.bandeja.conversation.model;

/** Who said a message that reached us through WhatsApp, and when. */
public enum Origin {
    CUSTOMER,
    /** Somebody of the company, with WhatsApp's own app on the phone. */
    PHONE_APP,
    /** The customer, before the number came to us. */
    PAST_CUSTOMER,
    /** The company, before the number came to us. */
    PAST_COMPANY;

    public boolean isCompany() {
        return this == PHONE_APP || this == PAST_COMPANY;
    }

    /** Whether it is nothing new. */
    public boolean isPast() {
        return this == PAST_CUSTOMER || this == PAST_COMPANY;
    }
}
