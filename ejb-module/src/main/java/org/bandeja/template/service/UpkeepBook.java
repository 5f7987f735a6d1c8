package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.Templates;

/** The steps of upkeep that touch the database, each a transaction of its own. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UpkeepBook {
    @Inject
    Templates templates;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * A template by its names.
     *
     * @param sameName WhatsApp's ids of all templates of this name, in any language
     */
    public record Named(
            TemplateId id, String account, String whatsappId, String name, String language, List<String> sameName) {}

    /** @throws NotFound if WhatsApp does not list it any more */
    public Named named(TemplateId id) {
        Template template =
                templates.find(id).filter(found -> found.goneAt().isEmpty()).orElseThrow(NotFound::new);
        List<String> sameName = templates.of(template.accountId()).stream()
                .filter(other -> other.name().equals(template.name()))
                .map(Template::whatsappId)
                .toList();
        return new Named(
                id, template.accountId(), template.whatsappId(), template.name(), template.language(), sameName);
    }

    public void deleted(Named named, List<String> whatsappIds) {
        Instant now = clock.instant();
        whatsappIds.stream()
                .flatMap(id -> templates.lock(named.account(), id).stream())
                .forEach(template -> template.notListed(now));
        audit.record(deed(named, "TEMPLATE_DELETED", whatsappIds.size() > 1 ? "*" : named.language()));
    }

    public void unpaused(Named named) {
        audit.record(deed(named, "TEMPLATE_UNPAUSED", named.language()));
    }

    private Deed deed(Named named, String action, String language) {
        return new Deed(
                        clock.instant(),
                        Optional.of(callers.current().agent()),
                        action,
                        "template",
                        named.id().value(),
                        Optional.empty())
                .with(named.name() + " (" + language + ")");
    }
}
