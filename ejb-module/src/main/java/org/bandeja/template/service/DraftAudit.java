package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;

/** What the audit keeps of a template that somebody submitted: the parts of its form, before and after. */
@ApplicationScoped
public class DraftAudit {
    private static final TemplateDraft NOTHING = TemplateDraft.empty("");

    /** No form has more than four parts, and a sign has at most three bytes: a record's text holds 65,535. */
    private static final int LONGEST = 5_000;

    Deed submitted(AgentId agent, Instant now, Optional<Template> before, TemplateDraft draft) {
        TemplateDraft was = before.flatMap(DraftReader::writable).orElse(NOTHING);
        Deed deed = new Deed(
                now,
                Optional.of(agent),
                before.isPresent() ? "TEMPLATE_EDITED" : "TEMPLATE_SUBMITTED",
                "template",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Outcome.DONE,
                Optional.of(draft.name() + " (" + draft.language() + ")"),
                List.of());
        Map<String, String> old = parts(was);
        Map<String, String> fresh = parts(draft);
        return deed.changing("category", before.map(Template::category).orElse(""), draft.category())
                .changing("header", old.getOrDefault("header", ""), fresh.getOrDefault("header", ""))
                .changing("body", old.getOrDefault("body", ""), fresh.getOrDefault("body", ""))
                .changing("footer", old.getOrDefault("footer", ""), fresh.getOrDefault("footer", ""))
                .changing("buttons", old.getOrDefault("buttons", ""), fresh.getOrDefault("buttons", ""))
                .changing("offer", old.getOrDefault("offer", ""), fresh.getOrDefault("offer", ""))
                .changing("cards", old.getOrDefault("cards", ""), fresh.getOrDefault("cards", ""))
                .changing("code", old.getOrDefault("code", ""), fresh.getOrDefault("code", ""));
    }

    private static Map<String, String> parts(TemplateDraft draft) {
        Map<String, String> parts = new HashMap<>();
        if (draft.category() == Category.AUTHENTICATION) {
            parts.put("code", code(draft.code()));
        } else {
            parts.put("body", draft.body());
            switch (draft.form()) {
                case PLAIN -> {
                    parts.put("header", header(draft.header()));
                    parts.put("footer", draft.footer());
                    parts.put("buttons", buttons(draft.buttons()));
                }
                case OFFER -> {
                    parts.put("header", header(draft.header()));
                    parts.put("offer", offer(draft.offer()));
                    parts.put("buttons", buttons(draft.buttons()));
                }
                case CATALOG -> parts.put("footer", draft.footer());
                case CAROUSEL -> parts.put("cards", cards(draft.cards()));
            }
        }
        parts.replaceAll((part, text) -> shortened(text));
        return parts;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    Deed of(Deed deed, Optional<TemplateId> template) {
        return new Deed(
                deed.at(),
                deed.actor(),
                deed.action(),
                deed.object(),
                template.map(TemplateId::value),
                deed.subject(),
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
        return buttons.stream().map(DraftAudit::button).collect(Collectors.joining(", "));
    }

    private static String button(Button button) {
        String screen = button.kind() == Button.Kind.FLOW ? button.example() : "";
        return joined(" ", Stream.of(button.kind().name(), button.text(), button.value(), screen));
    }

    private static String cards(List<Card> cards) {
        return cards.stream()
                .map(card -> joined(" · ", Stream.of(header(card.header()), card.body(), buttons(card.buttons()))))
                .collect(Collectors.joining("\n"));
    }

    private static String offer(Offer offer) {
        return offer.text() + (offer.expires() ? " · expires" : "");
    }

    private static String code(Code code) {
        Stream<String> apps = code.way() == Way.COPY_CODE
                ? Stream.of()
                : code.apps().stream().map(app -> app.packageName() + " " + app.signature());
        Stream<String> rest = Stream.of(
                code.minutes() > 0 ? code.minutes() + " min" : "",
                code.advice() ? "advice" : "",
                code.way() == Way.ZERO_TAP && code.terms() ? "terms accepted" : "");
        return joined(" · ", Stream.of(Stream.of(code.way().name()), apps, rest).flatMap(part -> part));
    }

    private static String joined(String sign, Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(sign));
    }
}
