package org.bandeja.conversation.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.MessageRow.Problem;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.web.ConversationJson.NamedJson;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.screen.web.Texts;

/** A message as the API shows it. What is absent is null. */
public record MessageJson(
        String id,
        String conversation,
        long seq,
        String whatsappId,
        String direction,
        String type,
        String text,
        JsonValue content,
        String at,
        String status,
        NamedJson author,
        ErrorJson error) {

    /**
     * Why it failed, is in doubt, or waits.
     *
     * @param rule key of the reason's text
     * @param reason in the caller's language: what happened and what to do
     */
    public record ErrorJson(int code, String rule, String reason, boolean retryable) {}

    public static MessageJson of(MessageRow row, Texts texts, Locale locale) {
        return new MessageJson(
                row.id().text(),
                row.conversation().text(),
                row.seq(),
                row.whatsappId().orElse(null),
                row.direction().name(),
                row.type(),
                row.text().orElse(null),
                row.content().flatMap(MessageJson::parsed).orElse(null),
                Times.text(row.at()),
                row.status().name(),
                row.author().map(NamedJson::of).orElse(null),
                row.problem().map(problem -> error(row, problem, texts, locale)).orElse(null));
    }

    private static ErrorJson error(MessageRow row, Problem problem, Texts texts, Locale locale) {
        ErrorRule rule = ErrorCatalogue.of(problem.code());
        String key = row.status() == MessageStatus.QUEUED ? ErrorCatalogue.whyItWaits(problem.code()) : rule.textKey();
        return new ErrorJson(
                problem.code(), key, texts.text(locale, key), row.status().isRetryable() && rule.againByHand());
    }

    private static Optional<JsonValue> parsed(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            return Optional.of(reader.readValue());
        } catch (JsonException e) {
            return Optional.of(Json.createValue(content));
        }
    }
}
