package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.DraftChanged;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.DraftUnderWay;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.KeptDrafts;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.whatsapp.rules.DraftText;
import org.bandeja.whatsapp.rules.TemplateRequest;

/** The steps of a submission, each a transaction of its own: WhatsApp is asked between them. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class DraftBook {
    private static final String PENDING = "PENDING";

    @Inject
    KeptDrafts drafts;

    @Inject
    Templates templates;

    @Inject
    DraftReader reader;

    @Inject
    DraftAudit deeds;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What leaves.
     *
     * @param whatsappId of the template that it changes; empty: it is a new one
     * @param withCategory whether the category may change
     */
    public record Leaving(
            DraftId id, String account, Optional<String> whatsappId, boolean withCategory, TemplateDraft draft) {}

    /**
     * From now on nobody else submits or changes it.
     *
     * @throws DraftChanged if it is another version than somebody has before him
     * @throws DraftUnderWay if it was submitted already
     * @throws DraftNotReady if WhatsApp would not take it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Leaving take(DraftId id, int version) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        kept.requireVersion(version);
        TemplateDraft draft = DraftText.read(kept.content());
        Optional<Template> edited = kept.template().flatMap(templates::find);
        if (edited.isPresent() && !DraftReader.isEditable(edited.get())) {
            throw new TemplateNotEditable();
        }
        if (!reader.problems(kept, draft).isEmpty()) {
            throw new DraftNotReady();
        }
        kept.submit(callers.current().agent(), clock.instant());
        return new Leaving(
                id,
                kept.accountId(),
                edited.map(Template::whatsappId),
                edited.isPresent() && DraftReader.fixedCategory(edited.get()).isEmpty(),
                draft);
    }

    /**
     * WhatsApp has it: the draft has become a template.
     *
     * @return the template; empty for a new one of which WhatsApp did not say the id: the next reading of its list finds it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<TemplateId> arrived(Leaving leaving, TemplateAnswer.Accepted answer) {
        Instant now = clock.instant();
        Optional<String> whatsappId = leaving.whatsappId().or(answer::id);
        Optional<Template> before = whatsappId.flatMap(id -> templates.lock(leaving.account(), id));
        Deed deed = deeds.submitted(callers.current().agent(), now, before, leaving.draft());
        whatsappId.ifPresent(
                id -> templates.listed(leaving.account(), List.of(listed(id, leaving, answer, before)), now));
        Optional<TemplateId> template =
                whatsappId.flatMap(id -> templates.lock(leaving.account(), id)).map(Template::id);
        audit.record(deeds.of(deed, template));
        drafts.lock(leaving.id()).ifPresent(drafts::remove);
        return template;
    }

    /** As WhatsApp will list it; an edited one is read by it again. */
    private static ListedTemplate listed(
            String id, Leaving leaving, TemplateAnswer.Accepted answer, Optional<Template> before) {
        TemplateDraft draft = leaving.draft();
        return new ListedTemplate(
                id,
                draft.name(),
                draft.language(),
                answer.category().orElse(draft.category().name()),
                answer.status().or(() -> before.map(Template::status)).orElse(PENDING),
                draft.named() ? "NAMED" : "POSITIONAL",
                before.flatMap(Template::quality),
                TemplateRequest.components(draft),
                Optional.empty());
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public SeenDraft refused(DraftId id, TemplateAnswer.Refused answer) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        kept.refuse(new KeptDraft.Refused(answer.code(), answer.subcode(), answer.words()));
        return flushed(kept);
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public SeenDraft notReached(DraftId id) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        kept.notReached();
        return flushed(kept);
    }

    /** No answer came: WhatsApp's list will tell. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public SeenDraft unknown(DraftId id) {
        KeptDraft kept = drafts.lock(id).orElseThrow(NotFound::new);
        kept.doubt();
        return flushed(kept);
    }

    private SeenDraft flushed(KeptDraft kept) {
        drafts.flush();
        return reader.seen(kept);
    }
}
