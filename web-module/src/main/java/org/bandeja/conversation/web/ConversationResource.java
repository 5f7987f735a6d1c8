package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.MessageCursor;
import org.bandeja.conversation.model.MessagePage;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.service.ConversationDesk;
import org.bandeja.conversation.service.InboxReader;
import org.bandeja.conversation.service.Note;
import org.bandeja.conversation.service.NoteDesk;
import org.bandeja.conversation.service.ReplyDesk;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.service.TextReply;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/** Conversations: lists, threads, and what people do with them. */
@Path("conversations")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class ConversationResource {
    private static final int LONGEST_KEY = 200;

    @Inject
    InboxReader reader;

    @Inject
    ConversationDesk desk;

    @Inject
    ReplyDesk replies;

    @Inject
    NoteDesk notes;

    @Inject
    Texts texts;

    @Inject
    Clock clock;

    /** How far somebody has read: number of the last event seen; 0 marks unread. */
    public record Read(Long upTo) {}

    /** What somebody wants to send, or to note for colleagues. */
    public record Draft(String type, String text) {}

    @GET
    public PageJson.Conversations list(@BeanParam ConversationList parameters) {
        ConversationQuestion question = parameters.question();
        InboxReader.Page page = reader.list(question);
        return new PageJson.Conversations(
                page.items().stream().map(this::json).toList(),
                page.next().map(cursor -> cursor.text(question)).orElse(null),
                question.filter().words().isPresent() ? FoundJson.of(page.found()) : null,
                page.narrow());
    }

    @GET
    @Path("{id}")
    public ConversationJson one(@PathParam("id") String id) {
        return json(reader.one(conversation(id)));
    }

    @GET
    @Path("{id}/messages")
    public PageJson.Messages messages(
            @PathParam("id") String id,
            @QueryParam("before") String before,
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Context HttpHeaders headers) {
        MessagePage page = page(conversation(id), before, after, Limits.of(limit));
        return new PageJson.Messages(
                page.rows().stream().map(row -> json(row, headers)).toList(),
                page.before().map(MessageCursor::text).orElse(null),
                page.after().map(MessageCursor::text).orElse(null));
    }

    private MessagePage page(ConversationId id, String before, String after, int limit) {
        if (before != null && after != null) {
            throw new Malformed("before, after");
        }
        if (before != null) {
            return reader.before(id, MessageCursor.parse(before), limit);
        }
        return after == null ? reader.latest(id, limit) : reader.after(id, MessageCursor.parse(after), limit);
    }

    @GET
    @Path("{id}/timeline")
    public PageJson.Timeline timeline(@PathParam("id") String id) {
        return new PageJson.Timeline(
                reader.timeline(conversation(id)).stream().map(TimelineJson::of).toList());
    }

    @POST
    @Path("{id}/return")
    public ConversationJson returnToInbox(@PathParam("id") String id) {
        return json(desk.returnToInbox(conversation(id)));
    }

    @POST
    @Path("{id}/complete")
    public ConversationJson complete(@PathParam("id") String id) {
        return json(desk.complete(conversation(id)));
    }

    @POST
    @Path("{id}/reopen")
    public ConversationJson reopen(@PathParam("id") String id) {
        return json(desk.reopen(conversation(id)));
    }

    @POST
    @Path("{id}/read")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response read(@PathParam("id") String id, Read read) {
        if (read == null || read.upTo() == null || read.upTo() < 0) {
            throw new Malformed("upTo");
        }
        desk.read(conversation(id), read.upTo());
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            Draft draft,
            @Context HttpHeaders headers) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new Malformed("Idempotency-Key");
        }
        MessageRow message = kept(conversation(id), draft, Optional.ofNullable(key));
        return Response.status(Response.Status.CREATED)
                .entity(json(message, headers))
                .build();
    }

    private MessageRow kept(ConversationId id, Draft draft, Optional<String> key) {
        String type = draft == null ? "" : String.valueOf(draft.type());
        return switch (type) {
            case "text" -> replies.reply(id, new TextReply(draft.text()), key);
            case "note" -> notes.note(id, new Note(draft.text()), key);
            default -> throw new Malformed("type");
        };
    }

    private static ConversationId conversation(String id) {
        return ConversationId.parse(id).orElseThrow(NotFound::new);
    }

    private ConversationJson json(SeenConversation seen) {
        return ConversationJson.of(seen, clock.instant());
    }

    private MessageJson json(MessageRow row, HttpHeaders headers) {
        return MessageJson.of(row, texts, Locales.of(headers));
    }
}
