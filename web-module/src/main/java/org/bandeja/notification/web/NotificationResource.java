package org.bandeja.notification.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.login.web.ByLogin;
import org.bandeja.notification.model.NotificationChoices;
import org.bandeja.notification.model.NotificationKind;
import org.bandeja.notification.model.PushAddress;
import org.bandeja.notification.model.QuietHours;
import org.bandeja.notification.model.SubscriptionId;
import org.bandeja.notification.model.Subscriptions.Subscription;
import org.bandeja.notification.rules.PushAnswer;
import org.bandeja.notification.service.NotificationDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** What I am told when no page is in front of me, and on which browsers. */
@Path("me/notifications")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {
    private static final int MOST_MUTED = 1_000;

    @Inject
    NotificationDesk desk;

    @Context
    HttpServletRequest request;

    /**
     * How it is.
     *
     * @param key what browsers subscribe with; null: none can
     */
    public record NotificationsJson(
            String key,
            List<String> kinds,
            List<String> muted,
            QuietJson quiet,
            boolean showText,
            boolean sound,
            List<BrowserJson> browsers) {}

    /** Times as 22:00, by the clock of the zone (America/Bogota). */
    public record QuietJson(String from, String to, String zone) {}

    /** A browser that is told; the device in words, empty when it said nothing that is known. */
    public record BrowserJson(String id, String device, String createdAt, String toldAt) {
        static BrowserJson of(Subscription subscription) {
            return new BrowserJson(
                    subscription.id().text(),
                    subscription.device(),
                    Times.text(subscription.createdAt()),
                    subscription.toldAt().map(Times::text).orElse(null));
        }
    }

    /**
     * What I want.
     *
     * @param kinds NEW, ASSIGNED, ANSWER, MENTION: those that I want
     * @param muted departments whose new conversations I do not want to hear of
     * @param quiet null: no quiet hours
     * @param showText whether who wrote, and what, may stand on a locked screen
     */
    public record ChoicesJson(
            List<String> kinds, List<String> muted, QuietJson quiet, boolean showText, boolean sound) {}

    /** As browsers give it: PushSubscription.toJSON(). */
    public record AddressJson(String endpoint, KeysJson keys) {}

    /** What is encrypted with. */
    public record KeysJson(String p256dh, String auth) {}

    /** Names the browser from now on. */
    public record IdJson(String id) {}

    /**
     * What came of a test.
     *
     * @param outcome TAKEN, GONE, LATER or REFUSED
     * @param status what the push service answered; 0: it was not reached
     */
    public record TestedJson(String outcome, int status) {}

    @GET
    public NotificationsJson mine() {
        NotificationDesk.Mine mine = desk.mine();
        NotificationChoices chosen = mine.chosen();
        return new NotificationsJson(
                mine.key().orElse(null),
                chosen.kinds().stream().map(Enum::name).sorted().toList(),
                chosen.muted().stream().map(DepartmentId::text).sorted().toList(),
                chosen.quiet()
                        .map(quiet -> new QuietJson(
                                quiet.from().toString(),
                                quiet.to().toString(),
                                quiet.zone().getId()))
                        .orElse(null),
                chosen.showsText(),
                chosen.sound(),
                mine.browsers().stream().map(BrowserJson::of).toList());
    }

    @PUT
    @RetriedOnConflict
    @Consumes(MediaType.APPLICATION_JSON)
    public Response choose(ChoicesJson wanted) {
        if (wanted == null || wanted.kinds() == null) {
            throw new Malformed("kinds");
        }
        List<String> muted = Optional.ofNullable(wanted.muted()).orElse(List.of());
        if (muted.size() > MOST_MUTED) {
            throw new Malformed("muted");
        }
        desk.choose(new NotificationChoices(
                wanted.kinds().stream().map(NotificationResource::kind).collect(Collectors.toSet()),
                muted.stream()
                        .map(id -> DepartmentId.parse(id).orElseThrow(() -> new Malformed("muted")))
                        .collect(Collectors.toSet()),
                Optional.ofNullable(wanted.quiet()).map(NotificationResource::quiet),
                wanted.showText(),
                wanted.sound()));
        return Response.noContent().build();
    }

    private static NotificationKind kind(String name) {
        try {
            return NotificationKind.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new Malformed("kinds");
        }
    }

    private static QuietHours quiet(QuietJson json) {
        return new QuietHours(
                understood(json.from(), NotificationResource::minute, "quiet.from"),
                understood(json.to(), NotificationResource::minute, "quiet.to"),
                understood(json.zone(), ZoneId::of, "quiet.zone"));
    }

    private static LocalTime minute(String text) {
        return LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
    }

    private static <T> T understood(String text, Function<String, T> reading, String name) {
        try {
            return reading.apply(Optional.ofNullable(text).orElseThrow(() -> new Malformed(name)));
        } catch (DateTimeException e) {
            throw new Malformed(name);
        }
    }

    /** This browser is told from now on, for as long as its login lasts. */
    @POST
    @Path("browsers")
    @RetriedOnConflict
    @Consumes(MediaType.APPLICATION_JSON)
    public Response subscribe(AddressJson given) {
        var login = ByLogin.require(request).token();
        if (given == null || given.keys() == null) {
            throw new Malformed("keys");
        }
        PushAddress address = new PushAddress(
                given.endpoint(), given.keys().p256dh(), given.keys().auth());
        return Response.status(Response.Status.CREATED)
                .entity(new IdJson(desk.subscribe(login, address).text()))
                .build();
    }

    @DELETE
    @Path("browsers/{id}")
    public Response remove(@PathParam("id") String id) {
        ByLogin.require(request);
        desk.remove(SubscriptionId.parse(id).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }

    /** Sends one through the push service at once, and says what came of it. */
    @POST
    @Path("browsers/{id}/test")
    public TestedJson test(@PathParam("id") String id) {
        ByLogin.require(request);
        PushAnswer answer = desk.test(SubscriptionId.parse(id).orElseThrow(NotFound::new));
        return new TestedJson(answer.meaning().name(), answer.status());
    }
}
