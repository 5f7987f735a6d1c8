package org.bandeja.autotext.rules;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.autotext.model.AutoTextKind;

/**
 * Which text is said to a customer who has just written, if one is: one at most, each once in a service window.
 *
 * @param there which texts there are for him
 * @param said which were said to him in this window
 */
public record AutoTextChoice(Set<AutoTextKind> there, Set<AutoTextKind> said) {
    /**
     * @param open whether somebody is there now; who has no text for the time outside is always taken as there
     * @param assigned whether a person has the conversation
     * @param attended whether an attendant has talked with him in this window
     */
    public Optional<AutoTextKind> choose(boolean open, boolean assigned, boolean attended) {
        if (attended) {
            return Optional.empty();
        }
        if (!open && there.contains(AutoTextKind.AWAY)) {
            return first(AutoTextKind.AWAY);
        }
        return assigned ? Optional.empty() : first(AutoTextKind.GREETING, AutoTextKind.RECEIVED);
    }

    private Optional<AutoTextKind> first(AutoTextKind... kinds) {
        return Stream.of(kinds)
                .filter(kind -> there.contains(kind) && !said.contains(kind))
                .findFirst();
    }
}
