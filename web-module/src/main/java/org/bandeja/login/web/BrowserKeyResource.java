package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.bandeja.login.service.BrowserKeys;
import org.bandeja.refusal.model.Malformed;

/** What my browser seals with whatever it keeps for me. */
@Path("me/browser-key")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BrowserKeyResource {
    private static final int MOST = 100;

    @Inject
    BrowserKeys keys;

    @Context
    HttpServletRequest request;

    /**
     * Mine, at this server.
     *
     * @param keys AES-256 in Base64 of URLs; the first seals, all open; none: nothing can be sealed here
     * @param mark says to this server whose it is that is kept; null without a key
     */
    public record KeyJson(String agent, List<String> keys, String mark) {}

    /** Marks that stand in a browser. */
    public record MarksJson(List<String> marks) {}

    /** Those of people who are not there any more. */
    public record GoneJson(List<String> gone) {}

    @GET
    public KeyJson mine() {
        ByLogin.require(request);
        BrowserKeys.Given given = keys.mine();
        return new KeyJson(given.agent().text(), given.keys(), given.mark().orElse(null));
    }

    /** Whose marks of these are nobody's any more: what is kept for them goes. */
    @POST
    @Path("gone")
    public GoneJson gone(MarksJson asked) {
        ByLogin.require(request);
        if (asked == null
                || asked.marks() == null
                || asked.marks().size() > MOST
                || asked.marks().stream().anyMatch(Objects::isNull)) {
            throw new Malformed("marks");
        }
        return new GoneJson(keys.gone(asked.marks()).stream().sorted().toList());
    }
}
