package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountDesk;
import org.bandeja.whatsapp.service.AccountState;
import org.bandeja.whatsapp.service.AccountState.Source;

/** The message provider: accounts of WhatsApp and the company's numbers. */
@Named("whatsapp")
@ViewScoped
public class WhatsAppView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient AccountDesk desk;

    @Inject
    transient NumberDesk numberDesk;

    @Inject
    transient ConsoleView frame;

    @Inject
    transient Attempts attempts;

    /** What keeps messages from leaving comes first. */
    private static final List<Source> SOURCES = List.of(Source.UNREADABLE, Source.NONE, Source.SETTINGS, Source.HERE);

    private final transient Listed<AccountState> accounts = new Listed<>(new Columns<AccountState>()
            .text("name", AccountState::name)
            .text("wabaId", AccountState::wabaId)
            .state("token", row -> rank(row, SecretKind.ACCESS_TOKEN), row -> sourceWord(row, SecretKind.ACCESS_TOKEN))
            .state("secret", row -> rank(row, SecretKind.APP_SECRET), row -> sourceWord(row, SecretKind.APP_SECRET))
            .number("numbers", AccountState::numbers)
            .says(row -> row.ban().isPresent() ? attempts.text("console.account.bannedMark") : "")
            .says(row -> row.stoppedNumbers() > 0 ? attempts.text("console.number.stoppedMark") : "")
            .says(row -> row.restrictions().isEmpty() ? "" : attempts.text("console.account.restrictedMark")));

    private final transient Listed<NumberState> numbers = new Listed<>(NumberColumns.of(
                    key -> attempts.text(key), (kind, said) -> frame.word(kind, said))
            .text("route", this::route)
            .number("waiting", NumberState::waiting)
            .says(NumberColumns.mark(NumberState::unknown, key -> attempts.text(key), "console.number.unknownMark"))
            .says(NumberColumns.mark(
                    row -> row.route().isEmpty(), key -> attempts.text(key), "console.number.noRoute")));

    private boolean canKeepSecrets;
    private boolean settingsNamed;
    private String newWabaId;
    private String newName;

    public void load() {
        accounts.show(desk.all());
        numbers.show(numberDesk.all());
        canKeepSecrets = desk.canKeepSecrets();
        settingsNamed = desk.settingsNameTheirAccount();
    }

    public void create() {
        attempts.attempt(() -> desk.create(newWabaId.strip(), newName)).ifPresent(created -> {
            attempts.say("console.account.created", created.name());
            newWabaId = null;
            newName = null;
            load();
            Pages.hide("newAccount", "accounts");
        });
    }

    private static Optional<Integer> rank(AccountState account, SecretKind kind) {
        return Optional.of(SOURCES.indexOf(account.secrets().get(kind).source()));
    }

    private String sourceWord(AccountState account, SecretKind kind) {
        return attempts.text("console.source." + account.secrets().get(kind).source());
    }

    private String route(NumberState row) {
        return row.route()
                .map(led -> led.name()
                        + led.problem()
                                .map(problem -> " " + attempts.text("console.route.problem." + problem))
                                .orElse(""))
                .orElse("");
    }

    /** Where a secret of an account comes from. */
    public String source(AccountState account, String kind) {
        return account.secrets().get(SecretKind.valueOf(kind)).source().name();
    }

    public Listed<AccountState> getAccounts() {
        return accounts;
    }

    public Listed<NumberState> getNumbers() {
        return numbers;
    }

    public boolean isCanKeepSecrets() {
        return canKeepSecrets;
    }

    /** Whether the server's settings say which account they belong to. */
    public boolean isSettingsNamed() {
        return settingsNamed;
    }

    public String getNewWabaId() {
        return newWabaId;
    }

    public void setNewWabaId(String newWabaId) {
        this.newWabaId = newWabaId;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }
}
