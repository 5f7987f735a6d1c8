package org.bandeja.whatsapp.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.bandeja.secret.service.SecretKeys;
import org.jboss.logging.Logger;

/** Says at the start what is not set, before somebody wonders why nothing comes in or goes out. */
@Singleton
@Startup
@PermitAll
public class SettingsCheck {
    private static final Logger LOG = Logger.getLogger(SettingsCheck.class);

    @Inject
    WhatsAppSettings settings;

    @Inject
    SecretKeys keys;

    @PostConstruct
    void check() {
        settings.missing().forEach(name -> LOG.warnf("%s is not set", name));
        if (!keys.box().hasKey()) {
            LOG.warnf("%s is not set: secrets of WhatsApp accounts cannot be kept here", SecretKeys.KEY_FILE);
        }
    }
}
