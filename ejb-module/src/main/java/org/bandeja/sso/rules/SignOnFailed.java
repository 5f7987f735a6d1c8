package org.bandeja.sso.rules;

import java.util.Objects;

/** Somebody does not get in by single sign-on. */
public class SignOnFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as the page tells it. */
    public enum Kind {
        /** Single sign-on is not used here. */
        OFF,
        /** Settings of ours, or of the provider for us, do not fit together. */
        NOT_SET_UP,
        /** No usable answer of the provider in time. */
        UNREACHABLE,
        /** The provider, or the person there, said no. */
        DENIED,
        /** Another browser, another window, a second time, or too late. */
        STALE,
        /** What the provider gave proves nothing. */
        NOT_PROVED,
        /** Nobody here is this person. */
        UNKNOWN,
        /** Somebody here has this login, and is not linked. */
        LOGIN_TAKEN,
        /** The person's account here is disabled. */
        DISABLED,
        /** None of the person's groups leads anywhere. */
        NO_PLACE
    }

    private final Kind kind;

    /** @param reason for the log: never a token, a code, a secret, or anything of a person */
    public SignOnFailed(Kind kind, String reason) {
        super(Objects.requireNonNull(reason, "reason"), null, false, false);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    public Kind kind() {
        return kind;
    }
}
