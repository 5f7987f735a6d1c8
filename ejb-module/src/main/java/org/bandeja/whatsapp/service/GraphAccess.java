package org.bandeja.whatsapp.service;

/** What opens the Graph API for one WhatsApp business account. Never shown, never logged. */
public final class GraphAccess {
    private final String token;

    GraphAccess(String token) {
        this.token = token;
    }

    /** Value of the header of that name. */
    String authorization() {
        return "Bearer " + token;
    }

    /** The same for resumable uploads, which have a word of their own for it. */
    String uploadAuthorization() {
        return "OAuth " + token;
    }

    /** For the one call that asks about the token itself. */
    String token() {
        return token;
    }

    @Override
    public String toString() {
        return "GraphAccess";
    }
}
