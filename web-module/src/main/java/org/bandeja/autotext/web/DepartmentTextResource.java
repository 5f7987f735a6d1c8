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
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.NotFound;

/** What a department wants said by itself; for who does not run it there is nothing here. */
@Path("departments/{id}/auto-texts")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class DepartmentTextResource {
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
        return AutoTextOwner.of(DepartmentId.parse(id).orElseThrow(NotFound::new));
    }
}
