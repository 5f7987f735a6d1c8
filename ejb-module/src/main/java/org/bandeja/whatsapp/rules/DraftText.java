package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Header;

/** A draft as a JSON object of ours, in the form of the API: what WhatsApp's form would lose stays. */
public final class DraftText {
    private DraftText() {}

    public static String write(TemplateDraft draft) {
        JsonObjectBuilder examples = object();
        draft.examples().forEach(examples::add);
        JsonArrayBuilder buttons = JsonParts.builders().createArrayBuilder();
        draft.buttons()
                .forEach(
                        button -> buttons.add(object().add("kind", button.kind().name())
                                .add("text", button.text())
                                .add("value", button.value())
                                .add("example", button.example())));
        Header header = draft.header();
        return object().add("name", draft.name())
                .add("language", draft.language())
                .add("category", draft.category().name())
                .add("named", draft.named())
                .add(
                        "header",
                        object().add("kind", header.kind().name())
                                .add("text", header.text())
                                .add("example", header.example())
                                .add("sample", header.sample())
                                .add("sampleName", header.sampleName()))
                .add("body", draft.body())
                .add("examples", examples)
                .add("footer", draft.footer())
                .add("buttons", buttons)
                .add(
                        "code",
                        object().add("advice", draft.code().advice())
                                .add("minutes", draft.code().minutes()))
                .add("mayRecategorise", draft.mayRecategorise())
                .build()
                .toString();
    }

    /** What {@link #write} wrote. */
    public static TemplateDraft read(String text) {
        JsonObject draft = JsonParts.object(JsonParts.read(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        return new TemplateDraft(
                draft.getString("name"),
                draft.getString("language"),
                Category.valueOf(draft.getString("category")),
                draft.getBoolean("named"),
                header(draft.getJsonObject("header")),
                draft.getString("body"),
                examples(draft.getJsonObject("examples")),
                draft.getString("footer"),
                buttons(draft),
                code(draft.getJsonObject("code")),
                draft.getBoolean("mayRecategorise"));
    }

    private static Header header(JsonObject header) {
        return new Header(
                Header.Kind.valueOf(header.getString("kind")),
                header.getString("text"),
                header.getString("example"),
                header.getString("sample"),
                header.getString("sampleName"));
    }

    private static Map<String, String> examples(JsonObject given) {
        Map<String, String> examples = new LinkedHashMap<>();
        given.keySet().forEach(name -> examples.put(name, given.getString(name)));
        return examples;
    }

    private static List<Button> buttons(JsonObject draft) {
        return draft.getJsonArray("buttons").getValuesAs(JsonObject.class).stream()
                .map(button -> new Button(
                        Button.Kind.valueOf(button.getString("kind")),
                        button.getString("text"),
                        button.getString("value"),
                        button.getString("example")))
                .toList();
    }

    private static Code code(JsonObject code) {
        return new Code(code.getBoolean("advice"), code.getInt("minutes"));
    }

    private static JsonObjectBuilder object() {
        return JsonParts.builders().createObjectBuilder();
    }
}
