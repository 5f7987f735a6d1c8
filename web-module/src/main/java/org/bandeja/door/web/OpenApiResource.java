package org.bandeja.door.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** The description of the API, made from the code when it is built. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {
    @GET
    public Response description() {
        InputStream description = OpenApiResource.class.getResourceAsStream("/openapi.json");
        if (description == null) {
            throw new NotFoundException();
        }
        return Response.ok(description).build();
    }
}
