package org.bandeja.mention.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.web.ConversationJson.NamedJson;
import org.bandeja.conversation.web.Limits;
import org.bandeja.conversation.web.Times;
import org.bandeja.mention.model.MentionId;
import org.bandeja.mention.model.MentionRow;
import org.bandeja.mention.service.MentionDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;

/** The notes in which the caller was named, of conversations that he sees now. */
@Path("mentions")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class MentionResource {
    @Inject
    MentionDesk desk;

    /**
     * A mention as the API shows it.
     *
     * @param contact name and phone of who the conversation is with; either may be empty or null
     * @param message id of the note
     * @param text its beginning
     */
    public record MentionJson(
            String id,
            String at,
            boolean seen,
            NamedJson author,
            String conversation,
            ContactJson contact,
            String department,
            String message,
            String text) {
        static MentionJson of(MentionRow row) {
            return new MentionJson(
                    row.id().text(),
                    Times.text(row.at()),
                    row.seen(),
                    new NamedJson(row.author().id().text(), row.author().name()),
                    row.conversation().text(),
                    new ContactJson(row.contact(), row.phone().orElse(null)),
                    row.department().orElse(null),
                    row.message().text(),
                    row.text());
        }
    }

    /** Who a conversation is with. */
    public record ContactJson(String name, String phone) {}

    /** The latest first. */
    public record MentionsJson(List<MentionJson> items, String next, int unseen) {}

    /** Which were seen: this one, those of a conversation, or all. */
    public record Seen(String mention, String conversation) {}

    @GET
    public MentionsJson list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") String limit) {
        MentionDesk.Page page = desk.list(id(cursor, MentionId::parse, "cursor"), Limits.of(limit));
        return new MentionsJson(
                page.items().stream().map(MentionJson::of).toList(),
                page.next().map(MentionId::text).orElse(null),
                page.unseen());
    }

    @POST
    @Path("seen")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response seen(Seen seen) {
        Seen which = seen == null ? new Seen(null, null) : seen;
        desk.see(
                id(which.mention(), MentionId::parse, "mention"),
                id(which.conversation(), ConversationId::parse, "conversation"));
        return Response.noContent().build();
    }

    private static <T> Optional<T> id(String text, Function<String, Optional<T>> parse, String name) {
        return Optional.ofNullable(text).map(given -> parse.apply(given).orElseThrow(() -> new Malformed(name)));
    }
}
