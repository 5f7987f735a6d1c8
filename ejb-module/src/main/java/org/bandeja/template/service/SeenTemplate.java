package org.bandeja.template.service;

import java.util.List;
import java.util.Optional;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.rules.TemplateShape;

/**
 * A template as administrators see it.
 *
 * @param shape what it is made of
 * @param editable whether WhatsApp lets it be edited in its state
 * @param writable whether its parts can be written here
 * @param draft a change of it that was begun
 * @param languages in how many languages there is a template of its name
 * @param history what WhatsApp told about it, newest first
 */
public record SeenTemplate(
        TemplateRow row,
        TemplateShape shape,
        boolean editable,
        boolean writable,
        Optional<DraftId> draft,
        int languages,
        List<HistoryLine> history) {}
