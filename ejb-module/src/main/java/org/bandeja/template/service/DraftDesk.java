package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.DraftChanged;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.DraftState;
import org.bandeja.template.model.DraftUnderWay;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.KeptDrafts;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.DraftCheck;
import org.bandeja.template.rules.DraftProblem;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.bandeja.whatsapp.rules.DraftText;

/**
 * Where administrators write templates. A draft is kept with every change, and until WhatsApp has it: nothing typed is lost. Drafts are
 * the administrators' together.
 */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class DraftDesk {
    private static final int MOST = 200;

    @Inject
    KeptDrafts drafts;

    @Inject
    Templates templates;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    DraftReader reader;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Changed last first, at most 200. */
    public List<DraftRow> all() {
        return drafts.latest(MOST).stream()
                .map(draft -> new DraftRow(
                        draft.id(),
                        draft.accountId(),
                        draft.template(),
                        draft.name(),
                        draft.language(),
                        draft.state(),
                        draft.failure(),
                        draft.changedAt()))
                .toList();
    }

    /** @throws NotFound if it is not there, perhaps because WhatsApp has it now */
    public SeenDraft one(DraftId id) {
        return reader.seen(drafts.find(id).orElseThrow(NotFound::new));
    }

    /** What WhatsApp's rules say to a draft that is not kept. */
    public List<DraftProblem> check(TemplateDraft draft) {
        return DraftCheck.problems(draft, Optional.empty());
    }

    /**
     * Begins a template.
     *
     * @param account WhatsApp's id of the business account
     * @throws NotFound if there is no such account
     */
    public SeenDraft begin(String account, TemplateDraft draft) {
        accounts.find(account).orElseThrow(NotFound::new);
        return add(account, Optional.empty(), draft);
    }

    /**
     * Begins another template from one that is there; in another account its example files are not known.
     *
     * @throws TemplateNotWritable if it has parts that cannot be written here
     */
    public SeenDraft duplicate(TemplateId id) {
        Template template = listed(id);
        TemplateDraft draft = DraftReader.draft(template);
        return add(template.accountId(), Optional.empty(), draft.called(CopyName.of(draft.name()), draft.language()));
    }

    /**
     * Begins a change of a template, or goes on with the one that was begun.
     *
     * @throws TemplateNotEditable if WhatsApp lets nobody edit it in its state
     * @throws TemplateNotWritable if it has parts that cannot be written here
     */
    public SeenDraft edit(TemplateId id) {
        Template template = listed(id);
        Optional<KeptDraft> begun = drafts.of(id);
        if (begun.isPresent()) {
            return reader.seen(begun.get());
        }
        if (!DraftReader.isEditable(template)) {
            throw new TemplateNotEditable();
        }
        return add(template.accountId(), Optional.of(id), DraftReader.draft(template));
    }

    private Template listed(TemplateId id) {
        return templates
                .find(id)
                .filter(template -> template.goneAt().isEmpty())
                .orElseThrow(NotFound::new);
    }

    private SeenDraft add(String account, Optional<TemplateId> template, TemplateDraft draft) {
        Instant now = clock.instant();
        AgentId author = callers.current().agent();
        KeptDraft kept = new KeptDraft(account, template, author, now);
        kept.write(draft.name(), draft.language(), DraftText.write(draft), author, now);
        drafts.add(kept);
        drafts.flush();
        return reader.seen(kept);
    }

    /**
     * Keeps what somebody has written. Of a change of a template, name, language and kind of variables stay the template's.
     *
     * @param version that this is a change of
     * @throws DraftChanged if somebody else has changed it meanwhile
     * @throws DraftUnderWay if it has been submitted
     */
    public SeenDraft write(DraftId id, int version, TemplateDraft draft) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        kept.requireVersion(version);
        TemplateDraft own = kept.template()
                .flatMap(templates::find)
                .map(template -> draft.called(template.name(), template.language())
                        .named(template.parameterFormat().equals("NAMED")))
                .orElse(draft);
        kept.write(
                own.name(),
                own.language(),
                DraftText.write(own),
                callers.current().agent(),
                clock.instant());
        drafts.flush();
        return reader.seen(kept);
    }

    /** @throws DraftUnderWay if it has been submitted, and nobody knows yet what came of it */
    public void discard(DraftId id) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        if (kept.state() != DraftState.OPEN) {
            throw new DraftUnderWay();
        }
        drafts.remove(kept);
        audit.record(new Deed(
                        clock.instant(),
                        Optional.of(callers.current().agent()),
                        "TEMPLATE_DRAFT_DISCARDED",
                        "template",
                        id.value(),
                        Optional.empty())
                .with(kept.name()));
    }
}
