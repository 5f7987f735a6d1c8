package org.bandeja.autotext.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.bandeja.autotext.model.AutoTextOwner;
import org.bandeja.autotext.service.AutoTextSettings;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;

/** What a number wants said by itself, for administrators. */
@Path("numbers/{id}/auto-texts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class NumberTextResource {
    @Inject
    AutoTextSettings settings;

    @GET
    public AutoTextsJson of(@PathParam("id") String id) {
        return AutoTextsJson.of(settings.of(owner(id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public AutoTextsJson replace(@PathParam("id") String id, AutoTextsJson wanted) {
        settings.of(owner(id));
        return AutoTextsJson.of(
                settings.replace(owner(id), AutoTextsJson.read(wanted), Optional.ofNullable(wanted.version())));
    }

    private static AutoTextOwner owner(String id) {
        return AutoTextOwner.of(NumberId.parse(id).orElseThrow(NotFound::new));
    }
}
