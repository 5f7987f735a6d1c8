package org.bandeja.console.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.behavior.ClientBehaviorContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.primefaces.PrimeFaces;

/**
 * The row of a table in which a button was pressed. Faces finds a button by the place of its row, where another row may stand by
 * now: an answer was lost, or is still under way. So the button says for which row it was drawn, and nothing is done with any
 * other one.
 */
public class PressedRow implements PhaseListener {
    private static final long serialVersionUID = 1L;
    private static final String DRAWN = "drawn";
    private static final String ANSWERED = PressedRow.class.getName();

    /**
     * Does something with the row for which the pressed button was drawn. If that is not one of these, nothing is done: the person
     * is told that the table has changed, and gets it drawn anew.
     *
     * @param rows what the person may see by now
     * @param id of a row, as its buttons say it
     */
    static <T> void on(List<T> rows, Function<T, String> id, Consumer<T> deed) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getAttributes().put(ANSWERED, true);
        among(rows, id, parameters(faces).get(DRAWN)).ifPresentOrElse(deed, () -> refuse(faces));
    }

    /** @param drawn the id that the button said; null: it said none */
    static <T> Optional<T> among(List<T> rows, Function<T, String> id, String drawn) {
        return rows.stream().filter(row -> id.apply(row).equals(drawn)).findFirst();
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    /** Where fewer rows stand by now, or the row has no such button, Faces finds none, and nobody has heard of it. */
    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        boolean pressed = faces.getPartialViewContext().isAjaxRequest()
                && parameters(faces).containsKey(DRAWN);
        if (pressed && !faces.getAttributes().containsKey(ANSWERED)) {
            refuse(faces);
        }
    }

    private static void refuse(FacesContext faces) {
        String changed =
                faces.getApplication().getResourceBundle(faces, "words").getString("console.table.changed");
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, changed, ""));
        form(parameters(faces).get(ClientBehaviorContext.BEHAVIOR_SOURCE_PARAM_NAME))
                .ifPresent(form -> PrimeFaces.current().ajax().update(form));
    }

    /** The form that is around the table. */
    private static Optional<String> form(String button) {
        return Optional.ofNullable(button).map(id -> id.split(":")[0]);
    }

    private static Map<String, String> parameters(FacesContext faces) {
        return faces.getExternalContext().getRequestParameterMap();
    }
}
