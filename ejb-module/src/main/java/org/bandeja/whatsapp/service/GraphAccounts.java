package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * With what to call the Graph API for a number or an account. Absent: no token is set, nothing can be asked.
 *
 * <p>An account's own token counts first; the token of the server's settings is that of the account that they name, and of numbers of
 * which nobody knows the account.
 */
@ApplicationScoped
public class GraphAccounts {
    private static final Duration RARELY = Duration.ofSeconds(1);

    private WhatsAppSettings settings;
    private Supplier<OpenAccounts> accounts;
    private Runnable again;

    /** For the container's proxy. */
    protected GraphAccounts() {}

    @Inject
    public GraphAccounts(WhatsAppSettings settings, AccountBook book) {
        this(settings, book::current, () -> book.readIfOlderThan(RARELY));
    }

    /** The server's settings alone. */
    public GraphAccounts(WhatsAppSettings settings) {
        this(settings, () -> OpenAccounts.NONE, () -> {});
    }

    /** @param again looks for numbers that are not known yet */
    GraphAccounts(WhatsAppSettings settings, Supplier<OpenAccounts> accounts, Runnable again) {
        this.settings = settings;
        this.accounts = accounts;
        this.again = again;
    }

    /** @param phoneNumberId WhatsApp's id of a business number */
    public Optional<GraphAccess> ofNumber(String phoneNumberId) {
        if (accounts.get().accountOfNumber(phoneNumberId).isEmpty()) {
            again.run();
        }
        return accounts.get()
                .accountOfNumber(phoneNumberId)
                .map(this::ofAccount)
                .orElseGet(() -> settings.accessToken().map(GraphAccess::new));
    }

    /** @param wabaId WhatsApp's id of a business account */
    public Optional<GraphAccess> ofAccount(String wabaId) {
        return accounts.get()
                .ofAccount(wabaId)
                .flatMap(OpenAccounts.OpenAccount::accessToken)
                .or(() -> settings.accessToken().filter(token -> settings.speaksFor(wabaId)))
                .map(GraphAccess::new);
    }
}
