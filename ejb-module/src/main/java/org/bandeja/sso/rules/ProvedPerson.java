package org.bandeja.sso.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.bandeja.sso.model.ProviderSubject;

/**
 * Somebody, as the provider has proved.
 *
 * @param login empty: the token has none, or one that is not verified
 * @param name empty: the token has none
 */
public record ProvedPerson(
        ProviderSubject subject, Optional<String> login, Optional<String> name, List<String> groups) {
    public ProvedPerson {
        requireNonNull(subject, "subject");
        groups = List.copyOf(groups);
    }

    /** Without what it says of the person. */
    @Override
    public String toString() {
        return "ProvedPerson[…]";
    }
}
