package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.template.rules.DraftLanguages;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.service.DraftDesk;
import org.bandeja.template.service.DraftRow;
import org.bandeja.template.service.ListFailure;
import org.bandeja.template.service.TemplateConsole;
import org.bandeja.template.service.TemplateList;
import org.bandeja.template.service.TemplateList.AccountStanding;
import org.bandeja.template.service.TemplateRow;

/** The templates of all accounts, the drafts, and a new one. */
@Named("templates")
@ViewScoped
public class TemplatesView implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The page does not look for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    transient TemplateConsole console;

    @Inject
    transient TemplateList list;

    @Inject
    transient DraftDesk desk;

    @Inject
    transient TemplateTermsView terms;

    @Inject
    transient Attempts attempts;

    @Inject
    transient Clock clock;

    /** What nobody can send comes first, then what may soon be so. */
    private static final List<String> KINDS = List.of("bad", "warning", "waiting", "plain", "good");

    private final transient Listed<TemplateRow> rows = new Listed<>(new Columns<TemplateRow>()
            .text("name", TemplateRow::name)
            .text("language", row -> terms.language(row.language()))
            .text("category", row -> terms.category(row.category()))
            .state(
                    "status",
                    row -> Optional.of(KINDS.indexOf(terms.kind(row.status()))),
                    row -> terms.status(row.status()))
            .state(
                    "quality",
                    row -> rated(row).flatMap(NumberColumns::quality),
                    row -> rated(row).map(terms::quality).orElse(""))
            .text("account", this::accountName)
            .time("told", TemplateRow::told)
            .says(TemplateRow::language)
            .says(row ->
                    row.nextCategory().map(next -> "→ " + terms.category(next)).orElse(""))
            .says(row -> row.reason().map(terms::reason).orElse("")));

    private transient List<DraftRow> drafts = List.of();
    private transient List<TemplateConsole.Account> accounts = List.of();
    private transient List<AccountStanding> standings = List.of();
    private Instant wantedAt;
    private String account;
    private String category;
    private String status;
    private String newAccount;
    private String newLanguage = "es";

    public void load() {
        rows.show(console.all());
        rows.only(this::isChosen);
        drafts = desk.all();
        accounts = console.accounts();
        standings = list.standings();
        if (newAccount == null) {
            newAccount = readable().orElse(null);
        }
    }

    /** The first account whose list WhatsApp has told us: one that takes new templates too. */
    private Optional<String> readable() {
        return standings.stream()
                .filter(standing -> standing.standing().doneAt().isPresent()
                        && standing.standing().failure().isEmpty())
                .map(AccountStanding::account)
                .findFirst();
    }

    /** WhatsApp's lists are read now, in the background. */
    public void readNow() {
        Instant now = clock.instant();
        if (attempts.done(list::wantAll)) {
            attempts.say("console.template.reading");
            wantedAt = now;
            load();
        }
    }

    /** Whether what was wanted here has not come yet: the page looks again. */
    public boolean isReading() {
        Instant readAt = getReadAt();
        return wantedAt != null
                && clock.instant().isBefore(wantedAt.plus(PATIENCE))
                && (readAt == null || readAt.isBefore(wantedAt));
    }

    public void create() {
        attempts.attempt(() -> desk.begin(newAccount, TemplateDraft.empty(newLanguage)))
                .ifPresent(begun -> Pages.lead(
                        "/console/template-draft.xhtml?id=" + begun.id().text()));
    }

    private boolean isChosen(TemplateRow row) {
        return Typed.given(account).map(row.account()::equals).orElse(true)
                && Typed.given(category).map(row.category()::equals).orElse(true)
                && Typed.given(status).map(row.status()::equals).orElse(true);
    }

    /** Nothing where there is only one: its column is not shown. */
    private String accountName(TemplateRow row) {
        return accounts.size() > 1 ? row.accountName() : "";
    }

    /** Of a quality that one could name. */
    private static Optional<String> rated(TemplateRow row) {
        return row.quality().filter(word -> !word.equals("UNKNOWN"));
    }

    /** The states that occur, in WhatsApp's words. */
    public List<String> getStatuses() {
        return rows.all().stream().map(TemplateRow::status).distinct().sorted().toList();
    }

    /** The categories that occur, in WhatsApp's words. */
    public List<String> getCategories() {
        return rows.all().stream()
                .map(TemplateRow::category)
                .distinct()
                .sorted()
                .toList();
    }

    /** Only what is asked for while WhatsApp is read; all of it when that is done. */
    public void look() {
        standings = list.standings();
        if (!isReading()) {
            load();
            Pages.draw("list", "filter:ofCategory", "filter:ofStatus");
        }
    }

    /** Why the list could not be read; empty: it could. */
    public String getTroubleWords() {
        return getTrouble()
                .flatMap(standing -> standing.standing().failure())
                .map(kept -> ListFailure.of(kept)
                        .map(why -> attempts.text("console.template.notRead." + why, why.detail(kept)))
                        .orElse(kept))
                .orElse("");
    }

    public Optional<AccountStanding> getTrouble() {
        return standings.stream()
                .filter(standing -> standing.standing().failure().isPresent())
                .findFirst();
    }

    /** When all lists had been read last; null: never. */
    public Instant getReadAt() {
        return standings.stream()
                .flatMap(standing -> standing.standing().doneAt().stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    public List<String> getLanguages() {
        return Stream.concat(Stream.of("es", "en", "pt_BR"), DraftLanguages.CODES.stream())
                .distinct()
                .toList();
    }

    public Listed<TemplateRow> getRows() {
        return rows;
    }

    public List<DraftRow> getDrafts() {
        return drafts;
    }

    public List<TemplateConsole.Account> getAccounts() {
        return accounts;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getNewAccount() {
        return newAccount;
    }

    public void setNewAccount(String newAccount) {
        this.newAccount = newAccount;
    }

    public String getNewLanguage() {
        return newLanguage;
    }

    public void setNewLanguage(String newLanguage) {
        this.newLanguage = newLanguage;
    }
}
