package org.bandeja.webhook.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The door for WhatsApp, apart from the API: no login, no JSON, no problem documents. */
@ApplicationPath("webhook")
public class WebhookApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(WebhookResource.class);
    }
}
