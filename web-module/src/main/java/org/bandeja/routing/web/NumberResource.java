package org.bandeja.routing.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.NumberProfile;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.whatsapp.service.NumberProfiles;
import org.bandeja.whatsapp.service.SeenProfile;

/** The company's numbers: for administrators; for others there is nothing here. */
@Path("numbers")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class NumberResource {
    private static final int LONGEST_NAME = 255;

    @Inject
    NumberDesk desk;

    @Inject
    NumberProfiles profiles;

    @Inject
    StopWords words;

    @Context
    SecurityContext security;

    @Context
    HttpHeaders headers;

    /** What is wanted of a number; what is absent stays; an empty route is none. */
    public record NumberDraft(
            String name, String route, List<String> starters, Integer messagesPerSecond, Integer reopeningHours) {}

    /** By name. */
    public record NumbersJson(List<NumberJson> items) {}

    @GET
    public NumbersJson all() {
        AdministratorDoor.require(security);
        return new NumbersJson(desk.all().stream().map(this::json).toList());
    }

    @GET
    @Path("{id}")
    public NumberJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.one(number(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public NumberJson change(@PathParam("id") String id, NumberDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        Optional<Optional<Route>> route = Optional.ofNullable(draft.route())
                .map(text -> text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Route.parse(text).orElseThrow(() -> new Malformed("route"))));
        Optional<Set<DepartmentId>> starters = Optional.ofNullable(draft.starters())
                .map(ids -> ids.stream()
                        .map(each -> DepartmentId.parse(each).orElseThrow(NotFound::new))
                        .collect(Collectors.toSet()));
        return json(desk.change(
                number(id),
                new NumberDesk.Changes(
                        Optional.ofNullable(draft.name()),
                        route,
                        starters,
                        Optional.ofNullable(draft.messagesPerSecond()),
                        Optional.ofNullable(draft.reopeningHours()))));
    }

    /** Tries a stopped number at once. */
    @POST
    @Path("{id}/try")
    public NumberJson tryNow(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.tryNow(number(id)));
    }

    /**
     * What customers see of it, as WhatsApp has it.
     *
     * @param industry null: none that is known here
     * @param picture whether there is one; only told
     */
    public record ProfileJson(
            String about,
            String address,
            String description,
            String email,
            List<String> websites,
            String industry,
            Boolean picture) {
        static ProfileJson of(SeenProfile seen) {
            NumberProfile profile = seen.profile();
            return new ProfileJson(
                    profile.about(),
                    profile.address(),
                    profile.description(),
                    profile.email(),
                    profile.websites(),
                    profile.industry().map(Industry::name).orElse(null),
                    seen.pictured());
        }
    }

    @GET
    @Path("{id}/profile")
    public ProfileJson profile(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return ProfileJson.of(profiles.read(number(id)));
    }

    /** What is absent is empty. */
    @PUT
    @Path("{id}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProfileJson changeProfile(@PathParam("id") String id, ProfileJson draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        List<String> websites = Optional.ofNullable(draft.websites()).orElse(List.of());
        Optional<Industry> industry = Optional.ofNullable(draft.industry())
                .map(name -> Industry.named(name).orElseThrow(() -> new Malformed("industry")));
        return ProfileJson.of(profiles.write(
                number(id),
                new NumberProfile(
                        given(draft.about()),
                        given(draft.address()),
                        given(draft.description()),
                        given(draft.email()),
                        websites.stream().map(NumberResource::given).toList(),
                        industry)));
    }

    /** The picture that customers see, as it is; what it is follows from its bytes. */
    @PUT
    @Path("{id}/profile/picture")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public ProfileJson show(@PathParam("id") String id, @QueryParam("name") String name, byte[] bytes) {
        AdministratorDoor.require(security);
        boolean named = name != null && !name.isBlank() && name.length() <= LONGEST_NAME;
        if (!named || bytes == null || bytes.length == 0) {
            throw new Malformed("name, file");
        }
        return ProfileJson.of(profiles.show(number(id), name, bytes));
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }

    private NumberJson json(NumberState number) {
        return NumberJson.of(number, words.of(number, Locales.of(headers)));
    }

    private static NumberId number(String id) {
        return NumberId.parse(id).orElseThrow(NotFound::new);
    }
}
