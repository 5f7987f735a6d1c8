package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;

/** The numbers that messages leave from, and which stopped ones are being tried at this moment. */
@ApplicationScoped
public class SenderNumbers {
    @Inject
    BusinessNumbers numbers;

    private final Set<NumberId> onTrial = ConcurrentHashMap.newKeySet();

    @Transactional
    public BusinessNumber require(NumberId id) {
        return numbers.find(id).orElseThrow();
    }

    /** Whether a message is trying this stopped number at the moment: one is enough. */
    boolean isTried(NumberId id) {
        return onTrial.contains(id);
    }

    /** One message tries it, until {@link #tried}. */
    void trying(NumberId id) {
        onTrial.add(id);
    }

    void tried(NumberId id) {
        onTrial.remove(id);
    }
}
