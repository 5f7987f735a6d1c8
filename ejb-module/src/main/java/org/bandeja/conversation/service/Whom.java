package org.bandeja.conversation.service;

import org.bandeja.contact.model.ContactId;

/** With whom somebody wants to begin a conversation. */
public sealed interface Whom {
    /** Somebody who has been talked with. */
    record Known(ContactId contact) implements Whom {}

    /** @param written as people write phone numbers */
    record Phone(String written) implements Whom {}
}
