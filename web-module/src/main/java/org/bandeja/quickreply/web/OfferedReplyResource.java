package org.bandeja.quickreply.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.problem.web.Locales;
import org.bandeja.quickreply.model.QuickReplyId;
import org.bandeja.quickreply.model.ReplyVariable;
import org.bandeja.quickreply.service.QuickReplyDesk;
import org.bandeja.quickreply.service.QuickReplyDesk.Filled;
import org.bandeja.quickreply.service.QuickReplyDesk.Offered;
import org.bandeja.quickreply.web.QuickReplyResource.ReplyJson;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/** What can be inserted in a conversation. */
@Path("conversations")
@Produces(MediaType.APPLICATION_JSON)
public class OfferedReplyResource {
    /** Around what is not known, so that it is seen, and found by the page. */
    private static final String GAP_BEGINS = "⟦";

    private static final String GAP_ENDS = "⟧";

    @Inject
    QuickReplyDesk desk;

    @Inject
    Texts texts;

    /**
     * What is inserted.
     *
     * @param gaps the names of the variables that nothing is known for, in order
     */
    public record FilledJson(String text, List<String> gaps) {}

    /**
     * A quick reply that can be inserted.
     *
     * @param text as it is kept
     * @param filled as it would stand in this conversation, with gaps where something is not known
     */
    public record OfferedJson(
            String id,
            String scope,
            String department,
            String shortcut,
            String title,
            String text,
            String filled,
            boolean mayChange) {
        static OfferedJson of(Offered offered) {
            ReplyJson reply = ReplyJson.of(offered.reply());
            return new OfferedJson(
                    reply.id(),
                    reply.scope(),
                    reply.department(),
                    reply.shortcut(),
                    reply.title(),
                    reply.text(),
                    offered.filled().text(),
                    reply.mayChange());
        }
    }

    /** All of them. */
    public record OfferedRepliesJson(List<OfferedJson> items) {}

    /** Own ones first, then the department's, then the company's; of one shortcut only the first. */
    @GET
    @Path("{id}/quick-replies")
    public OfferedRepliesJson offered(@PathParam("id") String id, @Context HttpHeaders headers) {
        return new OfferedRepliesJson(desk.offeredIn(conversation(id), gapIn(Locales.of(headers))).stream()
                .map(OfferedJson::of)
                .toList());
    }

    /** With its variables filled in; what is not known stands as a gap, named in the caller's language. */
    @GET
    @Path("{id}/quick-replies/{reply}")
    public FilledJson filled(
            @PathParam("id") String id, @PathParam("reply") String reply, @Context HttpHeaders headers) {
        Filled filled = desk.filled(
                QuickReplyId.parse(reply).orElseThrow(NotFound::new), conversation(id), gapIn(Locales.of(headers)));
        return new FilledJson(
                filled.text(),
                filled.gaps().stream().map(ReplyVariable::written).toList());
    }

    private Function<ReplyVariable, String> gapIn(Locale locale) {
        return variable -> GAP_BEGINS + texts.text(locale, "console.reply.gap." + variable.name()) + GAP_ENDS;
    }

    private static ConversationId conversation(String id) {
        return ConversationId.parse(id).orElseThrow(NotFound::new);
    }
}
