package org.bandeja.savedview.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;

/** The saved views. Everybody has only their own, administrators too. */
@ApplicationScoped
public class SavedViews {
    @PersistenceContext
    EntityManager em;

    /** In the order in which they were made. */
    public List<SavedView> of(Caller caller) {
        return em.createQuery("select v from SavedView v where v.agentId = :me order by v.id", SavedView.class)
                .setParameter("me", caller.agent().value())
                .getResultList();
    }

    /** Locks the person until the transaction ends: in another window no view is made, named or thrown away meanwhile. */
    public void lockOwner(Caller caller) {
        em.createNativeQuery("select id from agent where id = :me for update")
                .setParameter("me", caller.agent().value())
                .getResultList();
    }

    /** For a change: locked until the transaction ends. */
    public Optional<SavedView> lock(SavedViewId id, Caller caller) {
        return em
                .createQuery("select v from SavedView v where v.agentId = :me and v.id = :id", SavedView.class)
                .setParameter("me", caller.agent().value())
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Whether this person has another one with this name; case and accents do not tell apart. */
    public boolean isTaken(String name, Caller caller, SavedViewId by) {
        return !em.createQuery(
                        "select v.id from SavedView v where v.agentId = :me and v.name = :name and v.id <> :id",
                        Long.class)
                .setParameter("me", caller.agent().value())
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    /** The list begins with one at most: with none of the others any more. */
    public void beginWithNoOther(SavedViewId than, Caller caller) {
        of(caller).stream().filter(view -> !view.id().equals(than)).forEach(view -> view.beginWithIt(false));
    }

    public void add(SavedView view) {
        em.persist(view);
    }

    public void remove(SavedView view) {
        em.remove(view);
    }

    /** Writes what is pending, so that a name that was taken meanwhile is noticed here. */
    public void flush() {
        em.flush();
    }
}
