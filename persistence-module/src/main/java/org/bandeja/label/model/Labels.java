package org.bandeja.label.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** The labels of the company: everybody who is logged in may know what they are called. */
@ApplicationScoped
public class Labels {
    private static final String ROW = "select l.id, l.name, l.colour, l.archived,"
            + " (select count(*) from conversation_label c where c.label_id = l.id) as used from label l";

    @PersistenceContext
    EntityManager em;

    /** Those that can be put on conversations, by name. */
    public List<Label> offered() {
        return em.createQuery("select l from Label l where l.archived = false order by l.name", Label.class)
                .getResultList();
    }

    /** All with how often they are used, archived ones last. */
    public List<LabelRow> all() {
        return rows(em.createNativeQuery(ROW + " order by l.archived, l.name"));
    }

    /** One, with how often it is used. */
    public Optional<LabelRow> row(LabelId id) {
        return rows(em.createNativeQuery(ROW + " where l.id = :id").setParameter("id", id.value())).stream()
                .findFirst();
    }

    private static List<LabelRow> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(Labels::row).toList();
    }

    /** For a change: locked until the transaction ends. */
    public Optional<Label> lock(LabelId id) {
        return Optional.ofNullable(em.find(Label.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** To be put on something: neither archived nor deleted before the transaction has ended. */
    public Optional<Label> hold(LabelId id) {
        return Optional.ofNullable(em.find(Label.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    public Optional<Label> find(LabelId id) {
        return Optional.ofNullable(em.find(Label.class, id.value()));
    }

    /** Whether another label is called so; case and accents do not tell apart. */
    public boolean isNameTaken(String name, LabelId by) {
        return !em.createQuery("select l.id from Label l where l.name = :name and l.id <> :id", Long.class)
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    /** How many are offered. */
    public long count() {
        return em.createQuery("select count(l) from Label l where l.archived = false", Long.class)
                .getSingleResult();
    }

    public void add(Label label) {
        em.persist(label);
    }

    public void remove(Label label) {
        em.remove(label);
    }

    /** Writes what is pending, so that rows read in this transaction show it. */
    public void flush() {
        em.flush();
    }

    private static LabelRow row(Object[] row) {
        return new LabelRow(
                new LabelId(((Number) row[0]).longValue()),
                (String) row[1],
                LabelColour.shown((String) row[2]),
                row[3] instanceof Boolean archived ? archived : ((Number) row[3]).intValue() != 0,
                ((Number) row[4]).longValue());
    }
}
