package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.Emoji;
import org.bandeja.conversation.service.ReactionDesk;
import org.bandeja.conversation.service.ReplyDesk;
import org.bandeja.outbox.service.AttemptDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/** What became of a message, what can be done with one that failed or may not have arrived, and what one thinks of it. */
@Path("messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class MessageResource {
    @Inject
    ReplyDesk replies;

    @Inject
    AttemptDesk attempts;

    @Inject
    ReactionDesk reactions;

    @Inject
    Texts texts;

    @Context
    HttpHeaders headers;

    /** What we think of it. */
    public record ReactionDraft(String emoji) {}

    /** All there are: at most 20. */
    public record Attempts(List<AttemptJson> items) {}

    @GET
    @Path("attempts")
    public Attempts attempts(@PathParam("id") String id) {
        Locale locale = Locales.of(headers);
        return new Attempts(attempts.of(message(id)).stream()
                .map(attempt -> AttemptJson.of(attempt, texts, locale))
                .toList());
    }

    @POST
    @Path("retry")
    public MessageJson retry(@PathParam("id") String id) {
        return MessageJson.of(replies.retry(message(id)), texts, Locales.of(headers));
    }

    @POST
    @Path("dismiss")
    public MessageJson dismiss(@PathParam("id") String id) {
        return MessageJson.of(replies.dismiss(message(id)), texts, Locales.of(headers));
    }

    /** The company's reaction to it; an empty emoji, or none, takes it away. */
    @POST
    @Path("reaction")
    @Consumes(MediaType.APPLICATION_JSON)
    public MessageJson react(@PathParam("id") String id, ReactionDraft draft) {
        if (draft == null) {
            throw new Malformed("emoji");
        }
        Optional<Emoji> emoji = Optional.ofNullable(draft.emoji())
                .filter(text -> !text.isEmpty())
                .map(Emoji::new);
        return MessageJson.of(reactions.react(message(id), emoji), texts, Locales.of(headers));
    }

    private static MessageId message(String id) {
        return MessageId.parse(id).orElseThrow(NotFound::new);
    }
}
