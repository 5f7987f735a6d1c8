package org.bandeja.attendant.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.DialogState;
import org.bandeja.attendant.rules.Dialogue;
import org.bandeja.attendant.rules.MenuMessage;
import org.bandeja.attendant.rules.Turn;
import org.bandeja.attendant.rules.Utterance;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.service.Router;

/** Plays an attendant with who writes it, before it talks with anybody: the same rules, nothing is kept and nothing is sent. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class RehearsalDesk {
    @Inject
    AttendantHours hours;

    @Inject
    Router router;

    @Inject
    Clock clock;

    /** What whoever plays the customer does. */
    public enum Move {
        /** He says something in words. */
        WRITE,
        /** He touches an answer: {@code menu.option}. */
        TOUCH,
        /** He sends a picture or the like. */
        OTHER,
        /** He says nothing for as long as the attendant waits. */
        SILENCE
    }

    /**
     * How it is when he comes.
     *
     * @param open empty: as it is now
     */
    public record Scene(AttendantTree tree, DialogState state, Move move, String said, Optional<Boolean> open) {}

    /**
     * Where it leads.
     *
     * @param name as its end is called now; empty: nothing is there
     */
    public record End(String name, RouteReason why) {}

    /** @param chosen the label of what was chosen */
    public record Answer(DialogState state, List<MenuMessage> messages, Optional<String> chosen, Optional<End> end) {}

    /** One turn. */
    public Answer play(Scene scene) {
        boolean open = scene.open().orElseGet(() -> hours.isOpen(scene.tree(), clock.instant()));
        Dialogue dialogue = new Dialogue(scene.tree(), Optional.empty(), open, this::isUsable);
        Turn turn = scene.move() == Move.SILENCE
                ? dialogue.silent(scene.state())
                : dialogue.hear(scene.state(), List.of(utterance(scene)));
        return new Answer(
                turn.state(),
                turn.say()
                        .map(say ->
                                Speech.messages(scene.tree(), say, (menu, option) -> menu.key() + "." + option.key()))
                        .orElse(List.of()),
                turn.chosen().map(Turn.Choice::label),
                turn.lead().map(this::end));
    }

    private boolean isUsable(String route) {
        return Route.parse(route).isPresent();
    }

    private End end(Turn.Lead lead) {
        return new End(
                Route.parse(lead.route())
                        .map(route -> router.shown(route).name())
                        .orElse(""),
                lead.why());
    }

    private static Utterance utterance(Scene scene) {
        String[] names = scene.said().split("\\.", 2);
        return switch (scene.move()) {
            case WRITE -> new Utterance.Written(scene.said());
            case TOUCH ->
                scene.tree()
                        .menu(names[0])
                        .filter(menu -> names.length == 2)
                        .flatMap(menu -> menu.option(names[1]))
                        .<Utterance>map(option -> new Utterance.Chosen(names[0], option))
                        .orElseGet(Utterance.Other::new);
            default -> new Utterance.Other();
        };
    }
}
