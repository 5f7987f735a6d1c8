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
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.problem.web.Locales;
import org.bandeja.quickreply.model.QuickReplyId;
import org.bandeja.quickreply.model.ReplyVariable;
import org.bandeja.quickreply.service.QuickReplyDesk;
import org.bandeja.quickreply.service.QuickReplyDesk.Filled;
import org.bandeja.quickreply.web.QuickReplyResource.RepliesJson;
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

    /** Own ones first, then the department's, then the company's; of one shortcut only the first. */
    @GET
    @Path("{id}/quick-replies")
    public RepliesJson offered(@PathParam("id") String id) {
        return RepliesJson.of(desk.offeredIn(conversation(id)));
    }

    /** With its variables filled in; what is not known stands as a gap, named in the caller's language. */
    @GET
    @Path("{id}/quick-replies/{reply}")
    public FilledJson filled(
            @PathParam("id") String id, @PathParam("reply") String reply, @Context HttpHeaders headers) {
        Locale locale = Locales.of(headers);
        Filled filled = desk.filled(
                QuickReplyId.parse(reply).orElseThrow(NotFound::new),
                conversation(id),
                variable -> GAP_BEGINS + texts.text(locale, "console.reply.gap." + variable.name()) + GAP_ENDS);
        return new FilledJson(
                filled.text(),
                filled.gaps().stream().map(ReplyVariable::written).toList());
    }

    private static ConversationId conversation(String id) {
        return ConversationId.parse(id).orElseThrow(NotFound::new);
    }
}
