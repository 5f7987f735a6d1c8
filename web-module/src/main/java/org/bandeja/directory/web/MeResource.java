package org.bandeja.directory.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.bandeja.conversation.service.Counters;
import org.bandeja.conversation.service.InboxReader;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.MyProfile;
import org.bandeja.presence.model.Presence;
import org.bandeja.presence.service.PresenceDesk;
import org.bandeja.push.service.MissedEvents;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.screen.web.Texts;

/** Who I am. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    @Inject
    MyProfile profile;

    @Inject
    InboxReader reader;

    @Inject
    MissedEvents events;

    @Inject
    PresenceDesk presence;

    /**
     * Who I am.
     *
     * @param presence what I chose: AVAILABLE, AWAY or OFF
     * @param events id of the newest event before the counters were read: where to begin listening
     */
    public record MeJson(
            String id,
            String name,
            String login,
            boolean administrator,
            String language,
            String presence,
            List<DepartmentJson> departments,
            CountersJson counters,
            String events) {}

    /** A department that I work in; an administrator who is member nowhere is ADMIN of all. */
    public record DepartmentJson(String id, String name, String role) {}

    /** My badges. */
    public record CountersJson(int unassigned, int mine, int noRoute) {
        public static CountersJson of(Counters counters) {
            return new CountersJson(counters.unassigned(), counters.mine(), counters.noRoute());
        }
    }

    /** Whether I am there for customers: AVAILABLE, AWAY or OFF. */
    public record PresenceJson(String presence) {}

    /** What I want the page to speak. */
    public record Language(String language) {}

    @GET
    public MeJson me() {
        String newest = String.valueOf(events.newest());
        MyProfile.Profile me = profile.me();
        return new MeJson(
                me.caller().agent().text(),
                me.caller().name(),
                me.login(),
                me.caller().administrator(),
                me.language().orElse(null),
                presence.mine().name(),
                me.departments().stream()
                        .map(department -> new DepartmentJson(
                                department.id().text(),
                                department.name(),
                                department.role().orElse(Role.ADMIN).name()))
                        .toList(),
                CountersJson.of(reader.counters()),
                newest);
    }

    @PUT
    @Path("presence")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response choose(PresenceJson wanted) {
        presence.choose(presence(wanted == null ? null : wanted.presence()));
        return Response.noContent().build();
    }

    private static Presence presence(String name) {
        try {
            return Presence.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new Malformed("presence");
        }
    }

    @PUT
    @Path("language")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response speak(Language language) {
        if (language == null || language.language() == null) {
            throw new Malformed("language");
        }
        profile.speak(language.language(), Set.copyOf(Texts.LANGUAGES));
        return Response.noContent().build();
    }
}
