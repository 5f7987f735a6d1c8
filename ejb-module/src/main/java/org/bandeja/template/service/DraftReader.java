package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.DraftCheck;
import org.bandeja.template.rules.DraftProblem;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.bandeja.whatsapp.rules.DraftText;
import org.bandeja.whatsapp.rules.TemplateParts;

/** Makes of kept drafts what administrators see, with what WhatsApp would say to them. */
@ApplicationScoped
public class DraftReader {
    /** What WhatsApp lets be edited (template management, 2026-09). */
    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    @Inject
    Templates templates;

    @Inject
    WhatsAppAccounts accounts;

    SeenDraft seen(KeptDraft kept) {
        TemplateDraft draft = DraftText.read(kept.content());
        return new SeenDraft(
                kept.id(),
                kept.accountId(),
                kept.template(),
                kept.template().flatMap(templates::find).map(Template::status),
                kept.version(),
                draft,
                problems(kept, draft),
                kept.state(),
                kept.failure(),
                kept.refused(),
                app(kept.accountId()).isPresent(),
                kept.changedAt(),
                kept.submittedAt());
    }

    /** WhatsApp's id of the app that is connected to an account. */
    Optional<String> app(String account) {
        return accounts.find(account).flatMap(found -> found.appId());
    }

    /** What WhatsApp's rules say, and whether the name is free in this language. */
    List<DraftProblem> problems(KeptDraft kept, TemplateDraft draft) {
        Optional<Template> edited = kept.template().flatMap(templates::find);
        List<DraftProblem> problems =
                new ArrayList<>(DraftCheck.problems(draft, edited.flatMap(DraftReader::fixedCategory)));
        boolean taken = edited.isEmpty()
                && templates.of(kept.accountId()).stream()
                        .anyMatch(template -> template.name().equals(draft.name())
                                && template.language().equals(draft.language()));
        if (taken) {
            problems.add(0, new DraftProblem("name", DraftProblem.Rule.NAME_TAKEN, List.of(draft.language())));
        }
        return problems;
    }

    /** Of an approved template the category stays. */
    static Optional<Category> fixedCategory(Template template) {
        return template.isApproved() ? category(template.category()) : Optional.empty();
    }

    private static Optional<Category> category(String word) {
        return Stream.of(Category.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    static boolean isEditable(Template template) {
        return EDITABLE.contains(template.status()) && template.goneAt().isEmpty();
    }

    /**
     * A template as something to write on.
     *
     * @throws TemplateNotWritable if it has parts that cannot be written here
     */
    static TemplateDraft draft(Template template) {
        return writable(template).orElseThrow(TemplateNotWritable::new);
    }

    static Optional<TemplateDraft> writable(Template template) {
        return TemplateParts.draft(
                template.name(),
                template.language(),
                template.category(),
                template.parameterFormat().equals("NAMED"),
                template.components());
    }
}
