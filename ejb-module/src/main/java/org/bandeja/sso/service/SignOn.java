package org.bandeja.sso.service;

import java.net.URI;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.sso.rules.SignOnFailed.Kind;

/** What became of a step of single sign-on. */
public sealed interface SignOn {
    /** The browser is to keep the secret, and to go there. */
    record Begun(TokenSecret secret, URI address) implements SignOn {
        /** Without the address, which holds what is derived from the secret. */
        @Override
        public String toString() {
            return "Begun[…]";
        }
    }

    /** A login, until the browser is closed or it ends; then to a path of ours. */
    record Opened(TokenSecret secret, String next) implements SignOn {}

    /** @param agent who it would have been; empty: nobody, or not known */
    record Refused(Kind kind, Optional<AgentId> agent) implements SignOn {}
}
