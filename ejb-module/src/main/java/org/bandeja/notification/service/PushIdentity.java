package org.bandeja.notification.service;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.bandeja.company.model.Companies;
import org.bandeja.company.model.SupportContact;
import org.bandeja.notification.model.PushKeys;
import org.bandeja.notification.model.PushKeys.Pair;
import org.bandeja.notification.model.PushNotPossible;
import org.bandeja.secret.rules.SecretBox;
import org.bandeja.secret.service.SecretKeys;

/**
 * Who we are to push services (VAPID, RFC 8292): a pair of keys that is made when it is first needed, and kept sealed. Browsers bind
 * their address to it, so that it stays the same for good.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PushIdentity {
    private static final String PLACE = "push_key private_key";
    /** Both keys in one secret, as their library wants them back. */
    private static final String BETWEEN = ".";

    private static final String NOBODY = "https://localhost";

    @Inject
    PushKeys keys;

    @Inject
    SecretKeys secrets;

    @Inject
    Companies companies;

    @Inject
    PushSettings settings;

    @Inject
    Clock clock;

    /** Whether there can be one: secrets can be kept. */
    public boolean isPossible() {
        return secrets.box().hasKey();
    }

    /**
     * What browsers subscribe with.
     *
     * @throws PushNotPossible if no secret can be kept
     */
    public String publicKey() {
        return pair().publicKey();
    }

    private Pair pair() {
        return keys.find().orElseGet(() -> {
            if (!isPossible()) {
                throw new PushNotPossible();
            }
            keys.addIfNone(made(), clock.instant());
            return keys.find().orElseThrow();
        });
    }

    private Pair made() {
        VapidKeys fresh = VapidKeys.generate();
        String both = fresh.getX509PublicKey() + BETWEEN + fresh.getPkcs8PrivateKey();
        return new Pair(
                Base64.getUrlEncoder().withoutPadding().encodeToString(fresh.getApplicationServerKey()),
                secrets.box().seal(both.getBytes(StandardCharsets.UTF_8), PLACE));
    }

    /**
     * Who signs and encrypts.
     *
     * @throws PushNotPossible if the key that it is sealed with is gone
     */
    public WebPush signer() {
        SecretBox box = secrets.box();
        Pair pair = pair();
        byte[] both = box.open(pair.sealed(), PLACE).orElseThrow(PushNotPossible::new);
        if (box.isOutdated(pair.sealed())) {
            keys.sealAnew(new Pair(pair.publicKey(), box.seal(both, PLACE)));
        }
        String[] parts = new String(both, StandardCharsets.UTF_8).split("\\" + BETWEEN, 2);
        return new WebPush(contact(), VapidKeys.create(parts[0], parts[1]));
    }

    private String contact() {
        SupportContact support = companies.ours().support();
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
