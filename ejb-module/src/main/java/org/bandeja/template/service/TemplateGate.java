package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.Contact;
import org.bandeja.conversation.model.Said;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.Templates;
import org.bandeja.whatsapp.rules.TemplateContent;

/** Whether a template that was accepted may still leave: what has changed since is told in WhatsApp's own codes. */
@ApplicationScoped
public class TemplateGate {
    private static final int NOT_THERE = 132001;
    private static final int PAUSED = 132015;
    private static final int DISABLED = 132016;
    private static final int NO_MARKETING = 131050;

    @Inject
    Templates templates;

    /** The code with which WhatsApp would refuse it; empty: it may leave. What is no template may. */
    public OptionalInt refusal(Said said, Contact contact) {
        if (!said.type().equals(Said.TEMPLATE)) {
            return OptionalInt.empty();
        }
        Optional<Template> template =
                said.content().flatMap(TemplateContent::template).flatMap(templates::find);
        if (template.isEmpty()) {
            return OptionalInt.of(NOT_THERE);
        }
        if (!template.get().isApproved()) {
            return OptionalInt.of(code(template.get()));
        }
        boolean unwanted =
                template.get().isMarketing() && contact.marketingOptOut().isPresent();
        return unwanted ? OptionalInt.of(NO_MARKETING) : OptionalInt.empty();
    }

    private static int code(Template template) {
        if (template.isPaused()) {
            return PAUSED;
        }
        return template.status().equals("DISABLED") ? DISABLED : NOT_THERE;
    }
}
