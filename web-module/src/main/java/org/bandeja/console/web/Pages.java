package org.bandeja.console.web;

import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.bandeja.screen.web.EndedViews;
import org.primefaces.PrimeFaces;

/** Where a page sends the browser. */
final class Pages {
    private Pages() {}

    /** What was asked for is not there, or not for this person. */
    static void notFound() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getPartialViewContext().isAjaxRequest()) {
            // A page that stands open does nothing with such an answer: loaded again, it says so in words.
            lead(EndedViews.page(faces.getExternalContext()));
            faces.responseComplete();
            return;
        }
        try {
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another page of ours. */
    static void lead(String address) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language of the page. */
    static Locale locale() {
        return FacesContext.getCurrentInstance().getViewRoot().getLocale();
    }

    /** Opens a dialog of the page when the answer has arrived. */
    static void show(String dialog) {
        PrimeFaces.current().executeScript("PF('" + dialog + "').show()");
    }

    /** A table of the page shows its first rows when it is drawn next. */
    static void toFirst(String table) {
        if (FacesContext.getCurrentInstance().getViewRoot().findComponent(table) instanceof UIData rows) {
            rows.setFirst(0);
        }
    }

    /** Draws something of the page anew, besides what the button that was pressed says. */
    static void draw(String... drawn) {
        PrimeFaces.current().ajax().update(drawn);
    }

    /** Closes a dialog of the page when the answer has arrived, and only then draws anew what lies under it. */
    static void hide(String dialog, String... drawn) {
        draw(drawn);
        PrimeFaces.current().executeScript("PF('" + dialog + "').hide()");
    }
}
