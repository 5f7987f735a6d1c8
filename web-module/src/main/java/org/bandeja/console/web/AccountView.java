package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.login.web.PublicAddress;
import org.bandeja.notice.service.NoticeDesk;
import org.bandeja.notice.web.NoticeShown;
import org.bandeja.notice.web.NoticeWords;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.screen.web.ScreenView;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountAsked;
import org.bandeja.whatsapp.service.AccountAsking;
import org.bandeja.whatsapp.service.AccountDesk;
import org.bandeja.whatsapp.service.AccountState;

/** One account of WhatsApp. Secrets pass through it on their way in; it never has one to show. */
@Named("whatsappAccount")
@ViewScoped
public class AccountView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-.*Z");

    @Inject
    transient AccountDesk desk;

    @Inject
    transient AccountAsking asking;

    @Inject
    transient NumberDesk numberDesk;

    @Inject
    transient NoticeDesk noticeDesk;

    @Inject
    transient NoticeShown.Maker maker;

    @Inject
    transient NoticeWords words;

    @Inject
    transient ScreenView screen;

    @Inject
    transient ConsoleView frame;

    @Inject
    transient Attempts attempts;

    private String id;
    private transient AccountState row;
    /** What the fields were filled from. */
    private transient AccountState shown;

    private final transient Listed<NumberState> numbers = new Listed<>(NumberColumns.of(
                    key -> attempts.text(key), (kind, said) -> frame.word(kind, said))
            .text("verifiedName", row -> row.verifiedName().orElse(""))
            .text(
                    "status",
                    row -> NumberColumns.said("numberstatus", row.status(), (kind, said) -> frame.word(kind, said))));

    private transient List<NoticeShown> notices = List.of();
    private transient List<AccountAsked.Finding> findings = List.of();
    private boolean canKeepSecrets;
    private String name;
    private String wabaId;
    private String appId;
    private transient String entered;

    public void load() {
        if (refresh()) {
            shown = row;
            name = row.name();
            wabaId = row.wabaId();
            appId = row.appId().orElse("");
        }
    }

    /** @return whether it is there; what somebody types stays */
    private boolean refresh() {
        try {
            row = desk.one(account());
        } catch (NotFound e) {
            Pages.notFound();
            return false;
        }
        canKeepSecrets = desk.canKeepSecrets();
        numbers.show(numberDesk.all().stream()
                .filter(number -> number.account().equals(Optional.of(row.id())))
                .toList());
        notices = maker.all(noticeDesk.ofAccount(row.wabaId()), screen.getLocale());
        return true;
    }

    public void save() {
        AccountDesk.Changes changes = new AccountDesk.Changes(
                Typed.changed(wabaId, shown.wabaId()),
                Typed.changed(name, shown.name()),
                Typed.changed(appId, shown.appId().orElse("")));
        if (attempts.done(() -> desk.change(account(), changes))) {
            attempts.say("console.saved");
            load();
        }
    }

    /** Whatever comes of it, what was typed is forgotten. */
    public void keep(SecretKind kind) {
        String secret = String.valueOf(entered);
        entered = null;
        attempt(() -> desk.setSecret(account(), kind, secret), "console.secret.kept");
    }

    public void remove(SecretKind kind) {
        attempt(() -> desk.removeSecret(account(), kind), "console.secret.removed");
    }

    public void endOverlap() {
        attempt(() -> desk.endOverlap(account()), "console.secret.overlapEnded");
    }

    public void check() {
        attempts.attempt(() -> asking.check(account(), URI.create(getWebhook())))
                .ifPresent(asked -> {
                    findings = asked.findings();
                    refresh();
                });
    }

    public void listNumbers() {
        attempts.attempt(() -> asking.numbers(account())).ifPresent(asked -> {
            findings = asked.findings();
            refresh();
        });
    }

    private void attempt(Runnable deed, String done) {
        if (attempts.done(deed)) {
            attempts.say(done);
            refresh();
        }
    }

    /** Where a secret comes from. */
    public String source(SecretKind kind) {
        return row.secrets().get(kind).source().name();
    }

    /** Whether it was entered here. */
    public boolean isKept(SecretKind kind) {
        return row.secrets().get(kind).at().isPresent();
    }

    /** When it was entered; null: not here. */
    public Instant setAt(SecretKind kind) {
        return row.secrets().get(kind).at().orElse(null);
    }

    /** Who entered it; empty when nobody knows any more. */
    public String setBy(SecretKind kind) {
        return row.secrets().get(kind).by().orElse("");
    }

    /** When a token ends, or what came last; null: the detail is WhatsApp's words, or none. */
    public Instant time(AccountAsked.Finding finding) {
        return ISO.matcher(finding.detail()).matches() ? Instant.parse(finding.detail()) : null;
    }

    /** What WhatsApp shall deliver to. */
    public String getWebhook() {
        return PublicAddress.webhook((HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest());
    }

    public String restriction(String kept) {
        return words.restriction(kept, screen.getLocale());
    }

    public SecretKind[] getKinds() {
        return SecretKind.values();
    }

    private AccountId account() {
        return AccountId.parse(id).orElseThrow(NotFound::new);
    }

    public AccountState getRow() {
        return row;
    }

    public Listed<NumberState> getNumbers() {
        return numbers;
    }

    public List<NoticeShown> getNotices() {
        return notices;
    }

    public List<AccountAsked.Finding> getFindings() {
        return findings;
    }

    public boolean isCanKeepSecrets() {
        return canKeepSecrets;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getWabaId() {
        return wabaId;
    }

    public void setWabaId(String wabaId) {
        this.wabaId = wabaId;
    }

    public String getAppId() {
        return appId;
    }

    public void setAppId(String appId) {
        this.appId = appId == null ? "" : appId;
    }

    /** Nothing is ever shown of what was entered. */
    public String getEntered() {
        return null;
    }

    public void setEntered(String entered) {
        this.entered = entered;
    }
}
