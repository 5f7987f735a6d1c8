package org.bandeja.directory.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bandeja.directory.model.Places.Colleague;
import org.bandeja.directory.service.Colleagues;

/** What the caller may narrow a list of conversations by: who has them. */
@Path("colleagues")
@Produces(MediaType.APPLICATION_JSON)
public class ColleagueResource {
    @Inject
    Colleagues colleagues;

    public record ColleagueJson(String id, String name) {
        static ColleagueJson of(Colleague colleague) {
            return new ColleagueJson(colleague.id().text(), colleague.name());
        }
    }

    /** By name. */
    public record ColleaguesJson(List<ColleagueJson> items) {}

    @GET
    public ColleaguesJson colleagues() {
        return new ColleaguesJson(
                colleagues.all().stream().map(ColleagueJson::of).toList());
    }
}
