package org.bandeja.login.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.bandeja.login.service.LoginDesk;

/** The one login that a browser has. */
@ApplicationScoped
public class BrowserLogin {
    @Inject
    LoginDesk logins;

    /**
     * Somebody has logged in with this call. The login that its browser had ends: its cookie is about to be overwritten, so nobody
     * could sign it out, while its screens and notifications went on. The session is another one, for whoever may know its id.
     */
    public void opened(HttpServletRequest request) {
        Tokens.cookie(request).ifPresent(logins::replaced);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
    }
}
