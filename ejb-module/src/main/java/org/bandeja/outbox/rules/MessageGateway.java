package org.bandeja.outbox.rules;

/** The way out to WhatsApp. */
public interface MessageGateway {
    /**
     * Sends once: neither the gateway nor anything below it repeats the call. Blocks for some seconds at most, so never
     * call it inside a transaction.
     *
     * @return what is known afterwards; everything that can go wrong on the way is a result, not an exception
     */
    SendResult send(OutgoingMessage message);
}
