package org.bandeja.template.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The drafts of templates: administrators write them together. */
@ApplicationScoped
public class KeptDrafts {
    @PersistenceContext
    EntityManager em;

    public Optional<KeptDraft> find(DraftId id) {
        return Optional.ofNullable(em.find(KeptDraft.class, id.value()));
    }

    /** For a change: whoever comes second sees what the first has done. */
    public Optional<KeptDraft> lock(DraftId id) {
        return Optional.ofNullable(em.find(KeptDraft.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The draft of a change of this template: there is one at most. */
    public Optional<KeptDraft> of(TemplateId template) {
        return em
                .createQuery("select d from KeptDraft d where d.templateId = :template", KeptDraft.class)
                .setParameter("template", template.value())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Changed last first. */
    public List<KeptDraft> latest(int most) {
        return em.createQuery("select d from KeptDraft d order by d.changedAt desc, d.id desc", KeptDraft.class)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those of an account whose submission has not come to an end, for a change. */
    public List<KeptDraft> lockUnsettled(String accountId) {
        return em.createQuery(
                        "select d from KeptDraft d where d.accountId = :account and d.state <> :open order by d.id",
                        KeptDraft.class)
                .setParameter("account", accountId)
                .setParameter("open", DraftState.OPEN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public void add(KeptDraft draft) {
        em.persist(draft);
    }

    public void remove(KeptDraft draft) {
        em.remove(draft);
    }

    /** So that the version counts what has happened so far. */
    public void flush() {
        em.flush();
    }
}
