package org.bandeja.conversation.web;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.MessageRow.Problem;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.web.ConversationJson.NamedJson;
import org.bandeja.media.web.MediaJson;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.screen.web.Texts;

/**
 * A message as the API shows it. What is absent is null.
 *
 * @param automatic who said it, where no person did: an attendant as it was called then, or Bandeja
 */
public record MessageJson(
        String id,
        String conversation,
        long seq,
        String whatsappId,
        String direction,
        String type,
        String text,
        JsonValue content,
        MediaJson media,
        QuoteJson quote,
        List<ReactionJson> reactions,
        String at,
        String status,
        int attempt,
        NamedJson author,
        String automatic,
        ErrorJson error,
        String editedAt,
        String revokedAt,
        List<NamedJson> mentions) {
    private static final String BANDEJA = "Bandeja";

    /** By the id alone: what writes JSON keeps everything that it meets in hash sets, and would hash it all again at every level. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Which message it answers; only {@code whatsappId} where we do not have it. */
    public record QuoteJson(
            String whatsappId,
            String id,
            String conversation,
            String direction,
            String type,
            String text,
            JsonValue participant,
            NamedJson author) {
        private static QuoteJson of(MessageRow.Quote quote) {
            return quote.message()
                    .map(found -> new QuoteJson(
                            quote.whatsappId(),
                            found.id().text(),
                            found.conversation().text(),
                            found.direction().name(),
                            found.type(),
                            found.text().orElse(null),
                            found.participant().flatMap(MessageJson::parsed).orElse(null),
                            found.author().map(NamedJson::of).orElse(null)))
                    .orElseGet(() -> new QuoteJson(quote.whatsappId(), null, null, null, null, null, null, null));
        }
    }

    /** @param author null: the customer */
    public record ReactionJson(String emoji, NamedJson author, String at) {
        private static ReactionJson of(MessageRow.Reaction reaction) {
            return new ReactionJson(
                    reaction.emoji(), reaction.author().map(NamedJson::of).orElse(null), Times.text(reaction.at()));
        }
    }

    /**
     * Why it failed, is in doubt, or waits.
     *
     * @param rule key of the reason's text
     * @param reason in the caller's language: what happened and what to do
     * @param attempts how many attempts are remembered
     */
    public record ErrorJson(int code, String rule, String reason, boolean retryable, int attempts) {}

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
                row.media().map(MediaJson::of).orElse(null),
                row.quote().map(QuoteJson::of).orElse(null),
                row.reactions().stream().map(ReactionJson::of).toList(),
                Times.text(row.at()),
                row.status().name(),
                row.attempt(),
                row.author().map(NamedJson::of).orElse(null),
                row.automatic().map(MessageJson::sayer).orElse(null),
                row.problem().map(problem -> error(row, problem, texts, locale)).orElse(null),
                row.editedAt().map(Times::text).orElse(null),
                row.revokedAt().map(Times::text).orElse(null),
                row.mentions().stream().map(NamedJson::of).toList());
    }

    private static String sayer(String name) {
        return name.isEmpty() ? BANDEJA : name;
    }

    private static ErrorJson error(MessageRow row, Problem problem, Texts texts, Locale locale) {
        ErrorRule rule = ErrorCatalogue.of(problem.code());
        String key = row.status() == MessageStatus.QUEUED ? ErrorCatalogue.whyItWaits(problem.code()) : rule.textKey();
        return new ErrorJson(
                problem.code(),
                key,
                texts.text(locale, key),
                row.status().isRetryable() && rule.againByHand(),
                problem.attempts());
    }

    private static Optional<JsonValue> parsed(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            return Optional.of(reader.readValue());
        } catch (JsonException e) {
            return Optional.of(Json.createValue(content));
        }
    }
}
