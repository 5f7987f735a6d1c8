package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.bind.Jsonb;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.service.DraftDesk;
import org.bandeja.template.service.SeenDraft;
import org.bandeja.template.service.SeenTemplate;
import org.bandeja.template.service.TemplateUpkeep;
import org.bandeja.template.web.TemplatePreview;

/** One template: how it looks, how it stands, what WhatsApp told about it, and what can be done with it. */
@Named("template")
@ViewScoped
public class TemplateView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient org.bandeja.template.service.TemplateConsole console;

    @Inject
    transient DraftDesk desk;

    @Inject
    transient TemplateUpkeep upkeep;

    @Inject
    transient Attempts attempts;

    @Inject
    transient TemplateWords words;

    @Inject
    transient Jsonb jsonb;

    private String id;
    private transient SeenTemplate seen;

    public void load() {
        try {
            seen = console.one(template());
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** While WhatsApp reads it, the page looks again now and then. */
    public void look() {
        load();
    }

    public void edit() {
        attempts.attempt(() -> desk.edit(template())).ifPresent(TemplateView::lead);
    }

    public void duplicate() {
        attempts.attempt(() -> desk.duplicate(template())).ifPresent(TemplateView::lead);
    }

    private static void lead(SeenDraft draft) {
        Pages.lead("/console/template-draft.xhtml?id=" + draft.id().text());
    }

    public void delete() {
        delete(false);
    }

    public void deleteAll() {
        delete(true);
    }

    private void delete(boolean allLanguages) {
        if (attempts.done(() -> upkeep.delete(template(), allLanguages))) {
            Pages.lead("/console/templates.xhtml");
        }
    }

    public void unpause() {
        if (attempts.done(() -> upkeep.unpause(template()))) {
            attempts.say("console.template.unpaused");
            load();
        }
    }

    /** Names what will happen. */
    public String getDeleteQuestion() {
        return attempts.text(
                "APPROVED".equals(seen.row().status())
                        ? "console.template.deleteApprovedQuestion"
                        : "console.template.deleteQuestion",
                seen.row().name(),
                language());
    }

    /** Names what will happen. */
    public String getDeleteAllQuestion() {
        return attempts.text("console.template.deleteAllQuestion", seen.row().name(), seen.languages());
    }

    private String language() {
        return Locale.forLanguageTag(seen.row().language().replace('_', '-')).getDisplayName(Pages.locale());
    }

    /** What the preview shows, as JSON. */
    public String getPreview() {
        return jsonb.toJson(TemplatePreview.of(seen.shape()));
    }

    /** Whether WhatsApp is reading it. */
    public boolean isWaiting() {
        return "PENDING".equals(seen.row().status())
                || "IN_APPEAL".equals(seen.row().status());
    }

    public boolean isPaused() {
        return "PAUSED".equals(seen.row().status());
    }

    /** What WhatsApp told, newest first, in words. */
    public List<TemplateWords.Line> getHistory() {
        return seen.history().stream().map(words::line).toList();
    }

    private TemplateId template() {
        return TemplateId.parse(id).orElseThrow(NotFound::new);
    }

    public SeenTemplate getSeen() {
        return seen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
