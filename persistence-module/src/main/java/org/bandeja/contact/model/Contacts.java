package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The customers. */
@ApplicationScoped
public class Contacts {
    /** Rows of the table line_lock. */
    private static final int LINE_LOCKS = 64;

    @PersistenceContext
    EntityManager em;

    @Inject
    FormerAddresses former;

    @Inject
    MarketingWishes wishes;

    public Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(em.find(Contact.class, id.value()));
    }

    /** The contact, or that which it has become a part of. */
    public Optional<Contact> findWhole(ContactId id) {
        return find(id).flatMap(found -> found.mergedInto().map(this::find).orElse(Optional.of(found)));
    }

    /** What it has become a part of since it was read; empty: it has not. */
    public Optional<Contact> joinedSince(ContactId id) {
        return em.createQuery(
                        "select c.mergedInto from Contact c where c.id = :id and c.mergedInto is not null", Long.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(ContactId::new)
                .flatMap(this::find);
    }

    /** Locked until the transaction ends; whoever locks several does so in the order of their ids. */
    public Optional<Contact> lock(ContactId id) {
        return Optional.ofNullable(em.find(Contact.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The contact's parts: contacts that were joined with it, of which only the addresses are left. */
    public List<Contact> partsOf(ContactId whole) {
        return em.createQuery("select c from Contact c where c.mergedInto = :whole order by c.id", Contact.class)
                .setParameter("whole", whole.value())
                .getResultList();
    }

    /**
     * Nobody joins these with others, or erases them, until the transaction ends. Asked after what number and contact have in
     * common is locked.
     *
     * @throws OptimisticLockException if it has happened meanwhile: then look again who wrote
     */
    public void holdWhole(Collection<ContactId> contacts) {
        List<?> gone = em.createNativeQuery("select id from contact where id in (:ids)"
                        + " and (merged_into is not null or erased_at is not null) lock in share mode")
                .setParameter("ids", contacts.stream().map(ContactId::value).toList())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        if (!gone.isEmpty()) {
            throw new OptimisticLockException("a contact was joined or erased meanwhile");
        }
    }

    /**
     * Two contacts are one person. All addresses of both lead to the first from now on; both are locked.
     *
     * @return the contact that has the other's addresses from now on: the other, or the first where one had what the other lacked
     */
    public Contact join(Contact kept, Contact other) {
        // Whoever read it before, to join or to erase it, has to look again.
        em.lock(kept, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        boolean halves = kept.isOtherHalfOf(other);
        Optional<String> phone = other.phone();
        Optional<String> userId = other.userId();
        kept.takeOver(other);
        other.becomePartOf(kept);
        if (halves) {
            other.giveUpAddress();
        }
        em.flush();
        if (halves) {
            phone.ifPresent(kept::linkPhone);
            userId.ifPresent(kept::linkUserId);
        }
        change("update contact set merged_into = :kept, version = version + 1 where merged_into = :other", kept, other);
        change("update contact_note set contact_id = :kept where contact_id = :other", kept, other);
        change(
                "update contact_block k join contact_block o on o.number_id = k.number_id and o.contact_id = :other"
                        + " set k.blocked = k.blocked or o.blocked where k.contact_id = :kept",
                kept,
                other);
        change("update ignore contact_value set contact_id = :kept where contact_id = :other", kept, other);
        change("update ignore contact_block set contact_id = :kept where contact_id = :other", kept, other);
        remove("delete from contact_value where contact_id = :contact", other.id());
        remove("delete from contact_block where contact_id = :contact", other.id());
        return halves ? kept : other;
    }

    private void change(String sql, Contact kept, Contact other) {
        em.createNativeQuery(sql)
                .setParameter("kept", kept.id().value())
                .setParameter("other", other.id().value())
                .executeUpdate();
    }

    private void remove(String sql, ContactId contact) {
        em.createNativeQuery(sql).setParameter("contact", contact.value()).executeUpdate();
    }

    /**
     * Nothing of the person is left in this contact and its parts; it is locked. What it was called by is remembered until the erasure
     * has ended: to find the rest.
     */
    public void forget(Contact contact, Instant now) {
        Stream.concat(Stream.of(contact), partsOf(contact.id()).stream())
                .forEach(part -> former.keep(part.id(), part.calledBy(), now));
        remove("delete from contact_value where contact_id = :contact", contact.id());
        remove("delete from contact_note where contact_id = :contact", contact.id());
        remove("delete from contact_block where contact_id = :contact", contact.id());
        partsOf(contact.id()).forEach(part -> part.forget(now));
        contact.forget(now);
        em.flush();
    }

    /**
     * Who wrote: found by the business-scoped user id, else by the phone, else made (WhatsApp's order: the user id is
     * the stable one). What was missing is linked, unless it belongs to another contact already: merging people is for
     * an administrator. Of many who make the same contact at once one makes it.
     *
     * @param profileNames how each calls himself now; empty, or a bare number, says nothing
     * @return who is behind each address; two addresses may lead to the same contact
     */
    public Map<ContactAddress, Writer> require(Map<ContactAddress, String> profileNames, Instant now) {
        keepGroupsApart(profileNames.keySet(), now);
        KnownContacts known = known(profileNames.keySet());
        List<ContactAddress> strangers = strangers(profileNames.keySet(), known);
        if (holdLines(strangers)) {
            known = known(profileNames.keySet());
            strangers = strangers(profileNames.keySet(), known);
        }
        for (ContactAddress stranger : strangers) {
            create(stranger, profileNames.get(stranger), known, now);
        }
        KnownContacts everybody = strangers.isEmpty() ? known : known(profileNames.keySet());
        Set<ContactAddress> met = new HashSet<>(strangers);
        Map<ContactAddress, Writer> found = new LinkedHashMap<>();
        profileNames.forEach((address, name) -> {
            Contact row = everybody.row(address).orElseThrow();
            if (everybody.link(row, address)) {
                met.add(address);
            }
            Contact contact = everybody.whole(row);
            contact.callHimself(name);
            found.put(address, new Writer(contact, row));
        });
        wishes.meet(met.stream().map(found::get).distinct().toList());
        return found;
    }

    /**
     * Before groups were known one could be joined with a person: that one keeps what was said so far, and the group begins anew. Nobody
     * could answer the person otherwise, or what others say in the group would stand in the person's own chat.
     */
    private void keepGroupsApart(Collection<ContactAddress> addresses, Instant now) {
        List<Contact> people = by(
                        "select c from Contact c where c.userId in :values",
                        addresses.stream().filter(ContactAddress::group).flatMap(group -> group.userId().stream()))
                .filter(this::isJoinedWithAPerson)
                .toList();
        people.forEach(person -> {
            List<String> before = person.calledBy();
            person.isKnownAsNoGroup();
            remember(person, before, now);
        });
        if (!people.isEmpty()) {
            em.flush();
        }
    }

    private boolean isJoinedWithAPerson(Contact contact) {
        return contact.phone().isPresent()
                || contact.mergedInto().isPresent()
                || !contact.isGroup() && !partsOf(contact.id()).isEmpty();
    }

    private static List<ContactAddress> strangers(Collection<ContactAddress> addresses, KnownContacts known) {
        return addresses.stream()
                .filter(address -> known.find(address).isEmpty())
                .toList();
    }

    /**
     * Until the transaction ends nobody else makes a contact on these lines, whichever way they are written: the key on the phone number sees
     * equal texts only.
     *
     * @return whether there was anything to hold, and perhaps to wait for
     */
    private boolean holdLines(Collection<ContactAddress> addresses) {
        List<Integer> locks = addresses.stream()
                .flatMap(address -> address.phone().stream())
                .map(PhoneLine::of)
                .filter(PhoneLine::hasTwoWays)
                .map(line -> Math.floorMod(line.hashCode(), LINE_LOCKS))
                .distinct()
                .toList();
        if (locks.isEmpty()) {
            return false;
        }
        em.createNativeQuery("select id from line_lock where id in (:ids) order by id for update")
                .setParameter("ids", locks)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        return true;
    }

    /** All contacts on the line of this one, itself among them: some were made before the two ways were known to be one. */
    public List<ContactId> onTheLineOf(Contact contact) {
        return Stream.concat(
                        Stream.of(contact.id()),
                        contact.phone().stream()
                                .flatMap(phone -> by(
                                                "select c from Contact c where c.phone in :values",
                                                PhoneLine.of(phone).ways())
                                        .map(found -> found.mergedInto().orElse(found.id()))))
                .distinct()
                .toList();
    }

    /** Adds to a contact what it lacks and nobody else has; to its part, where that has the address. */
    public void learn(Contact contact, ContactAddress address) {
        KnownContacts known = known(Set.of(address));
        Contact row = known.row(address)
                .filter(found -> known.whole(found).id().equals(contact.id()))
                .orElse(contact);
        if (known.link(row, address)) {
            wishes.meet(List.of(new Writer(contact, row)));
        }
    }

    /**
     * The customer is to be found elsewhere from now on; what he was called by is remembered. What belongs to another contact already
     * stays with that one: merging people is for an administrator.
     *
     * @return whether anything changed
     */
    public boolean readdress(Contact contact, ContactAddress address, Instant now) {
        List<String> before = contact.calledBy();
        KnownContacts others = known(Set.of(address));
        Optional<String> phone = address.phone()
                .filter(number -> !contact.phone().equals(Optional.of(number)))
                .filter(others::isPhoneFree);
        Optional<String> userId = address.userId()
                .filter(id -> !contact.userId().equals(Optional.of(id)))
                .filter(others::isUserIdFree);
        phone.ifPresent(contact::linkPhone);
        userId.ifPresent(contact::linkUserId);
        wishes.meet(List.of(new Writer(contact.mergedInto().flatMap(this::find).orElse(contact), contact)));
        remember(contact, before, now);
        return phone.isPresent() || userId.isPresent();
    }

    private void remember(Contact contact, List<String> before, Instant now) {
        List<String> called = contact.calledBy();
        former.keep(
                contact.id(),
                before.stream().filter(address -> !called.contains(address)).toList(),
                now);
    }

    /**
     * Whom an address leads to: by the user id, else by the phone, unless that is of somebody with another user id. What became a part
     * of another contact leads to that one. Empty: nobody.
     */
    public Optional<Contact> find(ContactAddress address) {
        return known(Set.of(address)).find(address);
    }

    /**
     * Somebody told WhatsApp whether he wants marketing messages, and nobody here has this address.
     *
     * @throws OptimisticLockException if somebody has got it at the same moment: then look again who it is
     */
    public void keepWish(ContactAddress who, boolean wanted, Instant at) {
        wishes.keep(who, wanted, at);
        boolean known =
                who.userId().filter(id -> isThere("user_id = :value", id)).isPresent()
                        || who.phone().stream()
                                .flatMap(phone -> PhoneLine.of(phone).ways())
                                .anyMatch(phone -> isThere(
                                        "phone = :value" + (who.userId().isPresent() ? " and user_id is null" : ""),
                                        phone));
        // A line that another person has got is there as well, and nobody whom this address leads to.
        if (known && find(who).isPresent()) {
            throw new OptimisticLockException("became known meanwhile");
        }
    }

    private boolean isThere(String condition, String value) {
        return !em.createNativeQuery("select id from contact where " + condition + " lock in share mode")
                .setParameter("value", value)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .isEmpty();
    }

    private KnownContacts known(Collection<ContactAddress> addresses) {
        List<Contact> rows = having(addresses);
        List<Long> wholes = rows.stream()
                .flatMap(row -> row.mergedInto().stream())
                .map(ContactId::value)
                .toList();
        return new KnownContacts(
                rows,
                wholes.isEmpty()
                        ? List.of()
                        : em.createQuery("select c from Contact c where c.id in :ids", Contact.class)
                                .setParameter("ids", wholes)
                                .getResultList());
    }

    private List<Contact> having(Collection<ContactAddress> addresses) {
        return Stream.concat(
                        by(
                                "select c from Contact c where c.userId in :values",
                                addresses.stream().flatMap(address -> address.userId().stream())),
                        by(
                                "select c from Contact c where c.phone in :values",
                                addresses.stream()
                                        .flatMap(address -> address.phone().stream())
                                        .flatMap(phone -> PhoneLine.of(phone).ways())))
                .toList();
    }

    private Stream<Contact> by(String query, Stream<String> values) {
        List<String> present = values.distinct().toList();
        return present.isEmpty()
                ? Stream.empty()
                : em.createQuery(query, Contact.class)
                        .setParameter("values", present)
                        .getResultStream();
    }

    private void create(ContactAddress address, String profileName, KnownContacts known, Instant now) {
        if (known.isPromisedToTheSame(address)) {
            return; // just made, and found by this phone
        }
        Optional<String> phone = known.freePhone(address);
        em.createNativeQuery(
                        "insert into contact (id, name, profile_name, phone, user_id, is_group,"
                                + " created_at) values (:id, :name, :name, :phone, :userId, :group, :now) on duplicate key update id = id")
                .setParameter("id", ContactId.next().value())
                .setParameter("name", Contact.nameIn(profileName))
                .setParameter("phone", phone.orElse(null))
                .setParameter("userId", address.userId().orElse(null))
                .setParameter("group", address.group())
                .setParameter("now", Timestamp.from(now))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }
}
