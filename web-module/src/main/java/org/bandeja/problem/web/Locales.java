package org.bandeja.problem.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.bandeja.screen.web.Texts;

/** Which of our languages a caller understands best. */
public final class Locales {
    private Locales() {}

    /** From Accept-Language. */
    public static Locale of(HttpHeaders headers) {
        return best(headers.getAcceptableLanguages());
    }

    /** The first that we speak. */
    public static Locale best(List<Locale> wanted) {
        return wanted.stream()
                .filter(locale -> Texts.spoken(locale).isPresent())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
