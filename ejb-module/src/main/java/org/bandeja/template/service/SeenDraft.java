package org.bandeja.template.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.template.model.DraftFailure;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.DraftState;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.DraftProblem;
import org.bandeja.template.rules.TemplateDraft;

/**
 * A draft as an administrator sees it.
 *
 * @param account WhatsApp's id of the business account
 * @param template the one that it changes: name and language are the template's; empty: it will be a new one
 * @param status of that template in WhatsApp's words
 * @param version to be given back with a change
 * @param problems why WhatsApp would not take it; empty: it can be submitted
 * @param failure what became of the last submission
 * @param refused what WhatsApp said to it
 * @param uploads whether example files can be given to WhatsApp: the account says which app is connected to it
 */
public record SeenDraft(
        DraftId id,
        String account,
        Optional<TemplateId> template,
        Optional<String> status,
        int version,
        TemplateDraft draft,
        List<DraftProblem> problems,
        DraftState state,
        Optional<DraftFailure> failure,
        Optional<KeptDraft.Refused> refused,
        boolean uploads,
        Instant changedAt,
        Optional<Instant> submittedAt) {}
