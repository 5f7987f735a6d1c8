package org.bandeja.conversation.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.Alteration;
import org.bandeja.conversation.model.ChangedBy;

/**
 * Something happened to an earlier message, perhaps to one that we do not have: a reaction, or an alteration.
 *
 * @param targetId WhatsApp's id of the earlier message
 * @param by whose doing it is
 * @param emoji of a reaction; empty: it was taken away
 * @param alteration empty for a reaction
 */
public record MessageAltered(
        String phoneNumberId,
        String targetId,
        ChangedBy by,
        String emoji,
        Instant at,
        Optional<Alteration> alteration) {}
