package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.bandeja.notice.web.NoticeWords;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.screen.web.ScreenView;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountDesk;
import org.bandeja.whatsapp.service.AccountState;

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
    transient NoticeWords words;

    @Inject
    transient ScreenView screen;

    @Inject
    transient Attempts attempts;

    private transient List<AccountState> accounts = List.of();
    private transient List<NumberState> numbers = List.of();
    private boolean canKeepSecrets;
    private boolean settingsNamed;
    private String newWabaId;
    private String newName;

    public void load() {
        accounts = desk.all();
        numbers = numberDesk.all();
        canKeepSecrets = desk.canKeepSecrets();
        settingsNamed = desk.settingsNameTheirAccount();
    }

    public void create() {
        attempts.attempt(() -> desk.create(newWabaId.strip(), newName)).ifPresent(created -> {
            attempts.say("console.account.created", created.name());
            newWabaId = null;
            newName = null;
            load();
            Pages.hide("newAccount");
        });
    }

    /** Where a secret of an account comes from. */
    public String source(AccountState account, String kind) {
        return account.secrets().get(SecretKind.valueOf(kind)).source().name();
    }

    /** WhatsApp's word for a state, in words of ours; empty for none. */
    public String word(String kind, String said) {
        return said == null ? "" : words.word(kind, said, screen.getLocale());
    }

    public List<AccountState> getAccounts() {
        return accounts;
    }

    public List<NumberState> getNumbers() {
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
