package org.bandeja.sso.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bandeja.login.service.LoginSettings;
import org.bandeja.sso.service.SsoSettings;

/** What the login page offers. */
@Named("signOn")
@RequestScoped
public class SignOnView {
    @Inject
    SsoSettings settings;

    @Inject
    LoginSettings logins;

    /** Whether there is a way by the company's provider. */
    public boolean isOffered() {
        return settings.isOffered();
    }

    /** For how many days a device is remembered. */
    public long getRememberedDays() {
        return logins.remembered().toDays();
    }

    /** Whether passwords are for emergencies only. */
    public boolean isPasswordForEmergencies() {
        return settings.restrictsPasswords();
    }
}
