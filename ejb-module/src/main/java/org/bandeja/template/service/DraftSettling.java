package org.bandeja.template.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.KeptDrafts;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.DraftMatch;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.whatsapp.rules.DraftText;

/** Finds in WhatsApp's list what became of submissions that nobody got an answer to. */
@Stateless
@PermitAll
public class DraftSettling {
    private static final String IN_REVIEW = "PENDING";

    @Inject
    KeptDrafts drafts;

    @Inject
    Templates templates;

    @Inject
    DraftAudit deeds;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * The list of an account was read to its end.
     *
     * @param readAt when the reading began
     * @return how many it cannot tell about yet: the list is to be read again
     */
    public int settle(String account, Instant readAt) {
        Instant now = clock.instant();
        int open = 0;
        for (KeptDraft draft : drafts.lockUnsettled(account)) {
            boolean doubtful =
                    draft.isInDoubt(now) && !readAt.isBefore(draft.submittedAt().orElseThrow());
            Optional<Template> found = doubtful ? arrived(draft) : Optional.empty();
            if (found.isPresent()) {
                keep(draft, found.get(), now);
                drafts.remove(draft);
            } else if (!doubtful || !draft.notListed(readAt)) {
                open++;
            }
        }
        return open;
    }

    private Optional<Template> arrived(KeptDraft kept) {
        TemplateDraft draft = DraftText.read(kept.content());
        return kept.template()
                .map(id -> templates.find(id).filter(template -> showsEdit(template, draft)))
                .orElseGet(() -> named(kept.accountId(), draft));
    }

    private Optional<Template> named(String account, TemplateDraft draft) {
        List<Template> all = templates.of(account);
        return all.stream()
                .filter(template -> template.name().equals(draft.name())
                        && template.language().equals(draft.language()))
                .findFirst();
    }

    /**
     * Whether the list shows that an edit arrived. What it does not tell may be all that was edited: then only a template in review is a
     * proof, since none in review can be submitted.
     */
    static boolean showsEdit(Template template, TemplateDraft draft) {
        return DraftReader.writable(template)
                .filter(listed -> DraftMatch.saysTheSame(draft, listed))
                .filter(listed -> IN_REVIEW.equals(template.status()) || DraftMatch.isToldWhole(draft, listed))
                .isPresent();
    }

    private void keep(KeptDraft draft, Template template, Instant now) {
        Deed deed = deeds.submitted(draft.author(), now, Optional.empty(), DraftText.read(draft.content()));
        audit.record(deeds.of(deed, Optional.of(new TemplateId(template.id().value()))));
    }
}
