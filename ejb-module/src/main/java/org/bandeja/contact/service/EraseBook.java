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
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.Erasures;
import org.bandeja.contact.model.Erasures.Erasure;
import org.bandeja.contact.model.FormerAddresses;
import org.bandeja.contact.model.KnownAs;
import org.bandeja.contact.model.MarketingWishes;
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
    FormerAddresses former;

    @Inject
    ContactSight sight;

    @Inject
    MessageRemoval messages;

    @Inject
    MarketingWishes wishes;

    @Inject
    Medias medias;

    @Inject
    DoomedFiles doomed;

    @Inject
    Deliveries deliveries;

    @Inject
    Clock clock;

    /** Whose turn it is; until it gets on it comes ever more rarely. */
    public Optional<ContactId> claim() {
        return erasures.claimDue(clock.instant());
    }

    /** Gets on a little. What cannot go yet is looked at again later. */
    public void step(ContactId contact) {
        erasures.lock(contact).ifPresent(erasure -> {
            Instant now = clock.instant();
            if (emptied(erasure, now) || lookedThrough(erasure)) {
                erasures.goesOn(contact, now);
            } else if (isNothingLeft(contact)) {
                erasures.end(contact);
                former.forget(contact);
                sight.tell(contact, now);
            }
        });
    }

    private boolean emptied(Erasure erasure, Instant now) {
        List<Long> some = messages.ofContactForSystem(erasure.contact(), erasure.messageAfter(), MESSAGES);
        if (some.isEmpty()) {
            return false;
        }
        List<MediaId> files = messages.emptyForSystem(some, now);
        doomed.add(medias.removeUnnamedForSystem(files), now);
        erasures.emptiedMessages(erasure.contact(), some.get(some.size() - 1));
        return true;
    }

    private boolean lookedThrough(Erasure erasure) {
        List<KnownAs> who = former.of(erasure.contact());
        if (erasure.deliveryTo() == 0) {
            return begun(erasure.contact(), who);
        }
        Optional<Deliveries.Looked> looked =
                deliveries.forgetHolding(who, erasure.deliveryAfter(), erasure.deliveryTo(), DELIVERIES);
        looked.ifPresent(some -> {
            erasures.leave(erasure.contact(), some.left());
            erasures.lookedAtDeliveries(erasure.contact(), some.upTo());
        });
        return looked.isPresent();
    }

    /** Whatever comes from now on comes from somebody new. @return whether there are deliveries at all */
    private boolean begun(ContactId contact, List<KnownAs> who) {
        forgetUnknown(who);
        long newest = deliveries.newest();
        erasures.lookAtDeliveriesTo(contact, newest);
        return newest > 0;
    }

    /** Deliveries that waited are processed in the end, and may have told of messages that we do not have. */
    private boolean isNothingLeft(ContactId contact) {
        List<Long> waited = erasures.deliveriesLeft(contact);
        if (waited.isEmpty()) {
            return true;
        }
        boolean nothing = deliveries.forget(waited).isEmpty();
        forgetUnknown(former.of(contact));
        return nothing;
    }

    private void forgetUnknown(List<KnownAs> who) {
        messages.forgetUnknownForSystem(who);
        wishes.forget(who);
    }
}
