package org.bandeja.notification.service;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.company.model.SupportContact;
import org.bandeja.notification.model.PushKeys.Pair;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.secret.rules.SecretBox;
import org.bandeja.secret.service.SecretKeys;
import org.jboss.logging.Logger;

/**
 * Who we are to push services (VAPID, RFC 8292): a pair of keys that is made when it is first needed, and kept sealed. Browsers bind
 * their address to it, so that it stays the same for good, and is read once.
 */
@ApplicationScoped
public class PushIdentity {
    private static final Logger LOG = Logger.getLogger(PushIdentity.class);
    private static final String PLACE = "push_key private_key";
    /** Both keys in one secret, as their library wants them back. */
    private static final String BETWEEN = ".";

    private static final String NOBODY = "https://localhost";

    @Inject
    PushKeyBook book;

    @Inject
    SecretKeys secrets;

    @Inject
    PushSettings settings;

    /** What was read and opened. */
    private record Known(String publicKey, VapidKeys keys) {}

    private final AtomicBoolean complained = new AtomicBoolean();
    private volatile Known known;

    /**
     * What browsers subscribe with. The first time it is read in a transaction of its own: to be asked before anything else is read.
     *
     * @return empty: no secret can be kept here, or the key that ours is sealed with is gone
     */
    public Optional<String> publicKey() {
        return known().map(Known::publicKey);
    }

    /**
     * Who signs and encrypts.
     *
     * @throws PushNotPossible if there is no key, or none that can be opened
     */
    public WebPush signer() {
        Known mine = known().orElseThrow(PushNotPossible::new);
        return new WebPush(contact(), mine.keys());
    }

    /** Seals with the newest key what is there, so that older keys may go; makes none. Once, when a node starts. */
    void renew() {
        SecretBox box = secrets.box();
        if (box.hasKey()) {
            book.find().ifPresent(pair -> opened(box, pair));
        }
    }

    private Optional<Known> known() {
        if (known == null && secrets.box().hasKey()) {
            SecretBox box = secrets.box();
            Pair pair = book.find().orElseGet(() -> book.addIfNone(made(box)));
            known = opened(box, pair).orElse(null);
        }
        return Optional.ofNullable(known);
    }

    private static Pair made(SecretBox box) {
        VapidKeys fresh = VapidKeys.generate();
        String both = fresh.getX509PublicKey() + BETWEEN + fresh.getPkcs8PrivateKey();
        return new Pair(
                Base64.getUrlEncoder().withoutPadding().encodeToString(fresh.getApplicationServerKey()),
                box.seal(both.getBytes(StandardCharsets.UTF_8), PLACE));
    }

    private Optional<Known> opened(SecretBox box, Pair pair) {
        Optional<byte[]> both = box.open(pair.sealed(), PLACE);
        if (both.isEmpty()) {
            if (complained.compareAndSet(false, true)) {
                LOG.error("notifications cannot be sent: the key that push_key is sealed with is not in the key file");
            }
            return Optional.empty();
        }
        if (box.isOutdated(pair.sealed())) {
            book.sealAnew(new Pair(pair.publicKey(), box.seal(both.get(), PLACE)));
            LOG.info("the key of notifications is sealed with the newest key");
        }
        String[] parts = new String(both.get(), StandardCharsets.UTF_8).split("\\" + BETWEEN, 2);
        return Optional.of(new Known(pair.publicKey(), VapidKeys.create(parts[0], parts[1])));
    }

    private String contact() {
        SupportContact support = book.support();
        return settings.contact()
                .or(() -> Optional.of(support.email())
                        .filter(email -> !email.isEmpty())
                        .map("mailto:"::concat))
                .or(() -> Optional.of(support.link()).filter(link -> link.startsWith("https://")))
                .or(() -> Optional.ofNullable(System.getProperty("bandeja.public-url"))
                        .map(String::strip)
                        .filter(url -> url.startsWith("https://")))
                .orElse(NOBODY);
    }
}
