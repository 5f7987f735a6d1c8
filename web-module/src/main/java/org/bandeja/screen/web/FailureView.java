package org.bandeja.screen.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * The id that a person reads out to IT, and under which the log says what happened.
 *
 * <p>The page shows nothing of the failure itself.
 */
@Named("failure")
@RequestScoped
public class FailureView {
    private static final Logger LOG = Logger.getLogger(FailureView.class);

    private final HttpServletRequest request;
    private String id;

    /** For the container's proxy. */
    protected FailureView() {
        this(null);
    }

    @Inject
    public FailureView(HttpServletRequest request) {
        this.request = request;
    }

    /** What was to be shown, to try it again: only ever a place in this application. */
    public String getPage() {
        return Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .filter(page -> page.endsWith(".xhtml") && !page.startsWith("//"))
                .map(this::withParameters)
                .orElse("/inbox.xhtml");
    }

    /** Its own; a form is sent to its page without them, but names where it stands. */
    private String withParameters(String page) {
        return Optional.ofNullable(request.getQueryString())
                .map(query -> page + "?" + query)
                .orElseGet(() -> EndedViews.page(page, request.getHeader("Referer")));
    }

    public String getId() {
        if (id == null) {
            id = UUID.randomUUID().toString().substring(0, 8);
            if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null) {
                return id;
            }
            LOG.errorf(
                    Wordless.of((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)),
                    "Failure %s at %s",
                    id,
                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        }
        return id;
    }
}
