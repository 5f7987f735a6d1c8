package org.bandeja.login.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Says at the start what is wrong with the login's settings, before nobody gets in; messages are taken all the same. */
@Singleton
@Startup
@PermitAll
public class LoginSettingsCheck {
    private static final Logger LOG = Logger.getLogger(LoginSettingsCheck.class);

    @Inject
    LoginSettings settings;

    @PostConstruct
    void check() {
        try {
            settings.idle();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Nobody can log in: a setting of the login is not usable");
        }
    }
}
