package org.bandeja.attendant.rules;

import java.util.Optional;
import org.bandeja.routing.model.RouteReason;

/**
 * What an attendant does next.
 *
 * @param state how far the customer has come with that
 * @param say its one answer; empty: nothing is said
 * @param chosen the option that the customer chose, if it is a way to somewhere
 * @param lead where the conversation goes; empty: the attendant goes on talking
 * @param renewed the answer is of the newest version: the dialog goes on with that
 */
public record Turn(
        DialogState state, Optional<Say> say, Optional<Choice> chosen, Optional<Lead> lead, boolean renewed) {
    /**
     * An answer.
     *
     * @param text may be empty where there is a menu
     * @param menu key of the menu that is shown below the text
     */
    public record Say(String text, Optional<String> menu) {
        static Optional<Say> text(String text) {
            return text.isBlank() ? Optional.empty() : Optional.of(new Say(text, Optional.empty()));
        }
    }

    /**
     * An option, as it was offered.
     *
     * @param key names it within the attendant, in every version
     */
    public record Choice(String key, String label) {
        static Choice of(String menu, AttendantTree.Option option) {
            return new Choice(menu + "." + option.key(), option.label());
        }
    }

    /**
     * Where it goes.
     *
     * @param route as text
     */
    public record Lead(String route, RouteReason why) {}

    static Turn showing(DialogState state, String text) {
        return new Turn(state, Optional.of(new Say(text, state.menu())), Optional.empty(), Optional.empty(), false);
    }

    static Turn leading(DialogState state, String text, String route, RouteReason why) {
        return new Turn(state, Say.text(text), Optional.empty(), Optional.of(new Lead(route, why)), false);
    }

    Turn choosing(Choice choice) {
        return new Turn(state, say, Optional.of(choice), lead, renewed);
    }

    Turn renewing() {
        return new Turn(state, say, chosen, lead, true);
    }
}
