package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.service.Router;
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
    Router router;

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
                .filter(this::hasPeople)
                .map(this::way);
    }

    /** Without anybody to hand over to it takes nothing: it could promise nobody, and what comes would come again and again. */
    private boolean hasPeople(Published attendant) {
        return shelf.tree(attendant.id(), attendant.number())
                .flatMap(tree -> Route.parse(tree.fallback()))
                .filter(fallback -> router.shown(fallback).problem().isEmpty())
                .isPresent();
    }

    /** To its fallback, as it is not there itself that the conversation ends. */
    @Override
    public Optional<Way> openQuietly(Route route) {
        return attendants
                .find(id(route))
                .flatMap(AttendantDestination::published)
                .flatMap(attendant -> shelf.tree(attendant.id(), attendant.number()))
                .flatMap(tree -> Route.parse(tree.fallback()))
                .flatMap(router::open);
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
        paths.add(conversation.id(), RouteStep.attendant(attendant.id(), attendant.name(), why, now));
        timeline.record(conversation.talksWith(attendant.id(), attendant.name(), now));
        dialogs.find(conversation.id())
                .ifPresentOrElse(
                        dialog -> goOn(dialog, attendant, conversation.lastSeq(), now),
                        () -> dialogs.add(new Dialog(
                                conversation.id(), attendant.id(), attendant.number(), conversation.lastSeq(), now)));
        bell.ring(List.of(conversation.id()));
    }

    private static void goOn(Dialog dialog, Published attendant, long lastSeq, Instant now) {
        if (dialog.state() == Dialog.State.TALKING) {
            dialog.handOver(attendant.id(), attendant.number(), now);
        } else {
            dialog.begin(attendant.id(), attendant.number(), lastSeq, now);
        }
        dialog.hop();
    }

    @Override
    public Map<Route, RouteShown> shown(Collection<Route> routes) {
        Map<AttendantId, AutoAttendant> there =
                attendants.of(routes.stream().map(AttendantDestination::id).collect(Collectors.toSet()));
        return routes.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        route -> Optional.ofNullable(there.get(id(route)))
                                .map(found -> new RouteShown(
                                        route,
                                        found.name(),
                                        found.number().isPresent()
                                                ? Optional.empty()
                                                : Optional.of(RouteProblem.INCOMPLETE)))
                                .orElseGet(() -> RouteShown.notThere(route))));
    }

    private static AttendantId id(Route route) {
        return ((Route.ToAttendant) route).attendant();
    }
}
