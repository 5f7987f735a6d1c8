package org.bandeja.conversation.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bandeja.conversation.service.ButtonsReply;
import org.bandeja.conversation.service.ContactCard;
import org.bandeja.conversation.service.ContactsReply;
import org.bandeja.conversation.service.LinkReply;
import org.bandeja.conversation.service.ListReply;
import org.bandeja.conversation.service.LocationQuestion;
import org.bandeja.conversation.service.LocationReply;
import org.bandeja.conversation.service.Question;
import org.bandeja.conversation.service.Reply;
import org.bandeja.refusal.model.Malformed;

/** Reads drafts that consist of more than words, in the form in which message items show them (docs/MESSAGES.md). */
final class ContentDrafts {
    private ContentDrafts() {}

    static Reply location(Draft draft) {
        JsonObject content = content(draft);
        return new LocationReply(
                number(content, "latitude"),
                number(content, "longitude"),
                text(content, "name"),
                text(content, "address"),
                draft.quoted());
    }

    static Reply contacts(Draft draft) {
        return new ContactsReply(each(content(draft), "contacts", (card, place) -> card(card)), draft.quoted());
    }

    private static ContactCard card(JsonObject card) {
        return new ContactCard(
                text(card, "name").orElse(null),
                each(
                        card,
                        "phones",
                        (phone, place) -> new ContactCard.Phone(
                                text(phone, "phone").orElse(null), text(phone, "type"), text(phone, "whatsapp"))),
                each(
                        card,
                        "emails",
                        (email, place) ->
                                new ContactCard.Email(text(email, "email").orElse(null), text(email, "type"))),
                each(
                        card,
                        "addresses",
                        (address, place) ->
                                new ContactCard.Address(text(address, "address").orElse(null), text(address, "type"))),
                text(card, "company"),
                text(card, "title"),
                each(
                        card,
                        "urls",
                        (url, place) -> new ContactCard.Url(text(url, "url").orElse(null), text(url, "type"))),
                text(card, "birthday"));
    }

    static Reply interactive(Draft draft) {
        JsonObject content = content(draft);
        Question question = new Question(draft.text(), text(content, "header"), text(content, "footer"));
        return switch (text(content, "kind").orElse("")) {
            case "button" ->
                new ButtonsReply(question, each(content, "buttons", ContentDrafts::button), draft.quoted());
            case "list" ->
                new ListReply(question, text(content, "label").orElse(null), sections(content), draft.quoted());
            case "cta_url" ->
                new LinkReply(
                        question,
                        text(content, "label").orElse(null),
                        text(content, "url").orElse(null),
                        draft.quoted());
            case "location_request" -> new LocationQuestion(draft.text(), draft.quoted());
            default -> throw new Malformed("kind");
        };
    }

    /** Who gives no id gets the place of the button. */
    private static ButtonsReply.Button button(JsonObject button, int place) {
        return new ButtonsReply.Button(
                text(button, "id").orElse(String.valueOf(place)),
                text(button, "title").orElse(null));
    }

    private static List<ListReply.Section> sections(JsonObject content) {
        int[] before = {0};
        return each(content, "sections", (section, place) -> {
            int first = before[0];
            List<ListReply.Row> rows = each(section, "rows", (row, number) -> row(row, first + number));
            before[0] += rows.size();
            return new ListReply.Section(text(section, "title"), rows);
        });
    }

    private static ListReply.Row row(JsonObject row, int place) {
        return new ListReply.Row(
                text(row, "id").orElse(String.valueOf(place)),
                text(row, "title").orElse(null),
                text(row, "description"));
    }

    private static JsonObject content(Draft draft) {
        if (draft.content() == null) {
            throw new Malformed("content");
        }
        return draft.content();
    }

    private static Optional<String> text(JsonObject parent, String name) {
        JsonValue value = parent.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw new Malformed(name);
    }

    private static double number(JsonObject parent, String name) {
        if (parent.get(name) instanceof JsonNumber number) {
            return number.doubleValue();
        }
        throw new Malformed(name);
    }

    /** @param form makes one of its object and its place, counted from 1 */
    private static <T> List<T> each(JsonObject parent, String name, BiFunction<JsonObject, Integer, T> form) {
        JsonValue value = parent.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw new Malformed(name);
        }
        List<T> items = new ArrayList<>();
        for (JsonValue item : array) {
            if (!(item instanceof JsonObject object)) {
                throw new Malformed(name);
            }
            items.add(form.apply(object, items.size() + 1));
        }
        return items;
    }
}
