package org.bandeja.sso.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Says at the start what is wrong, before somebody stands before the door. */
@Singleton
@Startup
@PermitAll
public class SsoSettingsCheck {
    private static final Logger LOG = Logger.getLogger(SsoSettingsCheck.class);

    @Inject
    SsoSettings settings;

    @PostConstruct
    void check() {
        settings.complaint().ifPresent(text -> LOG.errorf("Single sign-on is not set up: %s", text));
    }
}
