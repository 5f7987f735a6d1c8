package org.bandeja.notification.service;

import java.time.Duration;
import java.util.Optional;
import org.bandeja.notification.model.Subscriptions.Subscription;

/**
 * What a browser is to be told.
 *
 * @param text JSON; nobody but the browser reads it
 * @param life for how long the push service may keep it for a browser that is away
 * @param topic what it takes the place of; empty: nothing
 */
record Letter(Subscription to, String text, Duration life, Optional<String> topic, boolean urgent) {
    @Override
    public String toString() {
        return "Letter[" + to.id() + "]";
    }
}
