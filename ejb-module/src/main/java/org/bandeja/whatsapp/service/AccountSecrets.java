package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.secret.service.SecretKeys;
import org.bandeja.whatsapp.model.AccountId;
import org.bandeja.whatsapp.model.PreviousSecret;
import org.bandeja.whatsapp.model.SealedSecret;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.model.WhatsAppAccount;

/** Seals the secrets of accounts, each for its account and its place there, and opens them for those who call WhatsApp. */
@ApplicationScoped
public class AccountSecrets {
    private static final String PREVIOUS = "PREVIOUS_APP_SECRET";

    private SecretKeys keys;

    /** For the container's proxy. */
    protected AccountSecrets() {}

    @Inject
    public AccountSecrets(SecretKeys keys) {
        this.keys = keys;
    }

    /** Whether secrets can be kept here at all. */
    public boolean canKeep() {
        return keys.box().hasKey();
    }

    /** Empty: there is none, or its key is gone. */
    Optional<String> open(WhatsAppAccount account, SecretKind kind) {
        return account.secret(kind).flatMap(secret -> open(secret.text(), place(account.id(), kind.name())));
    }

    List<String> openPrevious(WhatsAppAccount account, Instant now) {
        return account.previousAppSecretsAt(now).stream()
                .flatMap(secret -> open(secret.text(), place(account.id(), PREVIOUS)).stream())
                .toList();
    }

    /**
     * Gives the account a secret. App secrets that it replaces count until then: deliveries that were signed with them are on their
     * way. The same again changes nothing.
     *
     * @return whether anything changed
     */
    boolean set(WhatsAppAccount account, SecretKind kind, String secret, AgentId by, Instant now, Instant until) {
        Optional<String> present = open(account, kind);
        if (present.filter(secret::equals).isPresent()) {
            return false;
        }
        SealedSecret fresh = new SealedSecret(seal(secret, place(account.id(), kind.name())), now, by);
        if (kind == SecretKind.APP_SECRET) {
            Stream<PreviousSecret> replaced =
                    present.stream().map(old -> new PreviousSecret(seal(old, place(account.id(), PREVIOUS)), until));
            account.replaceAppSecret(
                    fresh,
                    Stream.concat(replaced, account.previousAppSecretsAt(now).stream())
                            .toList());
        } else {
            account.set(kind, fresh);
        }
        return true;
    }

    /**
     * Seals with the newest key what an older one had sealed, so that the older one can be taken away.
     *
     * @return whether anything changed
     */
    boolean renew(WhatsAppAccount account, Instant now) {
        if (!canKeep()) {
            return false;
        }
        boolean renewed = false;
        for (SecretKind kind : SecretKind.values()) {
            Optional<SealedSecret> outdated =
                    account.secret(kind).filter(secret -> keys.box().isOutdated(secret.text()));
            Optional<String> secret = outdated.flatMap(old -> open(account, kind));
            secret.ifPresent(text -> account.set(
                    kind,
                    new SealedSecret(
                            seal(text, place(account.id(), kind.name())),
                            outdated.get().at(),
                            outdated.get().setBy())));
            renewed |= secret.isPresent();
        }
        List<PreviousSecret> previous = account.previousAppSecretsAt(now);
        if (previous.stream().anyMatch(secret -> keys.box().isOutdated(secret.text()))) {
            account.keepPrevious(
                    previous.stream().map(old -> renewed(account, old)).toList());
            renewed = true;
        }
        return renewed;
    }

    private PreviousSecret renewed(WhatsAppAccount account, PreviousSecret old) {
        String place = place(account.id(), PREVIOUS);
        return open(old.text(), place)
                .map(text -> new PreviousSecret(seal(text, place), old.until()))
                .orElse(old);
    }

    private Optional<String> open(String sealed, String place) {
        return keys.box().open(sealed, place).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private String seal(String secret, String place) {
        return keys.box().seal(secret.getBytes(StandardCharsets.UTF_8), place);
    }

    private static String place(AccountId account, String what) {
        return "whatsapp_account " + account.text() + " " + what;
    }
}
