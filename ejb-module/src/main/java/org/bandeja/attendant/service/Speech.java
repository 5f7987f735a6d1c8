package org.bandeja.attendant.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantWords;
import org.bandeja.attendant.rules.MenuMessage;
import org.bandeja.attendant.rules.Turn.Say;
import org.bandeja.conversation.service.ButtonsReply;
import org.bandeja.conversation.service.ListReply;
import org.bandeja.conversation.service.Question;
import org.bandeja.conversation.service.Reply;
import org.bandeja.conversation.service.TextReply;

/** What an attendant says, as messages that WhatsApp takes: one, unless the text above a menu does not fit into it. */
final class Speech {
    private Speech() {}

    /** @param ids what comes back when an answer of a menu is touched */
    static List<MenuMessage> messages(AttendantTree tree, Say say, BiFunction<Menu, Option, String> ids) {
        Optional<Menu> menu = say.menu().flatMap(tree::menu);
        if (menu.isEmpty()) {
            return say.text().isBlank() ? List.of() : List.of(text(say.text()));
        }
        MenuMessage whole = message(tree, menu.get(), say.text(), ids);
        if (whole.fits() || say.text().isBlank()) {
            return List.of(whole);
        }
        List<MenuMessage> both = new ArrayList<>();
        both.add(text(say.text()));
        both.add(message(tree, menu.get(), "", ids));
        return both;
    }

    private static MenuMessage message(
            AttendantTree tree, Menu menu, String above, BiFunction<Menu, Option, String> ids) {
        return MenuMessage.of(menu, above, AttendantWords.button(tree.language()), option -> ids.apply(menu, option));
    }

    private static MenuMessage text(String text) {
        return new MenuMessage(Menu.Shape.NUMBERS, text.strip(), "", List.of());
    }

    /** @throws org.bandeja.refusal.model.Refusal if WhatsApp would not take it */
    static Reply reply(MenuMessage message) {
        Question question = new Question(message.text(), Optional.empty(), Optional.empty());
        return switch (message.shape()) {
            case BUTTONS ->
                new ButtonsReply(
                        question,
                        message.answers().stream()
                                .map(answer -> new ButtonsReply.Button(answer.id(), answer.title()))
                                .toList(),
                        Optional.empty());
            case LIST ->
                new ListReply(
                        question,
                        message.button(),
                        List.of(new ListReply.Section(
                                Optional.empty(),
                                message.answers().stream()
                                        .map(answer ->
                                                new ListReply.Row(answer.id(), answer.title(), answer.description()))
                                        .toList())),
                        Optional.empty());
            default -> new TextReply(message.text(), Optional.empty());
        };
    }
}
