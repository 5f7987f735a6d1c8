package org.bandeja.contact.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.contact.model.Erasures;
import org.bandeja.contact.model.Erasures.Erasure;
import org.bandeja.conversation.model.MessageRemoval;
import org.bandeja.media.model.DoomedFiles;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.Medias;
import org.bandeja.webhook.model.Deliveries;

/** Removes what was said with somebody, a little in a transaction of its own: nobody waits for it, and a node that dies loses nothing. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EraseBook {
    private static final int MESSAGES = 200;
    private static final int DELIVERIES = 400;

    @Inject
    Erasures erasures;

    @Inject
    ContactSight sight;

    @Inject
    MessageRemoval messages;

    @Inject
    Medias medias;

    @Inject
    DoomedFiles doomed;

    @Inject
    Deliveries deliveries;

    @Inject
    Clock clock;

    /** @return whether there may be more to do */
    public boolean step() {
        Optional<Erasure> oldest = erasures.lockOldest();
        oldest.ifPresent(this::step);
        return oldest.isPresent();
    }

    private void step(Erasure erasure) {
        if (!emptied(erasure) && !lookedThrough(erasure)) {
            erasures.end(erasure.contact());
            sight.tell(erasure.contact(), clock.instant());
        }
    }

    private boolean emptied(Erasure erasure) {
        List<Long> some = messages.ofContactForSystem(erasure.contact(), erasure.messageAfter(), MESSAGES);
        if (some.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        List<MediaId> files = messages.emptyForSystem(some, now);
        doomed.add(medias.removeUnnamedForSystem(files), now);
        erasures.emptiedMessages(erasure.contact(), some.get(some.size() - 1));
        return true;
    }

    private boolean lookedThrough(Erasure erasure) {
        if (erasure.addresses().isEmpty()) {
            return false;
        }
        if (erasure.deliveryTo() == 0) {
            return begun(erasure);
        }
        Optional<Long> upTo = deliveries.forgetHolding(
                erasure.addresses(), erasure.deliveryAfter(), erasure.deliveryTo(), DELIVERIES);
        upTo.ifPresent(last -> erasures.lookedAtDeliveries(erasure.contact(), last));
        return upTo.isPresent();
    }

    /** Whatever comes from now on comes from somebody new. @return whether there are deliveries at all */
    private boolean begun(Erasure erasure) {
        messages.forgetReactionsForSystem(erasure.addresses().stream()
                .flatMap(address -> Stream.of(address, "+" + address))
                .toList());
        long newest = deliveries.newest();
        erasures.lookAtDeliveriesTo(erasure.contact(), newest);
        return newest > 0;
    }
}
