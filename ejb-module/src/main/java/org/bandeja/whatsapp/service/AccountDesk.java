package org.bandeja.whatsapp.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.Agents;
import org.bandeja.outbox.service.ChannelDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.AccountIdNotUsable;
import org.bandeja.whatsapp.model.AccountIdTaken;
import org.bandeja.whatsapp.model.PreviousSecret;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.model.SecretNotUsable;
import org.bandeja.whatsapp.model.SecretsCannotBeKept;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;

/** The accounts of WhatsApp, as administrators run them. Secrets go in here, and never come out again. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class AccountDesk {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{8,2000}");

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    BusinessNumbers numbers;

    @Inject
    AccountSecrets secrets;

    @Inject
    WhatsAppSettings settings;

    @Inject
    ChannelDesk channels;

    @Inject
    Agents agents;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Event<AccountsChanged> changed;

    @Inject
    Clock clock;

    /**
     * What is to be changed of an account.
     *
     * @param wabaId empty: stays; likewise the others; an empty text as app id: none
     */
    public record Changes(Optional<String> wabaId, Optional<String> name, Optional<String> appId) {}

    /** By name. */
    public List<AccountState> all() {
        Instant now = clock.instant();
        return accounts.all().stream().map(account -> state(account, now)).toList();
    }

    public AccountState one(AccountId id) {
        return state(accounts.find(id).orElseThrow(NotFound::new), clock.instant());
    }

    /** Whether secrets can be kept at all: the server has a key for them. */
    public boolean canKeepSecrets() {
        return secrets.canKeep();
    }

    /** Whether the server's settings say which account they belong to. */
    public boolean settingsNameTheirAccount() {
        return settings.accountId().isPresent();
    }

    /** @throws AccountIdTaken if there is another one with this id */
    public AccountState create(String wabaId, String name) {
        Instant now = clock.instant();
        requireFree(wabaId);
        WhatsAppAccount account = new WhatsAppAccount(AccountId.next(), wabaId, name, now);
        accounts.add(account);
        audit.record(deed("ACCOUNT_CREATED", account, now)
                .changing("wabaId", "", wabaId)
                .changing("name", "", account.name()));
        changed.fire(new AccountsChanged());
        return state(account, now);
    }

    /** @throws AccountIdTaken if there is another one with this id */
    public AccountState change(AccountId id, Changes changes) {
        Instant now = clock.instant();
        WhatsAppAccount account = lock(id);
        Deed deed = deed("ACCOUNT_CHANGED", account, now);
        String wabaId = account.wabaId();
        String name = account.name();
        String appId = account.appId().orElse("");
        changes.wabaId()
                .map(String::strip)
                .filter(wanted -> !wanted.equals(wabaId))
                .ifPresent(wanted -> {
                    requireFree(wanted);
                    account.isCalledAtWhatsApp(wanted);
                });
        changes.name().ifPresent(account::rename);
        changes.appId().map(String::strip).ifPresent(wanted -> {
            if (!wanted.isEmpty() && !ID.matcher(wanted).matches()) {
                throw new AccountIdNotUsable();
            }
            account.connectTo(Optional.of(wanted).filter(text -> !text.isEmpty()));
        });
        Deed whole = deed.changing("wabaId", wabaId, account.wabaId())
                .changing("name", name, account.name())
                .changing("appId", appId, account.appId().orElse(""));
        if (!whole.changes().isEmpty()) {
            audit.record(whole);
            changed.fire(new AccountsChanged());
        }
        return state(account, now);
    }

    /**
     * From now on the account has this one. An app secret that it replaces counts for a while (a setting), so that no delivery is
     * lost; with a new access token its numbers are tried at once.
     *
     * @throws SecretsCannotBeKept if the server has no key for them
     */
    public AccountState setSecret(AccountId id, SecretKind kind, String secret) {
        if (!secrets.canKeep()) {
            throw new SecretsCannotBeKept();
        }
        String word = secret.strip();
        if (!SECRET.matcher(word).matches()) {
            throw new SecretNotUsable();
        }
        Instant now = clock.instant();
        WhatsAppAccount account = lock(id);
        boolean fresh =
                secrets.set(account, kind, word, callers.current().agent(), now, now.plus(settings.secretOverlap()));
        if (fresh) {
            record("ACCOUNT_SECRET_SET", account, kind, now);
        }
        if (kind == SecretKind.ACCESS_TOKEN) {
            numbers.of(id).forEach(number -> channels.tryNow(number.id()));
        }
        return state(account, now);
    }

    /** It has none of its own any more: what the server's settings say counts, where they speak for it. */
    public AccountState removeSecret(AccountId id, SecretKind kind) {
        Instant now = clock.instant();
        WhatsAppAccount account = lock(id);
        if (account.secret(kind).isPresent()) {
            account.remove(kind);
            record("ACCOUNT_SECRET_REMOVED", account, kind, now);
        }
        return state(account, now);
    }

    /** App secrets before the present one stop to count now. */
    public AccountState endOverlap(AccountId id) {
        Instant now = clock.instant();
        WhatsAppAccount account = lock(id);
        if (!account.previousAppSecretsAt(now).isEmpty()) {
            account.keepPrevious(List.of());
            record("ACCOUNT_OLD_SECRET_ENDED", account, SecretKind.APP_SECRET, now);
        }
        return state(account, now);
    }

    /** That a secret was changed and which; never a word of it. */
    private void record(String action, WhatsAppAccount account, SecretKind kind, Instant now) {
        audit.record(deed(action, account, now).with(kind.name()));
        changed.fire(new AccountsChanged());
    }

    private Deed deed(String action, WhatsAppAccount account, Instant now) {
        return new Deed(
                now,
                Optional.of(callers.current().agent()),
                action,
                "account",
                account.id().value(),
                Optional.empty());
    }

    private WhatsAppAccount lock(AccountId id) {
        return accounts.lock(id).orElseThrow(NotFound::new);
    }

    private void requireFree(String wabaId) {
        if (!ID.matcher(wabaId).matches()) {
            throw new AccountIdNotUsable();
        }
        if (accounts.find(wabaId).isPresent()) {
            throw new AccountIdTaken();
        }
    }

    private AccountState state(WhatsAppAccount account, Instant now) {
        List<BusinessNumber> mine = numbers.of(account.id());
        Map<SecretKind, AccountState.Secret> shown = new EnumMap<>(SecretKind.class);
        for (SecretKind kind : SecretKind.values()) {
            shown.put(kind, secret(account, kind));
        }
        return new AccountState(
                account.id(),
                account.wabaId(),
                account.name(),
                account.appId(),
                settings.speaksFor(account.wabaId()),
                shown,
                account.previousAppSecretsAt(now).stream()
                        .map(PreviousSecret::until)
                        .max(Instant::compareTo),
                account.review(),
                account.ban(),
                account.banDate(),
                account.restrictions(),
                account.messagingLimit(),
                account.mostNumbers(),
                account.listedAt(),
                mine.size(),
                (int) mine.stream()
                        .filter(number -> number.stoppedBecauseOf().isPresent())
                        .count());
    }

    private AccountState.Secret secret(WhatsAppAccount account, SecretKind kind) {
        return account.secret(kind)
                .map(kept -> new AccountState.Secret(
                        secrets.open(account, kind).isPresent()
                                ? AccountState.Source.HERE
                                : AccountState.Source.UNREADABLE,
                        Optional.of(kept.at()),
                        kept.by().flatMap(agents::find).map(Agent::name)))
                .orElseGet(() -> new AccountState.Secret(
                        settings.has(kind) && settings.speaksFor(account.wabaId())
                                ? AccountState.Source.SETTINGS
                                : AccountState.Source.NONE,
                        Optional.empty(),
                        Optional.empty()));
    }
}
