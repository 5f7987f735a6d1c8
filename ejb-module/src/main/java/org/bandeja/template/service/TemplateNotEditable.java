package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp lets only approved, rejected and paused templates be edited (template management, 2026-09). */
public class TemplateNotEditable extends Refusal {
    private static final long serialVersionUID = 1L;

    public TemplateNotEditable() {
        super(Kind.NOT_POSSIBLE_NOW, "only approved, rejected and paused templates are edited");
    }
}
