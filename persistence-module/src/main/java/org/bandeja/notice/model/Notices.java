package org.bandeja.notice.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.routing.model.NumberId;

/** What WhatsApp told about accounts, numbers and templates. */
@ApplicationScoped
public class Notices {
    @PersistenceContext
    EntityManager em;

    public Optional<Notice> find(long id) {
        return Optional.ofNullable(em.find(Notice.class, id));
    }

    /**
     * Once, however often WhatsApp tells it.
     *
     * @return whether it is news
     */
    public boolean add(Notice notice) {
        int added = em.createNativeQuery(
                        "insert ignore into notice (id, at, severity, field, event, account_id, number_id, template, subject,"
                                + " facts, fingerprint) values (:id, :at, :severity, :field, :event, :account, :number, :template,"
                                + " :subject, :facts, :fingerprint)")
                .setParameter("id", notice.id())
                .setParameter("at", Timestamp.from(notice.at()))
                .setParameter("severity", notice.severity().name())
                .setParameter("field", notice.field())
                .setParameter("event", notice.event())
                .setParameter("account", notice.accountId())
                .setParameter("number", notice.number().map(NumberId::value).orElse(null))
                .setParameter("template", notice.template().orElse(null))
                .setParameter("subject", notice.subject())
                .setParameter("facts", notice.facts())
                .setParameter("fingerprint", notice.fingerprint())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        return added > 0;
    }

    /** What is told about a number by that field is over: nobody has to see to it any more. */
    public int settle(NumberId number, String field, Instant now) {
        return em.createNativeQuery("update notice set acknowledged_at = :now where number_id = :number"
                        + " and field = :field and acknowledged_at is null")
                .setParameter("now", Timestamp.from(now))
                .setParameter("number", number.value())
                .setParameter("field", field)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** What nobody has seen to and cannot wait, of accounts and numbers: the gravest first, then the newest. */
    public List<Notice> urgent(int most) {
        return em.createQuery(
                        "select n from Notice n where n.acknowledgedAt is null and n.severity <> :harmless"
                                + " and n.field not like 'message_template%' and n.field not like 'template%'"
                                + " order by case when n.severity = :gravest then 0 else 1 end, n.at desc, n.id desc",
                        Notice.class)
                .setParameter("harmless", Severity.INFO)
                .setParameter("gravest", Severity.CRITICAL)
                .setMaxResults(most)
                .getResultList();
    }

    /** About an account, newest first. */
    public List<Notice> ofAccount(String accountId, int most) {
        return em.createQuery(
                        "select n from Notice n where n.accountId = :account order by n.at desc, n.id desc",
                        Notice.class)
                .setParameter("account", accountId)
                .setMaxResults(most)
                .getResultList();
    }

    /** About a number, newest first. */
    public List<Notice> ofNumber(NumberId number, int most) {
        return em.createQuery(
                        "select n from Notice n where n.numberId = :number order by n.at desc, n.id desc", Notice.class)
                .setParameter("number", number.value())
                .setMaxResults(most)
                .getResultList();
    }

    /** Newest first. */
    public List<Notice> latest(boolean all, int most) {
        return em.createQuery(
                        "select n from Notice n where (:all = true or n.acknowledgedAt is null)"
                                + " order by n.at desc, n.id desc",
                        Notice.class)
                .setParameter("all", all)
                .setMaxResults(most)
                .getResultList();
    }

    /** What was told about one template, newest first. */
    public List<Notice> ofTemplate(String accountId, String template, int most) {
        return em.createQuery(
                        "select n from Notice n where n.template = :template and n.accountId = :account"
                                + " order by n.at desc, n.id desc",
                        Notice.class)
                .setParameter("template", template)
                .setParameter("account", accountId)
                .setMaxResults(most)
                .getResultList();
    }
}
