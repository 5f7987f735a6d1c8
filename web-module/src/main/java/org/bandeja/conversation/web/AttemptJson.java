package org.bandeja.conversation.web;

import java.util.Locale;
import org.bandeja.outbox.model.Attempt;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.screen.web.Texts;

/**
 * How one attempt to send a message ended. What is absent is null.
 *
 * @param outcome ACCEPTED, REFUSED, NOT_REACHED, FAILED, IN_DOUBT, NOT_SENT
 * @param reason in the caller's language
 * @param details WhatsApp's own words
 */
public record AttemptJson(String at, String outcome, Integer code, String reason, String details, String whatsappId) {
    static AttemptJson of(Attempt attempt, Texts texts, Locale locale) {
        Integer code = attempt.code().isPresent() ? attempt.code().getAsInt() : null;
        return new AttemptJson(
                Times.text(attempt.at()),
                attempt.outcome().name(),
                code,
                code == null ? null : texts.text(locale, ErrorCatalogue.of(code).textKey()),
                attempt.details().isEmpty() ? null : attempt.details(),
                attempt.whatsappId().orElse(null));
    }
}
