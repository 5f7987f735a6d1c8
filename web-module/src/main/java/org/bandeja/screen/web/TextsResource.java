package org.bandeja.screen.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The texts of the page; everybody may read them. */
@Path("texts")
@Produces(MediaType.APPLICATION_JSON)
public class TextsResource {
    private static final String FRESH_FOR_A_MINUTE = "public, max-age=60";

    @Inject
    Texts texts;

    /** @param language what Bandeja does not speak is answered in English */
    @GET
    public Response all(@QueryParam("language") @DefaultValue("en") String language) {
        Map<String, String> all = texts.all(language);
        return Response.ok(all).header("Cache-Control", FRESH_FOR_A_MINUTE).build();
    }
}
