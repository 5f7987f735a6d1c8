package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.ReplyDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.screen.web.Texts;

/** What can be done with a message that failed or may not have arrived. */
@Path("messages/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class MessageResource {
    @Inject
    ReplyDesk replies;

    @Inject
    Texts texts;

    @Context
    HttpHeaders headers;

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

    private static MessageId message(String id) {
        return MessageId.parse(id).orElseThrow(NotFound::new);
    }
}
