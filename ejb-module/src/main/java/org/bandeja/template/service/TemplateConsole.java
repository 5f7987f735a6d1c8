package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.model.Notices;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.KeptDraft;
import org.bandeja.template.model.KeptDrafts;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.model.Templates;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.bandeja.whatsapp.rules.AccountEvent;
import org.bandeja.whatsapp.rules.TemplateComponents;

/** Where administrators see the templates of all accounts, whatever their state. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class TemplateConsole {
    private static final int LONGEST_HISTORY = 200;

    @Inject
    Templates templates;

    @Inject
    KeptDrafts drafts;

    @Inject
    Notices notices;

    @Inject
    WhatsAppAccounts accounts;

    /** A business account: WhatsApp's id of it, and what the company calls it. */
    public record Account(String id, String name) {}

    /** By name. */
    public List<Account> accounts() {
        return accounts.all().stream()
                .map(account -> new Account(account.wabaId(), account.name()))
                .toList();
    }

    /** What WhatsApp lists, by name and language. */
    public List<TemplateRow> all() {
        Map<String, String> names =
                accounts().stream().collect(Collectors.toMap(Account::id, Account::name, (one, other) -> one));
        return templates.all().stream()
                .map(template ->
                        TemplateRow.of(template, names.getOrDefault(template.accountId(), template.accountId())))
                .toList();
    }

    /** @throws NotFound if WhatsApp does not list it any more */
    public SeenTemplate one(TemplateId id) {
        Template template =
                templates.find(id).filter(found -> found.goneAt().isEmpty()).orElseThrow(NotFound::new);
        long languages = templates.of(template.accountId()).stream()
                .filter(other -> other.name().equals(template.name()))
                .count();
        return new SeenTemplate(
                TemplateRow.of(template, accountName(template.accountId())),
                TemplateComponents.of(template),
                DraftReader.isEditable(template),
                DraftReader.writable(template).isPresent(),
                drafts.of(id).map(KeptDraft::id),
                (int) languages,
                notices.ofTemplate(template.accountId(), template.whatsappId(), LONGEST_HISTORY).stream()
                        .map(TemplateConsole::line)
                        .toList());
    }

    private String accountName(String account) {
        return accounts.find(account).map(WhatsAppAccount::name).orElse(account);
    }

    private static HistoryLine line(Notice notice) {
        return new HistoryLine(
                notice.at(), notice.severity(), notice.field(), notice.event(), AccountEvent.facts(notice.facts()));
    }
}
