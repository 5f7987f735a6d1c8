package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.model.Outcome;
import org.bandeja.directory.model.AgentId;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code.App;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;

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
                .changing("header", header(was.header()), header(draft.header()))
                .changing("body", was.body(), draft.body())
                .changing("footer", was.footer(), draft.footer())
                .changing("buttons", buttons(was.buttons()), buttons(draft.buttons()))
                .changing("offer", offer(was), offer(draft))
                .changing("cards", cards(was), cards(draft))
                .changing("code", code(was), code(draft));
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

    private static String header(Header header) {
        return switch (header.kind()) {
            case NONE -> "";
            case TEXT -> header.text();
            default -> header.kind().name();
        };
    }

    private static String buttons(List<Button> buttons) {
        return buttons.stream()
                .map(button -> (button.kind() + " " + button.text() + " " + button.value()).strip())
                .collect(Collectors.joining(", "));
    }

    private static String cards(TemplateDraft draft) {
        if (draft.form() != Form.CAROUSEL) {
            return "";
        }
        return draft.cards().stream()
                .map(card -> Stream.of(header(card.header()), card.body(), buttons(card.buttons()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining("\n"));
    }

    private static String offer(TemplateDraft draft) {
        return draft.form() == Form.OFFER ? draft.offer().text() : "";
    }

    private static String code(TemplateDraft draft) {
        if (draft.category() != Category.AUTHENTICATION) {
            return "";
        }
        return Stream.concat(
                        Stream.of(draft.code().way().name()),
                        draft.code().apps().stream().map(App::packageName))
                .collect(Collectors.joining(" "));
    }
}
