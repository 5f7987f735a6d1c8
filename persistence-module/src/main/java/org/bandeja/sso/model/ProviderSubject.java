package org.bandeja.sso.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who somebody is at an OpenID provider: the only two claims that together never mean another person (OpenID Connect
 * Core 1.0, section 5.7).
 *
 * @param issuer the provider
 * @param subject 1 to 255 visible ASCII characters, no blank at the ends (the database would not tell it apart); case does
 */
public record ProviderSubject(String issuer, String subject) {
    private static final Pattern SUBJECT = Pattern.compile("(?! )[\\x20-\\x7E]{1,255}(?<! )");

    /** @throws IllegalArgumentException if the subject is none */
    public ProviderSubject {
        Objects.requireNonNull(issuer, "issuer");
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("subject must have 1 to 255 ASCII characters");
        }
    }
}
