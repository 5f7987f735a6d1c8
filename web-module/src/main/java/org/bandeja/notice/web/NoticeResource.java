package org.bandeja.notice.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
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
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.conversation.web.Times;
import org.bandeja.notice.model.Notice;
import org.bandeja.notice.service.NoticeDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;

/** What WhatsApp tells about accounts, numbers and templates: for administrators; for others there is nothing here. */
@Path("notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticeResource {
    @Inject
    NoticeDesk desk;

    @Inject
    NoticeShown.Maker maker;

    @Context
    SecurityContext security;

    @Context
    HttpHeaders headers;

    /**
     * @param text what happened and what to do, in the caller's language
     * @param page where one finds more, a path of the console
     * @param facts WhatsApp's words, by where they stand in its message
     */
    public record NoticeJson(
            String id,
            String at,
            String severity,
            String field,
            String event,
            String account,
            String number,
            String subject,
            String text,
            String page,
            JsonObject facts,
            String acknowledgedAt) {
        static NoticeJson of(Notice notice, NoticeShown shown) {
            return new NoticeJson(
                    new NumberId(notice.id()).text(),
                    Times.text(notice.at()),
                    notice.severity().name(),
                    notice.field(),
                    notice.event(),
                    notice.accountId(),
                    notice.number().map(NumberId::text).orElse(null),
                    notice.subject(),
                    shown.text(),
                    shown.page(),
                    parsed(notice.facts()),
                    notice.acknowledgedAt().map(Times::text).orElse(null));
        }

        private static JsonObject parsed(String facts) {
            try (JsonReader reader = Json.createReader(new StringReader(facts))) {
                return reader.readObject();
            }
        }
    }

    /** Newest first. */
    public record NoticesJson(List<NoticeJson> items, String next) {}

    @GET
    public NoticesJson latest(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("urgent") @DefaultValue("false") boolean urgent) {
        AdministratorDoor.require(security);
        List<Notice> notices = urgent ? desk.urgent() : desk.latest(all);
        List<NoticeShown> shown = maker.all(notices, Locales.of(headers));
        return new NoticesJson(
                IntStream.range(0, notices.size())
                        .mapToObj(i -> NoticeJson.of(notices.get(i), shown.get(i)))
                        .toList(),
                null);
    }

    @POST
    @Path("{id}/acknowledge")
    public Response acknowledge(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.acknowledge(NumberId.parse(id).orElseThrow(NotFound::new).value());
        return Response.noContent().build();
    }
}
