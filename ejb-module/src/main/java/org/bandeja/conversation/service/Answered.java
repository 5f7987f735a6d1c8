package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.KeyUsedForAnother;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.outbox.model.IdempotencyKeys;

/** What was said already: the same key of the same person within 24 hours gives the same message. */
@ApplicationScoped
public class Answered {
    private static final Duration KEYS_LAST = Duration.ofHours(24);

    @Inject
    IdempotencyKeys keys;

    /**
     * What came of the same request before.
     *
     * @throws KeyUsedForAnother if the key was given with something else
     */
    Optional<MessageId> find(Caller caller, Optional<String> key, String fingerprint, Instant now) {
        Optional<IdempotencyKeys.Answer> answer =
                key.flatMap(name -> keys.find(caller.agent(), name, now.minus(KEYS_LAST)));
        answer.filter(found -> !found.requestHash().equals(fingerprint)).ifPresent(other -> {
            throw new KeyUsedForAnother();
        });
        return answer.map(IdempotencyKeys.Answer::message);
    }

    /** Of two requests at once with the same key the second fails here as a conflict: done again, it finds the first. */
    void remember(Caller caller, Optional<String> key, String fingerprint, MessageId message, Instant now) {
        IdempotencyKeys.Answer answer = new IdempotencyKeys.Answer(fingerprint, message);
        key.ifPresent(name -> keys.add(caller.agent(), name, answer, now, now.minus(KEYS_LAST)));
    }
}
