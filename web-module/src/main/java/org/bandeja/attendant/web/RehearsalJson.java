package org.bandeja.attendant.web;

import java.util.List;
import org.bandeja.attendant.rules.DialogState;
import org.bandeja.attendant.rules.MenuMessage;
import org.bandeja.attendant.service.RehearsalDesk;

/**
 * A turn that was played.
 *
 * @param state to be given back with the next move
 * @param chosen the label of what was chosen; null: nothing
 * @param end null: it goes on
 */
public record RehearsalJson(DialogState state, List<MessageJson> messages, String chosen, EndJson end) {
    /**
     * What the attendant says.
     *
     * @param shape BUTTONS, LIST, NUMBERS (plain text)
     * @param button what stands on the button of a list
     */
    public record MessageJson(String shape, String text, String button, List<AnswerJson> answers) {
        static MessageJson of(MenuMessage message) {
            return new MessageJson(
                    message.shape().name(),
                    message.text(),
                    message.button(),
                    message.answers().stream().map(AnswerJson::of).toList());
        }
    }

    /** @param id is said with the move TOUCH */
    public record AnswerJson(String id, String title, String description) {
        static AnswerJson of(MenuMessage.Answer answer) {
            return new AnswerJson(
                    answer.id(), answer.title(), answer.description().orElse(null));
        }
    }

    /**
     * Where it leads.
     *
     * @param name empty: nothing is there
     * @param reason as in a route path
     */
    public record EndJson(String name, String reason) {}

    static RehearsalJson of(RehearsalDesk.Answer answer) {
        return new RehearsalJson(
                answer.state(),
                answer.messages().stream().map(MessageJson::of).toList(),
                answer.chosen().orElse(null),
                answer.end()
                        .map(end -> new EndJson(end.name(), end.why().name()))
                        .orElse(null));
    }
}
