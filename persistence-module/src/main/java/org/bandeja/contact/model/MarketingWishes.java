package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people whom nobody here knows yet told WhatsApp about marketing messages: by what they are called, and nothing else of them. A contact
 * that gets the address gets the wish.
 */
@ApplicationScoped
public class MarketingWishes {
    @PersistenceContext
    EntityManager em;

    /** In any order, more than once: the latest counts. */
    public void keep(ContactAddress who, boolean wanted, Instant at) {
        who.phone().ifPresent(phone -> keep(phone, who.userId(), wanted, at));
        who.userId().ifPresent(id -> keep(id, Optional.empty(), wanted, at));
    }

    private void keep(String address, Optional<String> userId, boolean wanted, Instant at) {
        em.createNativeQuery(
                        "insert into marketing_wish (address, user_id, wanted, at) values (:address, :userId, :wanted, :at)"
                                + " on duplicate key update user_id = if(values(at) >= at, values(user_id), user_id),"
                                + " wanted = if(values(at) >= at, values(wanted), wanted), at = greatest(values(at), at)")
                .setParameter("address", address)
                .setParameter("userId", userId.orElse(null))
                .setParameter("wanted", wanted)
                .setParameter("at", Timestamp.from(at))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** These have addresses that they had not before. Whoever keeps a wish at this moment waits, and finds them. */
    void meet(Collection<Writer> people) {
        if (people.isEmpty()) {
            return;
        }
        em.flush(); // first its row, then the look
        people.forEach(who -> {
            List<String> addresses = Stream.concat(
                            who.row().phone().stream()
                                    .flatMap(phone -> PhoneLine.of(phone).ways()),
                            who.row().userId().stream())
                    .toList();
            if (!addresses.isEmpty()) {
                meet(who.contact(), addresses, who.row().userId());
            }
        });
    }

    /** A number whose user id was another when it was told is another person's by now: that wish waits for him. */
    private void meet(Contact contact, List<String> addresses, Optional<String> userId) {
        List<?> wishes = em.createNativeQuery(
                        "select address, wanted, at from marketing_wish where address in (:addresses)"
                                + " and (user_id is null or :userId is null or user_id = :userId) for update")
                .setParameter("addresses", addresses)
                .setParameter("userId", userId.orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        wishes.stream().map(Object[].class::cast).forEach(wish -> {
            contact.wantsMarketing(isTrue(wish[1]), ((Timestamp) wish[2]).toInstant());
            forget((String) wish[0]);
        });
    }

    /** Nothing of somebody is left. */
    public void forget(Collection<KnownAs> who) {
        who.forEach(one -> em.createNativeQuery("delete from marketing_wish where at <= :until and address in (:forms)")
                .setParameter("until", Timestamp.from(one.until()))
                .setParameter("forms", List.of(one.address(), "+" + one.address()))
                .executeUpdate());
    }

    private void forget(String address) {
        em.createNativeQuery("delete from marketing_wish where address = :address")
                .setParameter("address", address)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
    }
}
