package org.bandeja.media.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.bandeja.media.model.MediaKey;
import org.bandeja.media.service.MediaDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.NotFound;

/** Files of customers and agents, for whoever sees a message that they belong to. */
@Path("media/{id}")
@RetriedOnConflict
public class MediaResource {
    @Inject
    MediaDesk desk;

    @Context
    HttpServletResponse head;

    @GET
    public Response file(
            @PathParam("id") String id,
            @HeaderParam("Range") String range,
            @HeaderParam("If-Range") String condition,
            @HeaderParam("If-None-Match") String known)
            throws IOException {
        return FileAnswer.of(desk.open(key(id)), new FileAnswer.Wish(range, condition, known), head);
    }

    /** A small copy of a picture. */
    @GET
    @Path("thumbnail")
    public Response thumbnail(@PathParam("id") String id, @HeaderParam("If-None-Match") String known)
            throws IOException {
        return FileAnswer.of(desk.openThumbnail(key(id)), new FileAnswer.Wish(null, null, known), head);
    }

    /** Fetches it now. */
    @POST
    @Path("retry")
    @Produces(MediaType.APPLICATION_JSON)
    public MediaJson retry(@PathParam("id") String id) {
        return MediaJson.of(desk.retry(key(id)));
    }

    private static MediaKey key(String id) {
        return MediaKey.parse(id).orElseThrow(NotFound::new);
    }
}
