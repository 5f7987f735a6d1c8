package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * What proves that a delivery is WhatsApp's: of all accounts and of the server's settings. Asks no database, except after what could not be
 * proved, and then twice a second at most: another node may just have been told a new secret.
 */
@ApplicationScoped
public class WebhookSecrets {
    private static final Logger LOG = Logger.getLogger(WebhookSecrets.class);
    private static final Duration RARELY = Duration.ofMillis(500);

    private WhatsAppSettings settings;
    private AccountBook book;

    /** Put together once for each reading of the accounts. */
    private record Known(OpenAccounts accounts, List<String> appSecrets) {}

    private volatile Known known = new Known(null, List.of());

    /** For the container's proxy. */
    protected WebhookSecrets() {}

    @Inject
    public WebhookSecrets(WhatsAppSettings settings, AccountBook book) {
        this.settings = settings;
        this.book = book;
    }

    /** Whether the accounts have been read: before, nobody can say that a delivery is not WhatsApp's. */
    public boolean areKnown() {
        return book.isKnown();
    }

    /**
     * Whether one of them proves it. What none of them proves is asked once more of what has been read meanwhile: the secret may have
     * been entered a moment ago.
     *
     * @param check of one delivery, given the secrets; none can be proved without any
     */
    public boolean prove(Predicate<List<String>> check) {
        OpenAccounts seen = book.last();
        return check.test(appSecrets(seen)) || isThereMore(seen) && check.test(appSecrets(book.last()));
    }

    private List<String> appSecrets(OpenAccounts accounts) {
        Known present = known;
        if (present.accounts() != accounts) {
            present = new Known(
                    accounts,
                    Stream.concat(settings.appSecrets().stream(), accounts.appSecrets().stream())
                            .distinct()
                            .toList());
            known = present;
        }
        return present.appSecrets();
    }

    private boolean isThereMore(OpenAccounts seen) {
        try {
            return book.isNewerThan(seen, RARELY);
        } catch (RuntimeException e) {
            LOG.debug("the accounts could not be read", Wordless.of(e));
            return false;
        }
    }

    /** Whether it is a token that we agreed with WhatsApp for the handshake; takes the same time whichever it is. */
    public boolean isVerifyToken(String given) {
        boolean right = settings.isVerifyToken(given);
        byte[] claimed = String.valueOf(given).getBytes(StandardCharsets.UTF_8);
        for (String token : book.last().verifyTokens()) {
            right |= given != null && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), claimed);
        }
        return right;
    }
}
