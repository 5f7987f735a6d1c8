package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.model.AutoAttendant;
import org.bandeja.attendant.model.Dialog;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;
import org.bandeja.routing.service.Destination;
import org.bandeja.routing.service.Way;

/** Where an auto attendant talks with the customer. */
@ApplicationScoped
public class AttendantDestination implements Destination {
    @Inject
    Attendants attendants;

    @Inject
    Dialogs dialogs;

    @Inject
    TreeShelf shelf;

    @Inject
    DialogBell bell;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    @Override
    public RouteKind kind() {
        return RouteKind.ATTENDANT;
    }

    @Override
    public Optional<Way> open(Route route) {
        return attendants
                .hold(id(route))
                .flatMap(AttendantDestination::published)
                .filter(attendant ->
                        shelf.tree(attendant.id(), attendant.number()).isPresent())
                .map(this::way);
    }

    private record Published(AttendantId id, String name, int number) {}

    private static Optional<Published> published(AutoAttendant attendant) {
        return attendant.number().isPresent()
                ? Optional.of(new Published(
                        attendant.id(), attendant.name(), attendant.number().getAsInt()))
                : Optional.empty();
    }

    private Way way(Published attendant) {
        return (conversation, why, now) -> begin(conversation, attendant, why, now);
    }

    /** What the customer says from now on is listened to; it begins by itself, also if he says nothing. */
    private void begin(Conversation conversation, Published attendant, RouteReason why, Instant now) {
        paths.add(conversation.id(), RouteStep.of(RouteStep.Kind.ATTENDANT, attendant.name(), why, now));
        timeline.record(conversation.talksWith(attendant.id(), attendant.name(), now));
        Optional<Dialog> before = dialogs.find(conversation.id());
        before.ifPresentOrElse(
                dialog -> {
                    dialog.begin(attendant.id(), attendant.number(), conversation.lastSeq(), now);
                    dialog.hop();
                },
                () -> dialogs.add(new Dialog(
                        conversation.id(), attendant.id(), attendant.number(), conversation.lastSeq(), now)));
        bell.ring(List.of(conversation.id()));
    }

    @Override
    public Optional<RouteProblem> problem(Route route) {
        Optional<AutoAttendant> attendant = attendants.find(id(route));
        if (attendant.isEmpty()) {
            return Optional.of(RouteProblem.NOT_THERE);
        }
        return attendant.get().number().isEmpty() ? Optional.of(RouteProblem.INCOMPLETE) : Optional.empty();
    }

    @Override
    public Optional<String> name(Route route) {
        return attendants.find(id(route)).map(AutoAttendant::name);
    }

    private static AttendantId id(Route route) {
        return ((Route.ToAttendant) route).attendant();
    }
}
