package org.bandeja.template.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.bandeja.template.service.TemplateDesk;

/** Templates that can be sent. */
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateResource {
    private static final int LONGEST_QUESTION = 200;

    @Inject
    TemplateDesk desk;

    @Context
    SecurityContext security;

    /**
     * What can be sent.
     *
     * @param languages of all that can be sent, whatever was looked for
     * @param categories the same: WhatsApp's words
     * @param more whether there are others: narrow it
     */
    public record Offer(List<TemplateJson> items, List<String> languages, List<String> categories, boolean more) {}

    /** From a number, to begin a conversation; or within one. */
    @GET
    public Offer templates(
            @QueryParam("number") String number,
            @QueryParam("conversation") String conversation,
            @QueryParam("q") String words,
            @QueryParam("language") String language,
            @QueryParam("category") String category) {
        if ((number == null) == (conversation == null)) {
            throw new Malformed("number, conversation");
        }
        if (words != null && words.length() > LONGEST_QUESTION) {
            throw new Malformed("q");
        }
        TemplateDesk.Question question = new TemplateDesk.Question(given(words), given(language), given(category));
        TemplateDesk.Offer offer = number == null
                ? desk.offered(ConversationId.parse(conversation).orElseThrow(NotFound::new), question)
                : desk.offered(NumberId.parse(number).orElseThrow(NotFound::new), question);
        return new Offer(
                offer.items().stream().map(TemplateJson::of).toList(),
                offer.languages(),
                offer.categories(),
                offer.more());
    }

    private static Optional<String> given(String parameter) {
        return Optional.ofNullable(parameter).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Administrators: reads them from WhatsApp again. */
    @POST
    @Path("sync")
    public Response synchronise() {
        AdministratorDoor.require(security);
        desk.synchronise();
        return Response.accepted().build();
    }
}
