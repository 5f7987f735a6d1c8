package org.bandeja.conversation.service;

import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;

/**
 * A question with buttons for answers.
 *
 * @param question its body at most 1,024 characters
 * @param buttons 1 to 3, their ids and titles all different
 */
public record ButtonsReply(Question question, List<Button> buttons, Optional<MessageId> quotes) implements Reply {
    private static final int LONGEST_BODY = 1024;
    private static final int MOST = 3;

    /**
     * @param id comes back with the answer; at most 256 characters
     * @param title at most 20 characters
     */
    public record Button(String id, String title) {
        public Button {
            id = Limits.line("buttons.id", id, 256);
            title = Limits.line("buttons.title", title, 20);
        }
    }

    public ButtonsReply {
        question.requireBody(LONGEST_BODY);
        buttons = Limits.count("buttons", buttons, 1, MOST);
        Limits.allDiffer("buttons.id", buttons.stream().map(Button::id));
        Limits.allDiffer("buttons.title", buttons.stream().map(Button::title));
    }

    @Override
    public Said said() {
        return question.said(question.content("button")
                .with(
                        "buttons",
                        buttons,
                        button -> new ContentJson().with("id", button.id()).with("title", button.title())));
    }
}
