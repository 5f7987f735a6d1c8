package org.bandeja.template.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.template.model.DraftFailure;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.DraftState;
import org.bandeja.template.model.TemplateId;

/**
 * A draft in a list.
 *
 * @param account WhatsApp's id of the business account
 * @param template the one that it changes; empty: it will be a new one
 * @param name may be empty, likewise the language
 */
public record DraftRow(
        DraftId id,
        String account,
        Optional<TemplateId> template,
        String name,
        String language,
        DraftState state,
        Optional<DraftFailure> failure,
        Instant changedAt) {}
