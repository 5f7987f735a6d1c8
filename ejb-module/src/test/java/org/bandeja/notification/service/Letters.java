package org.bandeja.notification.service;

import com.interaso.webpush.VapidKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.notification.model.PushAddress;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions.Subscription;

/** Letters to browsers that do not exist. */
final class Letters {
    static final AgentId ANA = new AgentId(11);

    private Letters() {}

    static Letter to(String endpoint) {
        return new Letter(browser(endpoint), "{}", Duration.ofMinutes(1), Optional.empty(), true);
    }

    static Subscription browser(String endpoint) {
        return new Subscription(
                new SubscriptionId(1),
                ANA,
                new TokenId(2),
                new PushAddress(
                        endpoint,
                        Base64.getUrlEncoder()
                                .encodeToString(VapidKeys.generate().getApplicationServerKey()),
                        Base64.getUrlEncoder().encodeToString(new byte[16])),
                "",
                Instant.EPOCH,
                Optional.empty());
    }
}
