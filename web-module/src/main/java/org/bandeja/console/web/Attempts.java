package org.bandeja.console.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bandeja.audit.web.Refusals;
import org.bandeja.refusal.model.DoorClosed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.refusal.model.Refusal;
import org.bandeja.screen.web.Texts;

/** Does what a page was asked for, and says in its language what came of it. */
@ApplicationScoped
public class Attempts {
    @Inject
    Retries retries;

    @Inject
    Refusals refusals;

    @Inject
    Texts texts;

    /** @return empty when a rule said no; the person has been told */
    public <T> Optional<T> attempt(Supplier<T> deed) {
        try {
            return Optional.of(retries.retried(deed));
        } catch (Refusal refusal) {
            tell(refusal);
            return Optional.empty();
        }
    }

    /** @return whether it was done; if not, the person has been told why */
    public boolean done(Runnable deed) {
        return attempt(() -> {
                    deed.run();
                    return true;
                })
                .isPresent();
    }

    /** Something to read, with its places filled in. */
    public void say(String key, Object... values) {
        message(FacesMessage.SEVERITY_INFO, text(key, values));
    }

    /**
     * A text with its places filled in, for attributes and scripts too. These stand in a CDATA section when the page asked
     * by Ajax, and the end of one, which a name may hold, would end the answer.
     */
    public String text(String key, Object... values) {
        return texts.text(Pages.locale(), key, values).replace("]]>", "]]\u200b>");
    }

    /** What a page was to show is not there, or not for this person. */
    public void notFound(NotFound refusal) {
        record(refusal);
        Pages.notFound();
    }

    private void record(Refusal refusal) {
        FacesContext context = FacesContext.getCurrentInstance();
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        boolean worthRecording =
                refusal.kind() == Refusal.Kind.NOT_ALLOWED || refusal.kind() == Refusal.Kind.NOT_POSSIBLE_NOW;
        if (refusal instanceof DoorClosed) {
            refusals.recordClosedOnPage(request, () -> shownOn(context));
        } else if (worthRecording) {
            refusals.recordOnPage(request, () -> shownOn(context), refusal.rule());
        }
    }

    private void tell(Refusal refusal) {
        record(refusal);
        message(FacesMessage.SEVERITY_ERROR, text("refusal." + refusal.text(), String.valueOf(refusal.getMessage())));
    }

    /** The id of what the page shows one of; empty: it shows many, or none yet. */
    private static Optional<String> shownOn(FacesContext context) {
        return ViewMetadata.getViewParameters(context.getViewRoot()).stream()
                .filter(parameter -> "id".equals(parameter.getName()))
                .map(parameter -> parameter.getStringValue(context))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Once, however many of several were refused for it. */
    private static void message(FacesMessage.Severity severity, String text) {
        FacesContext context = FacesContext.getCurrentInstance();
        if (context.getMessageList().stream().noneMatch(said -> text.equals(said.getSummary()))) {
            context.addMessage(null, new FacesMessage(severity, text, ""));
        }
    }
}
