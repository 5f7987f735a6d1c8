package org.bandeja.attendant.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.routing.model.RouteReason;

/**
 * How an attendant talks: where the customer is and what he said give one answer, and perhaps a way out. Everything that he said at
 * once is looked at together, and the last of it that says something counts.
 *
 * @param tree the version that the dialog was begun with
 * @param newest the present version, where that is another one
 * @param open whether the company is there now
 * @param usable whether something is taken now where a route (as text) leads
 */
public record Dialogue(AttendantTree tree, Optional<AttendantTree> newest, boolean open, Predicate<String> usable) {

    /** He says nothing new, or this; first of all he is greeted. */
    public Turn hear(DialogState state, List<Utterance> said) {
        if (state.isBeginning()) {
            return begin(said);
        }
        return last(said, utterance -> understood(state, utterance)).orElseGet(() -> notUnderstood(state));
    }

    /** He has said nothing for as long as the attendant waits. */
    public Turn silent(DialogState state) {
        if (state.reminded() || tree.silence().reminder().isBlank() || state.isBeginning()) {
            return away(state, RouteReason.SILENCE);
        }
        return Turn.showing(state.remindedOnce(), tree.silence().reminder());
    }

    /** Something broke: he is not told, as that may be what broke. */
    public Turn broken(DialogState state) {
        return Turn.leading(state, "", tree.fallback(), RouteReason.ERROR);
    }

    /** Somebody of the company has answered him: nothing is said, as that was said. */
    public static Turn answeredElsewhere(DialogState state, AttendantTree tree) {
        return Turn.leading(state, "", tree.fallback(), RouteReason.ANSWERED_ELSEWHERE);
    }

    /** WhatsApp takes nothing from it any more: who cannot be asked gets a person. */
    public static Turn mute(DialogState state, AttendantTree tree) {
        return Turn.leading(state, "", tree.fallback(), RouteReason.CANNOT_WRITE);
    }

    private Turn begin(List<Utterance> said) {
        if (!open) {
            String route = tree.closed().route().isBlank()
                            || !usable.test(tree.closed().route())
                    ? tree.fallback()
                    : tree.closed().route();
            return Turn.leading(DialogState.BEGINNING, tree.closed().text(), route, RouteReason.CLOSED);
        }
        Optional<Menu> main = tree.main();
        if (main.isEmpty()) {
            return broken(DialogState.BEGINNING);
        }
        DialogState state = DialogState.BEGINNING.in(main.get().key());
        return last(said, utterance -> meantAtOnce(state, main.get(), utterance))
                .orElseGet(() -> Turn.showing(state, tree.greeting()));
    }

    /** Who knows what he wants need not be asked; a number may be anything as long as nothing was offered. */
    private Optional<Turn> meantAtOnce(DialogState state, Menu main, Utterance utterance) {
        if (utterance instanceof Utterance.Written written) {
            Words words = Words.of(written.text());
            return only(main, words, Dialogue::isCalled)
                    .map(option -> choose(state, main, option))
                    .or(() -> person(state, words));
        }
        return utterance instanceof Utterance.Chosen chosen ? Optional.of(choose(state, chosen)) : Optional.empty();
    }

    private Optional<Turn> understood(DialogState state, Utterance utterance) {
        if (utterance instanceof Utterance.Chosen chosen) {
            return Optional.of(choose(state, chosen));
        }
        return utterance instanceof Utterance.Written written
                ? written(state, Words.of(written.text()))
                : Optional.empty();
    }

    /** In this order: what is offered now, a person, what was offered on the way here, the beginning of what is offered now. */
    private Optional<Turn> written(DialogState state, Words words) {
        Optional<Menu> here = state.menu().flatMap(tree::menu);
        return here.flatMap(menu -> only(menu, words, (option, given) -> given.are(menu.digit(option)))
                        .or(() -> only(menu, words, Dialogue::isCalled))
                        .map(option -> choose(state, menu, option)))
                .or(() -> person(state, words))
                .or(() -> earlier(state, words))
                .or(() -> here.flatMap(
                        menu -> only(menu, words, Dialogue::mayBeCalled).map(option -> choose(state, menu, option))));
    }

    private Optional<Turn> person(DialogState state, Words words) {
        return words.hold(tree.people()) ? Optional.of(away(state, RouteReason.ASKED_FOR_SOMEBODY)) : Optional.empty();
    }

    /** He changes his mind: the nearest menu on the way here that offers it. */
    private Optional<Turn> earlier(DialogState state, Words words) {
        List<String> before =
                new ArrayList<>(state.path().subList(0, state.path().size() - 1));
        java.util.Collections.reverse(before);
        return before.stream()
                .flatMap(key -> tree.menu(key).stream())
                .flatMap(menu -> only(menu, words, Dialogue::isCalled).stream()
                        .map(option -> choose(state.in(menu.key()), menu, option)))
                .findFirst();
    }

    /** What fits, if nothing else does. */
    private static Optional<Option> only(Menu menu, Words words, BiPredicate<Option, Words> fits) {
        List<Option> fitting = menu.options().stream()
                .filter(option -> fits.test(option, words))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static boolean isCalled(Option option, Words words) {
        return names(option).anyMatch(words::are);
    }

    private static boolean mayBeCalled(Option option, Words words) {
        return names(option).anyMatch(words::begin);
    }

    private static Stream<String> names(Option option) {
        return Stream.concat(Stream.of(option.label()), option.words().stream());
    }

    private Turn choose(DialogState state, Utterance.Chosen chosen) {
        Optional<Menu> menu = tree.menu(chosen.menu());
        return choose(menu.map(found -> state.in(found.key())).orElse(state), chosen.menu(), chosen.option());
    }

    private Turn choose(DialogState state, Menu menu, Option option) {
        return choose(state, menu.key(), option);
    }

    /** @param menu key of the menu in which it was offered, perhaps of another version, in which things stand otherwise */
    private Turn choose(DialogState state, String menu, Option option) {
        Turn turn = switch (option.action()) {
            case MENU ->
                tree.menu(option.target())
                        .map(next -> Turn.showing(state.in(next.key()), option.text()))
                        .orElseGet(() -> gone(state, menu, option));
            case ROUTE ->
                usable.test(option.target())
                        ? Turn.leading(
                                state.heard(),
                                option.text().isBlank() ? tree.handover() : option.text(),
                                option.target(),
                                RouteReason.OPTION)
                        : gone(state, menu, option);
            case BACK -> Turn.showing(state.back(), option.text());
            case START -> shownAgain(option.text());
            case REPEAT, TEXT -> Turn.showing(state.heard(), option.text());
        };
        // A way that he went; what is asked again or answered in place is none.
        boolean way = option.action() == Option.Action.MENU || option.action() == Option.Action.ROUTE;
        return way ? turn.choosing(Turn.Choice.of(menu, option)) : turn;
    }

    /** Where it led is not there any more: the present menu, or, if that is what he was just offered, a person. */
    private Turn gone(DialogState state, String menu, Option option) {
        if (newest.isPresent()) {
            return new Dialogue(newest.get(), Optional.empty(), open, usable)
                    .shownAgain(newest.get().wrong().text())
                    .renewing();
        }
        boolean offered = tree.menu(menu)
                .flatMap(found -> found.option(option.key()))
                .filter(option::doesAs)
                .isPresent();
        return offered ? broken(state) : shownAgain(tree.wrong().text());
    }

    private Turn shownAgain(String text) {
        return tree.main()
                .map(main -> Turn.showing(DialogState.BEGINNING.in(main.key()), text))
                .orElseGet(() -> broken(DialogState.BEGINNING));
    }

    private Turn notUnderstood(DialogState state) {
        DialogState erred = state.erred();
        if (erred.wrong() >= tree.wrong().tries()
                || erred.menu().flatMap(tree::menu).isEmpty()) {
            return away(erred, RouteReason.WRONG_ANSWERS);
        }
        return Turn.showing(erred, tree.wrong().text());
    }

    private Turn away(DialogState state, RouteReason why) {
        return Turn.leading(state, tree.handover(), tree.fallback(), why);
    }

    private static Optional<Turn> last(
            List<Utterance> said, java.util.function.Function<Utterance, Optional<Turn>> meaning) {
        for (int i = said.size() - 1; i >= 0; i--) {
            Optional<Turn> turn = meaning.apply(said.get(i));
            if (turn.isPresent()) {
                return turn;
            }
        }
        return Optional.empty();
    }
}
