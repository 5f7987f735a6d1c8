package org.bandeja.outbox.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.conversation.web.Limits;
import org.bandeja.conversation.web.Times;
import org.bandeja.outbox.model.TroubleCursor;
import org.bandeja.outbox.model.TroubleQuestion;
import org.bandeja.outbox.model.TroubleRow;
import org.bandeja.outbox.service.TroubleDesk;
import org.bandeja.problem.web.Locales;

/** Messages that failed or may not have arrived, across conversations: for administrators, and ADMINs of departments. */
@Path("failed-messages")
@Produces(MediaType.APPLICATION_JSON)
public class TroubleResource {
    @Inject
    TroubleDesk desk;

    @Inject
    TroubleWords words;

    @Context
    HttpHeaders headers;

    /**
     * A message.
     *
     * @param status FAILED, IN_DOUBT
     * @param reason in the caller's language
     * @param retryable whether sending it again can help; {@code POST /api/messages/{id}/retry} does it
     */
    public record TroubleJson(
            String id,
            String conversation,
            String type,
            String text,
            String at,
            String status,
            Integer code,
            String reason,
            boolean retryable,
            int attempts,
            String contact,
            String number,
            String department,
            String author) {}

    /** Newest first. */
    public record TroublesJson(List<TroubleJson> items, String next) {}

    @GET
    public TroublesJson list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") String limit) {
        Locale locale = Locales.of(headers);
        TroubleDesk.Page page = desk.page(
                TroubleQuestion.ALL,
                Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(TroubleCursor::parse),
                Limits.of(limit));
        return new TroublesJson(
                page.rows().stream().map(row -> json(row, locale)).toList(),
                page.next().map(TroubleCursor::text).orElse(null));
    }

    private TroubleJson json(TroubleRow row, Locale locale) {
        return new TroubleJson(
                row.id().text(),
                row.conversation().text(),
                row.type(),
                row.text().orElse(null),
                Times.text(row.at()),
                row.status().name(),
                row.code().orElse(null),
                words.reason(row, locale),
                words.canBeSentAgain(row),
                row.attempts(),
                row.contact().isEmpty() ? row.address() : row.contact(),
                row.number(),
                row.department().orElse(null),
                row.author().orElse(null));
    }
}
