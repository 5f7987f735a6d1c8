package org.bandeja.routing.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.routing.service.NumberState;
import org.bandeja.screen.web.Texts;

/** Why nothing leaves from a number, in words. */
@ApplicationScoped
public class StopWords {
    @Inject
    Texts texts;

    /** Empty while it runs. */
    public String of(NumberState number, Locale locale) {
        return number.stoppedCode().isEmpty()
                ? ""
                : texts.text(
                        locale,
                        ErrorCatalogue.of(number.stoppedCode().getAsInt()).textKey());
    }
}
