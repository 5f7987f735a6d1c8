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
    private static final String OF_ADDRESSES =
            "select address, user_id, wanted, at from marketing_wish where address in (:values) for update";
    private static final String OF_USERS =
            "select address, user_id, wanted, at from marketing_wish where user_id in (:values) for update";

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

    /**
     * What was told with both a number and a user id is one wish, whichever of them the contact has. A number whose user id was another when
     * it was told is another person's by now: that wish waits for him.
     */
    private void meet(Contact contact, List<String> addresses, Optional<String> userId) {
        List<Wish> found = wishes(OF_ADDRESSES, addresses).stream()
                .filter(wish -> userId.isEmpty()
                        || wish.userId().isEmpty()
                        || wish.userId().equals(userId))
                .toList();
        List<String> userIds = Stream.concat(userId.stream(), found.stream().flatMap(wish -> wish.userId().stream()))
                .distinct()
                .toList();
        Stream.of(found, wishes(OF_ADDRESSES, userIds), wishes(OF_USERS, userIds))
                .flatMap(List::stream)
                .distinct()
                .forEach(wish -> {
                    contact.wantsMarketing(wish.wanted(), wish.at());
                    forget(wish.address());
                });
    }

    private record Wish(String address, Optional<String> userId, boolean wanted, Instant at) {}

    private List<Wish> wishes(String query, List<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery(query)
                .setParameter("values", values)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Wish(
                        (String) row[0],
                        Optional.ofNullable((String) row[1]),
                        isTrue(row[2]),
                        ((Timestamp) row[3]).toInstant()))
                .toList();
    }

    /** Nothing of somebody is left. */
    public void forget(Collection<KnownAs> who) {
        who.forEach(one -> {
            forget("address in (:forms)", one);
            forget("user_id in (:forms)", one);
        });
    }

    private void forget(String condition, KnownAs one) {
        em.createNativeQuery("delete from marketing_wish where at <= :until and " + condition)
                .setParameter("until", Timestamp.from(one.until()))
                .setParameter("forms", List.of(one.address(), "+" + one.address()))
                .executeUpdate();
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
