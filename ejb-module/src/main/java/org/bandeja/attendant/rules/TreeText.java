package org.bandeja.attendant.rules;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.bandeja.attendant.rules.AttendantTree.Menu;
import org.bandeja.attendant.rules.AttendantTree.Option;
import org.bandeja.attendant.rules.AttendantTree.Silence;
import org.bandeja.attendant.rules.AttendantTree.Wrong;

/** A tree as a JSON object of ours, in the form of the API: as it is kept. What is absent is empty. */
public final class TreeText {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private TreeText() {}

    public static String write(AttendantTree tree) {
        return object().add("language", tree.language())
                .add("greeting", tree.greeting())
                .add("people", texts(tree.people()))
                .add("menus", array(tree.menus(), TreeText::menu))
                .add(
                        "wrong",
                        object().add("text", tree.wrong().text())
                                .add("tries", tree.wrong().tries()))
                .add(
                        "silence",
                        object().add("reminder", tree.silence().reminder())
                                .add("minutes", tree.silence().minutes()))
                .add(
                        "closed",
                        object().add("hours", tree.closed().hours())
                                .add("text", tree.closed().text())
                                .add("route", tree.closed().route()))
                .add("fallback", tree.fallback())
                .add("handover", tree.handover())
                .build()
                .toString();
    }

    private static JsonObjectBuilder menu(Menu menu) {
        return object().add("key", menu.key())
                .add("text", menu.text())
                .add("shape", menu.shape().name())
                .add("button", menu.button())
                .add("options", array(menu.options(), TreeText::option));
    }

    private static JsonObjectBuilder option(Option option) {
        return object().add("key", option.key())
                .add("label", option.label())
                .add("description", option.description())
                .add("digit", option.digit())
                .add("words", texts(option.words()))
                .add("action", option.action().name())
                .add("target", option.target())
                .add("text", option.text());
    }

    /** What {@link #write} wrote, today or long ago. */
    public static AttendantTree read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject tree = reader.readObject();
            JsonObject wrong = part(tree, "wrong");
            JsonObject silence = part(tree, "silence");
            JsonObject closed = part(tree, "closed");
            return new AttendantTree(
                    tree.getString("language", ""),
                    tree.getString("greeting", ""),
                    texts(tree, "people"),
                    objects(tree, "menus", TreeText::readMenu),
                    new Wrong(wrong.getString("text", ""), wrong.getInt("tries", Wrong.USUAL.tries())),
                    new Silence(silence.getString("reminder", ""), silence.getInt("minutes", Silence.USUAL.minutes())),
                    new Closed(
                            closed.getString("hours", ""), closed.getString("text", ""), closed.getString("route", "")),
                    tree.getString("fallback", ""),
                    tree.getString("handover", ""));
        }
    }

    private static Menu readMenu(JsonObject menu) {
        return new Menu(
                menu.getString("key"),
                menu.getString("text", ""),
                Menu.Shape.valueOf(menu.getString("shape", Menu.Shape.AUTO.name())),
                menu.getString("button", ""),
                objects(menu, "options", TreeText::readOption));
    }

    private static Option readOption(JsonObject option) {
        return new Option(
                option.getString("key"),
                option.getString("label", ""),
                option.getString("description", ""),
                option.getString("digit", ""),
                texts(option, "words"),
                Option.Action.valueOf(option.getString("action", Option.Action.ROUTE.name())),
                option.getString("target", ""),
                option.getString("text", ""));
    }

    private static JsonObject part(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonObject(name) : JsonObject.EMPTY_JSON_OBJECT;
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonArray(name).getValuesAs(JsonString::getString) : List.of();
    }

    private static <T> List<T> objects(JsonObject object, String name, Function<JsonObject, T> reading) {
        return object.containsKey(name)
                ? object.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                        .map(reading)
                        .toList()
                : List.of();
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    private static <T> JsonArrayBuilder array(List<T> items, Function<T, JsonObjectBuilder> form) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }

    private static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }
}
