package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.conversation.model.FoundMessage;
import org.bandeja.conversation.model.MessageCursor;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessagePage;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.service.ConversationDesk;
import org.bandeja.conversation.service.InboxReader;
import org.bandeja.conversation.service.LabellingDesk;
import org.bandeja.conversation.service.Note;
import org.bandeja.conversation.service.NoteDesk;
import org.bandeja.conversation.service.ReplyDesk;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.service.StartDesk;
import org.bandeja.conversation.service.TypingDesk;
import org.bandeja.conversation.service.Whom;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.label.model.LabelId;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
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
    LabellingDesk labelling;

    @Inject
    TypingDesk typing;

    @Inject
    StartDesk starts;

    @Inject
    Texts texts;

    @Inject
    Clock clock;

    /**
     * How far somebody has read.
     *
     * @param upTo number of the last event seen; 0 marks unread
     * @param unread then: so many of the customer's messages, the last ones; absent: one
     */
    public record Read(Long upTo, Long unread) {}

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
            @QueryParam("around") String around,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Context HttpHeaders headers) {
        MessagePage page = page(conversation(id), before, after, around, Limits.of(limit));
        return new PageJson.Messages(
                page.rows().stream().map(row -> json(row, headers)).toList(),
                page.before().map(MessageCursor::text).orElse(null),
                page.after().map(MessageCursor::text).orElse(null));
    }

    /** Where in the conversation all these words stand. */
    @GET
    @Path("{id}/found")
    public PageJson.Hits found(@PathParam("id") String id, @QueryParam("q") @DefaultValue("") String words) {
        Optional<List<FoundMessage>> found = reader.found(conversation(id), ConversationList.words(words));
        return new PageJson.Hits(
                found.orElse(List.of()).stream().map(FoundJson::of).toList(), found.isEmpty());
    }

    private MessagePage page(ConversationId id, String before, String after, String around, int limit) {
        if (Stream.of(before, after, around).filter(Objects::nonNull).count() > 1) {
            throw new Malformed("before, after, around");
        }
        if (before != null) {
            return reader.before(id, MessageCursor.parse(before), limit);
        }
        if (around != null) {
            return reader.around(id, MessageId.parse(around).orElseThrow(NotFound::new), limit);
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
        if (read.unread() != null && read.unread() < 0) {
            throw new Malformed("unread");
        }
        if (read.upTo() > 0) {
            desk.read(conversation(id), read.upTo());
        } else {
            desk.unread(conversation(id), read.unread() == null ? 1 : read.unread());
        }
        return Response.noContent().build();
    }

    @PUT
    @Path("{id}/labels/{label}")
    public ConversationJson label(@PathParam("id") String id, @PathParam("label") String label) {
        return json(labelling.put(conversation(id), LabelId.parse(label).orElseThrow(NotFound::new)));
    }

    @DELETE
    @Path("{id}/labels/{label}")
    public ConversationJson unlabel(@PathParam("id") String id, @PathParam("label") String label) {
        return json(labelling.take(conversation(id), LabelId.parse(label).orElseThrow(NotFound::new)));
    }

    /**
     * Somebody is writing; said while he does, every 10 seconds.
     *
     * @param state typing (default: the assignee, to the customer), noting (to colleagues), ended (neither any more)
     */
    @POST
    @Path("{id}/typing")
    public Response typing(@PathParam("id") String id, @QueryParam("state") @DefaultValue("typing") String state) {
        switch (state) {
            case "typing" -> typing.typing(conversation(id));
            case "noting" -> typing.noting(conversation(id));
            case "ended" -> typing.ended(conversation(id));
            default -> throw new Malformed("state");
        }
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
        requireKey(key);
        MessageRow message = kept(conversation(id), draft, Optional.ofNullable(key));
        return Response.status(Response.Status.CREATED)
                .entity(json(message, headers))
                .build();
    }

    /**
     * With whom to begin a conversation, and with what.
     *
     * @param contact id of somebody who has been talked with; or
     * @param phone a phone number as people write them
     * @param template as the content of a template message is given
     */
    public record Start(String number, String department, String contact, String phone, JsonObject template) {}

    /** Begins a conversation. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(@HeaderParam("Idempotency-Key") String key, Start start) {
        requireKey(key);
        if (start == null || start.number() == null || (start.contact() == null) == (start.phone() == null)) {
            throw new Malformed("number, contact, phone");
        }
        Whom whom = start.phone() == null
                ? new Whom.Known(ContactId.parse(start.contact()).orElseThrow(NotFound::new))
                : new Whom.Phone(start.phone());
        SeenConversation begun = starts.start(
                NumberId.parse(start.number()).orElseThrow(NotFound::new),
                Optional.ofNullable(start.department())
                        .map(id -> DepartmentId.parse(id).orElseThrow(NotFound::new)),
                whom,
                TemplateDrafts.template(start.template()),
                Optional.ofNullable(key));
        return Response.status(Response.Status.CREATED).entity(json(begun)).build();
    }

    private static void requireKey(String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new Malformed("Idempotency-Key");
        }
    }

    private MessageRow kept(ConversationId id, Draft draft, Optional<String> key) {
        if (draft != null && Said.NOTE.equals(draft.type())) {
            return notes.note(id, new Note(draft.text(), draft.named()), key);
        }
        return replies.reply(id, Drafts.reply(draft), key);
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
