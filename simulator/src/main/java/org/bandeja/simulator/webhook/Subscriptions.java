package org.bandeja.simulator.webhook;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which accounts the app is told of, and where; usually of all, at the usual address. */
public final class Subscriptions {
    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    private final Map<String, URI> callbacks = new ConcurrentHashMap<>();

    public boolean isSubscribed(String account) {
        return !unsubscribed.contains(account);
    }

    /** Where the account's webhooks go instead of the usual address. */
    public Optional<URI> callback(String account) {
        return Optional.ofNullable(callbacks.get(account));
    }

    /** @param callback empty takes the usual address */
    public void subscribe(String account, Optional<URI> callback) {
        unsubscribed.remove(account);
        callback.ifPresentOrElse(url -> callbacks.put(account, url), () -> callbacks.remove(account));
    }

    public void unsubscribe(String account) {
        unsubscribed.add(account);
        callbacks.remove(account);
    }

    public void reset() {
        unsubscribed.clear();
        callbacks.clear();
    }
}
