package org.bandeja.screen.web;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * A page of the console stays the page of the person whom it was shown to. The windows of a browser share its login: a form that
 * stood open while somebody else has logged in is not carried out in that person's name.
 */
public class OwnViews implements PhaseListener {
    private static final long serialVersionUID = 1L;
    private static final String PERSON = "org.bandeja.person";

    /** The page is somebody else's; it stays as it is, for when that person is logged in again. */
    public static final class OfAnother extends ViewExpiredException {
        private static final long serialVersionUID = 1L;

        private OfAnother(String view) {
            super("of another person", view);
        }
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    /** Kept with the state of the page, at the server. */
    @Override
    public void beforePhase(PhaseEvent event) {
        if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && isOfTheConsole(event.getFacesContext())) {
            FacesContext faces = event.getFacesContext();
            faces.getViewRoot().getViewMap().putIfAbsent(PERSON, person(faces));
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (event.getPhaseId() == PhaseId.RESTORE_VIEW && faces.isPostback() && isOfTheConsole(faces)) {
            UIViewRoot view = faces.getViewRoot();
            Object person = view.getViewMap().get(PERSON);
            if (person == null) {
                // What the page had kept has made room for newer pages, with whatever else it knew.
                throw new ViewExpiredException("forgotten", view.getViewId());
            }
            if (!person.equals(person(faces))) {
                throw new OfAnother(view.getViewId());
            }
        }
    }

    private static boolean isOfTheConsole(FacesContext faces) {
        UIViewRoot view = faces.getViewRoot();
        return view != null && view.getViewId().startsWith("/console/");
    }

    private static String person(FacesContext faces) {
        return String.valueOf(faces.getExternalContext().getRemoteUser());
    }
}
