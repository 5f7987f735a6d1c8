package org.bandeja.whatsapp.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The company's accounts of WhatsApp. */
@ApplicationScoped
public class WhatsAppAccounts {
    @PersistenceContext
    EntityManager em;

    public Optional<WhatsAppAccount> find(AccountId id) {
        return Optional.ofNullable(em.find(WhatsAppAccount.class, id.value()));
    }

    /** By WhatsApp's id. */
    public Optional<WhatsAppAccount> find(String wabaId) {
        return em
                .createQuery("select a from WhatsAppAccount a where a.wabaId = :id", WhatsAppAccount.class)
                .setParameter("id", wabaId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** For a change: locked until the transaction ends. */
    public Optional<WhatsAppAccount> lock(AccountId id) {
        Optional<WhatsAppAccount> account = find(id);
        account.ifPresent(found -> em.refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return account;
    }

    /** By name. */
    public List<WhatsAppAccount> all() {
        return em.createQuery("select a from WhatsAppAccount a order by a.name, a.id", WhatsAppAccount.class)
                .getResultList();
    }

    public void add(WhatsAppAccount account) {
        em.persist(account);
        em.flush();
    }

    /** What was changed stands in the database before what follows. */
    public void flush() {
        em.flush();
    }

    /** Made if it is not there; of two who make it at once one makes it. */
    public WhatsAppAccount require(String wabaId, String name, Instant now) {
        return find(wabaId).orElseGet(() -> {
            em.createNativeQuery("insert into whatsapp_account (id, waba_id, name, created_at)"
                            + " values (:id, :wabaId, :name, :now) on duplicate key update id = id")
                    .setParameter("id", AccountId.next().value())
                    .setParameter("wabaId", wabaId)
                    .setParameter("name", name)
                    .setParameter("now", Timestamp.from(now))
                    .setFlushMode(FlushModeType.COMMIT)
                    .executeUpdate();
            return find(wabaId).orElseThrow();
        });
    }

    /** To which account each number belongs whose account is known: WhatsApp's ids. */
    public Map<String, String> accountsOfNumbers() {
        return em.createQuery(
                        "select n.phoneNumberId, a.wabaId from BusinessNumber n, WhatsAppAccount a"
                                + " where n.accountId = a.id",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }
}
