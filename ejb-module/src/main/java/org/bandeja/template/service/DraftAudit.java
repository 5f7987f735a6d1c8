package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.model.Outcome;
import org.bandeja.directory.model.AgentId;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.TemplateDraft;

/** What the audit keeps of a template that somebody submitted: its parts before and after. */
@ApplicationScoped
public class DraftAudit {
    private static final TemplateDraft NOTHING = TemplateDraft.empty("");

    Deed submitted(AgentId agent, Instant now, Optional<Template> before, TemplateDraft draft) {
        TemplateDraft was = before.flatMap(DraftReader::writable).orElse(NOTHING);
        Deed deed = new Deed(
                now,
                Optional.of(agent),
                before.isPresent() ? "TEMPLATE_EDITED" : "TEMPLATE_SUBMITTED",
                "template",
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Optional.of(draft.name() + " (" + draft.language() + ")"),
                List.of());
        return deed.changing("category", before.map(Template::category).orElse(""), draft.category())
                .changing("header", header(was), header(draft))
                .changing("body", was.body(), draft.body())
                .changing("footer", was.footer(), draft.footer())
                .changing("buttons", buttons(was), buttons(draft));
    }

    Deed of(Deed deed, Optional<TemplateId> template) {
        return new Deed(
                deed.at(),
                deed.actor(),
                deed.action(),
                deed.object(),
                template.map(TemplateId::value),
                deed.department(),
                deed.outcome(),
                deed.detail(),
                deed.changes());
    }

    private static String header(TemplateDraft draft) {
        return switch (draft.header().kind()) {
            case NONE -> "";
            case TEXT -> draft.header().text();
            default -> draft.header().kind().name();
        };
    }

    private static String buttons(TemplateDraft draft) {
        return draft.buttons().stream()
                .map(button -> (button.kind() + " " + button.text() + " " + button.value()).strip())
                .collect(Collectors.joining(", "));
    }
}
