package org.bandeja.screen.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;

/**
 * A page whose state has ended while it stood open is loaded again, instead of doing nothing when it is used; one that is another
 * person's says so by its status, and stays.
 */
public class EndedViews extends ExceptionHandlerFactory {
    public EndedViews(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new LoadsAgain(getWrapped().getExceptionHandler());
    }

    private static final class LoadsAgain extends ExceptionHandlerWrapper {
        private LoadsAgain(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (faces.getPartialViewContext().isAjaxRequest() && events.hasNext()) {
                Throwable failure = events.next().getContext().getException();
                if (failure instanceof OwnViews.OfAnother) {
                    events.remove();
                    faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_CONFLICT);
                    faces.responseComplete();
                } else if (failure instanceof ViewExpiredException) {
                    events.remove();
                    loadAgain(faces.getExternalContext());
                    faces.responseComplete();
                } else if (!faces.getExternalContext().isResponseCommitted()) {
                    // So that the page hears that it failed, and says so.
                    faces.getExternalContext().setResponseStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
                }
            }
            super.handle();
        }

        private static void loadAgain(ExternalContext external) {
            try {
                external.redirect(page(external));
            } catch (IOException e) {
                throw new FacesException(e);
            }
        }
    }

    /** The page that asked, with its parameters, as the browser names it; only ever a place in this application. */
    public static String page(ExternalContext external) {
        return page(
                external.getRequestServletPath(), external.getRequestHeaderMap().get("Referer"));
    }

    /** @param referer null: the browser names none */
    static String page(String own, String referer) {
        try {
            URI from = URI.create(String.valueOf(referer));
            String query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            return own.equals(from.getPath()) ? own + query : own;
        } catch (IllegalArgumentException e) {
            return own;
        }
    }
}
