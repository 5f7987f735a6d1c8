package org.bandeja.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.rules.DraftLanguages;
import org.bandeja.template.service.DraftDesk;
import org.bandeja.template.service.SeenDraft;

/** The page of a draft: what is on it is drawn by the browser, which asks REST. */
@Named("templateDraft")
@RequestScoped
public class TemplateDraftView {
    @Inject
    DraftDesk desk;

    private String id;
    private SeenDraft seen;

    /** A draft that has become a template is not here any more. */
    public void load() {
        try {
            seen = desk.one(DraftId.parse(id).orElseThrow(NotFound::new));
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** WhatsApp's codes, with blanks between them. */
    public String getLanguages() {
        return String.join(" ", DraftLanguages.CODES);
    }

    public SeenDraft getSeen() {
        return seen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
