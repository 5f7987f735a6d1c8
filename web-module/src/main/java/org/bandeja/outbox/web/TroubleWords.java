package org.bandeja.outbox.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.outbox.model.TroubleRow;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.screen.web.Texts;

/** Why a message did not arrive, and whether sending it again can help, as its conversation says it. */
@ApplicationScoped
public class TroubleWords {
    @Inject
    Texts texts;

    public String reason(TroubleRow row, Locale locale) {
        return row.code()
                .map(ErrorCatalogue::of)
                .map(rule -> texts.text(locale, rule.textKey()))
                .orElseGet(() -> texts.text(
                        locale, row.status() == MessageStatus.IN_DOUBT ? "status.inDoubt" : "status.failed"));
    }

    /** Only in an open conversation; the server says the last word. */
    public boolean canBeSentAgain(TroubleRow row) {
        return row.open()
                && row.status().isRetryable()
                && row.code()
                        .map(ErrorCatalogue::of)
                        .map(ErrorRule::againByHand)
                        .orElse(true);
    }
}
