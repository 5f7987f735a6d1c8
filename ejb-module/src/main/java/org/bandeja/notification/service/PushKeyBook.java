package org.bandeja.notification.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bandeja.company.model.Companies;
import org.bandeja.company.model.SupportContact;
import org.bandeja.notification.model.PushKeys;
import org.bandeja.notification.model.PushKeys.Pair;

/**
 * What push services know of us, each step in a transaction of its own. Not to be called by who has read something already: that would
 * hold two connections.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PushKeyBook {
    @Inject
    PushKeys keys;

    @Inject
    Companies companies;

    @Inject
    Clock clock;

    /** Whom the company's people ask. */
    public SupportContact support() {
        return companies.ours().support();
    }

    public Optional<Pair> find() {
        return keys.find();
    }

    /**
     * Of several nodes one comes first.
     *
     * @return the pair that there is from now on
     */
    public Pair addIfNone(Pair made) {
        keys.addIfNone(made, clock.instant());
        return keys.find().orElseThrow();
    }

    /** The same pair, sealed with another key. */
    public void sealAnew(Pair pair) {
        keys.sealAnew(pair);
    }
}
