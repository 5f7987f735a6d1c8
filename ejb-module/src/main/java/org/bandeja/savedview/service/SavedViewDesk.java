package org.bandeja.savedview.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.directory.model.Names;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.savedview.model.NoMoreSavedViews;
import org.bandeja.savedview.model.SavedView;
import org.bandeja.savedview.model.SavedViewId;
import org.bandeja.savedview.model.SavedViews;
import org.bandeja.savedview.model.ViewNameTaken;
import org.bandeja.savedview.model.ViewQuery;

/** What people look at often, on whatever screen they sit: each has views of their own. */
@Stateless
@RolesAllowed(AGENT)
public class SavedViewDesk {
    /** Of one person. */
    public static final int MOST = 30;

    @Inject
    SavedViews views;

    @Inject
    Callers callers;

    /**
     * What a view shall be.
     *
     * @param atStart whether the list begins with it, and with no other any more
     */
    public record Wanted(String name, Map<String, String> query, boolean atStart) {}

    /** A view as its person sees it. */
    public record Kept(SavedViewId id, String name, Map<String, String> query, boolean atStart) {
        static Kept of(SavedView view) {
            return new Kept(view.id(), view.name(), view.query().values(), view.isAtStart());
        }
    }

    /** Mine, in the order in which I made them. */
    public List<Kept> mine() {
        return views.of(callers.current()).stream().map(Kept::of).toList();
    }

    /**
     * A new one.
     *
     * @throws ViewNameTaken if I have another one with this name
     * @throws NoMoreSavedViews if I have {@value #MOST}
     */
    public Kept create(Wanted wanted) {
        Caller caller = callers.current();
        views.lockOwner(caller);
        if (views.of(caller).size() >= MOST) {
            throw new NoMoreSavedViews();
        }
        SavedView view = new SavedView(SavedViewId.next(), caller.agent(), wanted.name(), ViewQuery.of(wanted.query()));
        requireFree(view.name(), caller, view.id());
        views.add(view);
        begin(view, wanted, caller);
        return Kept.of(view);
    }

    /** @throws ViewNameTaken if I have another one with this name */
    public Kept change(SavedViewId id, Wanted wanted) {
        Caller caller = callers.current();
        views.lockOwner(caller);
        SavedView view = views.lock(id, caller).orElseThrow(NotFound::new);
        // Before anything is changed: the question would write it first, and the database would answer instead.
        requireFree(Names.usable(wanted.name()), caller, id);
        view.change(wanted.name(), ViewQuery.of(wanted.query()));
        begin(view, wanted, caller);
        return Kept.of(view);
    }

    public void delete(SavedViewId id) {
        Caller caller = callers.current();
        views.lockOwner(caller);
        views.remove(views.lock(id, caller).orElseThrow(NotFound::new));
    }

    private void begin(SavedView view, Wanted wanted, Caller caller) {
        view.beginWithIt(wanted.atStart());
        if (wanted.atStart()) {
            views.beginWithNoOther(view.id(), caller);
        }
        views.flush();
    }

    private void requireFree(String name, Caller caller, SavedViewId by) {
        if (views.isTaken(name, caller, by)) {
            throw new ViewNameTaken();
        }
    }
}
