package org.bandeja.contact.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.ContactNote;
import org.bandeja.contact.model.NoteId;
import org.bandeja.contact.service.ContactDesk;
import org.bandeja.contact.service.ContactReader;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.web.ConversationJson;
import org.bandeja.conversation.web.Limits;
import org.bandeja.conversation.web.MessageJson;
import org.bandeja.conversation.web.Times;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/** What there is of a contact besides itself: conversations, files, notes; each as far as a person sees it. */
@Path("contacts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class ContactHistoryResource {
    @Inject
    ContactReader reader;

    @Inject
    ContactDesk desk;

    @Inject
    Texts texts;

    @Inject
    Clock clock;

    /** The latest first. */
    public record ConversationsJson(List<ConversationJson> items, String next) {}

    /** Messages with files, the latest first. */
    public record FilesJson(List<MessageJson> items, String next) {}

    /** The newest first. */
    public record NotesJson(List<NoteJson> items, String next) {}

    /** A note about the contact. */
    public record NoteJson(String id, String at, ConversationJson.NamedJson author, String text) {
        static NoteJson of(ContactNote note) {
            return new NoteJson(
                    note.id().text(),
                    Times.text(note.at()),
                    new ConversationJson.NamedJson(note.author().text(), note.authorName()),
                    note.text());
        }
    }

    /** What somebody notes. */
    public record NoteDraft(String text) {}

    @GET
    @Path("{id}/conversations")
    public ConversationsJson conversations(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        Optional<ConversationId> after = Optional.ofNullable(cursor)
                .map(text -> ConversationId.parse(text).orElseThrow(() -> new Malformed("cursor")));
        ContactReader.History history = reader.history(contact(id), after, Limits.of(limit));
        Instant now = clock.instant();
        return new ConversationsJson(
                history.items().stream()
                        .map(seen -> ConversationJson.of(seen, now))
                        .toList(),
                history.next().map(ConversationId::text).orElse(null));
    }

    @GET
    @Path("{id}/files")
    public FilesJson files(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @Context HttpHeaders headers) {
        Optional<MessageId> after = Optional.ofNullable(cursor)
                .map(text -> MessageId.parse(text).orElseThrow(() -> new Malformed("cursor")));
        ContactReader.Shared shared = reader.shared(contact(id), after, Limits.of(limit));
        return new FilesJson(
                shared.items().stream()
                        .map(row -> MessageJson.of(row, texts, Locales.of(headers)))
                        .toList(),
                shared.next().map(MessageId::text).orElse(null));
    }

    @GET
    @Path("{id}/notes")
    public NotesJson notes(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        Optional<NoteId> after =
                Optional.ofNullable(cursor).map(text -> NoteId.parse(text).orElseThrow(() -> new Malformed("cursor")));
        ContactReader.Notes notes = reader.notes(contact(id), after, Limits.of(limit));
        return new NotesJson(
                notes.items().stream().map(NoteJson::of).toList(),
                notes.next().map(NoteId::text).orElse(null));
    }

    @POST
    @Path("{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response note(@PathParam("id") String id, NoteDraft draft) {
        if (draft == null || draft.text() == null) {
            throw new Malformed("text");
        }
        return Response.status(Response.Status.CREATED)
                .entity(NoteJson.of(desk.note(contact(id), draft.text())))
                .build();
    }

    @DELETE
    @Path("{id}/notes/{note}")
    public Response removeNote(@PathParam("id") String id, @PathParam("note") String note) {
        desk.removeNote(contact(id), NoteId.parse(note).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }

    private static ContactId contact(String id) {
        return ContactId.parse(id).orElseThrow(NotFound::new);
    }
}
