package org.bandeja.template.service;

import java.util.Arrays;
import java.util.Optional;

/** Why a list of templates could not be read. */
public enum ListFailure {
    NO_TOKEN,
    NOT_REACHED,
    REFUSED,
    NOT_UNDERSTOOD;

    /** @param detail what WhatsApp, or the network, said; may be empty */
    String with(String detail) {
        return (name() + " " + detail).strip();
    }

    /** @param kept the word and what was said; empty: it was kept by an older version */
    public static Optional<ListFailure> of(String kept) {
        return Arrays.stream(values())
                .filter(each -> kept.equals(each.name()) || kept.startsWith(each.name() + " "))
                .findFirst();
    }

    /** What was said with it; empty: nothing. */
    public String detail(String kept) {
        return kept.substring(name().length()).strip();
    }
}
