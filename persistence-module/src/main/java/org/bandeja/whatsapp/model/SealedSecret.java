package org.bandeja.whatsapp.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/**
 * A secret as the database may hold it: encrypted. Nothing gives the secret itself back to people.
 *
 * @param text encrypted with a key outside of the database, for its account and its place there only
 * @param at since when it is set
 * @param setBy the agent who set it; null is nobody any more
 */
@Embeddable
public record SealedSecret(String text, Instant at, Long setBy) {
    public SealedSecret {
        requireNonNull(text, "text");
        requireNonNull(at, "at");
    }

    public SealedSecret(String text, Instant at, AgentId by) {
        this(text, at, by.value());
    }

    public Optional<AgentId> by() {
        return Optional.ofNullable(setBy).map(AgentId::new);
    }

    @Override
    public String toString() {
        return "SealedSecret[" + at + "]";
    }
}
