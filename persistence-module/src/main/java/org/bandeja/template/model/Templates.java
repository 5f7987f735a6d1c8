package org.bandeja.template.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The templates of all accounts. */
@ApplicationScoped
public class Templates {
    private static final String ORDER = " order by t.name, t.language, t.id";

    @PersistenceContext
    EntityManager em;

    public Optional<Template> find(TemplateId id) {
        return Optional.ofNullable(em.find(Template.class, id.value()));
    }

    /** For a change. */
    public Optional<Template> lock(String accountId, String whatsappId) {
        return em
                .createQuery(
                        "select t from Template t where t.accountId = :account and t.whatsappId = :id", Template.class)
                .setParameter("account", accountId)
                .setParameter("id", whatsappId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What an account has, by name and language; without what WhatsApp does not list any more. */
    public List<Template> of(String accountId) {
        return em.createQuery(
                        "select t from Template t where t.accountId = :account and t.goneAt is null" + ORDER,
                        Template.class)
                .setParameter("account", accountId)
                .getResultList();
    }

    /** What all accounts have, by name and language; without what WhatsApp does not list any more. */
    public List<Template> all() {
        return em.createQuery("select t from Template t where t.goneAt is null" + ORDER, Template.class)
                .getResultList();
    }

    /** What WhatsApp takes from an account now, by name and language. */
    public List<Template> approvedOf(String accountId) {
        return of(accountId).stream().filter(Template::isApproved).toList();
    }

    /** Takes in one page of WhatsApp's list; of two nodes that do it at once the earlier reading changes nothing. */
    public void listed(String accountId, Collection<ListedTemplate> page, Instant readAt) {
        Map<String, Template> known =
                locked(accountId, page.stream().map(ListedTemplate::whatsappId).toList());
        for (ListedTemplate listed : page) {
            Template template = known.get(listed.whatsappId());
            if (template == null) {
                template = new Template(TemplateId.next(), accountId, listed, readAt);
                em.persist(template);
                known.put(listed.whatsappId(), template);
            } else {
                template.listed(listed, readAt);
            }
        }
    }

    private Map<String, Template> locked(String accountId, List<String> whatsappIds) {
        return whatsappIds.isEmpty()
                ? new HashMap<>()
                : em.createQuery(
                                "select t from Template t where t.accountId = :account and t.whatsappId in :ids"
                                        + " order by t.id",
                                Template.class)
                        .setParameter("account", accountId)
                        .setParameter("ids", whatsappIds)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .collect(Collectors.toMap(
                                Template::whatsappId, Function.identity(), (one, other) -> one, HashMap::new));
    }

    /** A reading that began then has come to its end: what it did not see is gone. */
    public void allListed(String accountId, Instant readAt) {
        em.createQuery(
                        "select t from Template t where t.accountId = :account and t.goneAt is null"
                                + " and t.syncedAt < :readAt order by t.id",
                        Template.class)
                .setParameter("account", accountId)
                .setParameter("readAt", readAt)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(template -> template.notListed(readAt));
    }
}
