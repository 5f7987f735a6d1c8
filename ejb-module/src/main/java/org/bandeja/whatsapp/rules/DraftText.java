package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;

/** A draft as a JSON object of ours, in the form of the API: what WhatsApp's form would lose stays. */
public final class DraftText {
    private DraftText() {}

    public static String write(TemplateDraft draft) {
        JsonArrayBuilder cards = array();
        draft.cards().forEach(card -> cards.add(card(object(), card)));
        return card(object(), draft.front())
                .add("name", draft.name())
                .add("language", draft.language())
                .add("category", draft.category().name())
                .add("named", draft.named())
                .add("form", draft.form().name())
                .add("footer", draft.footer())
                .add(
                        "offer",
                        object().add("text", draft.offer().text())
                                .add("expires", draft.offer().expires()))
                .add("cards", cards)
                .add("code", code(draft.code()))
                .add("mayRecategorise", draft.mayRecategorise())
                .build()
                .toString();
    }

    private static JsonObjectBuilder card(JsonObjectBuilder into, Card card) {
        JsonObjectBuilder examples = object();
        card.examples().forEach(examples::add);
        JsonArrayBuilder buttons = array();
        card.buttons()
                .forEach(
                        button -> buttons.add(object().add("kind", button.kind().name())
                                .add("text", button.text())
                                .add("value", button.value())
                                .add("example", button.example())));
        Header header = card.header();
        return into.add(
                        "header",
                        object().add("kind", header.kind().name())
                                .add("text", header.text())
                                .add("example", header.example())
                                .add("sample", header.sample())
                                .add("sampleName", header.sampleName()))
                .add("body", card.body())
                .add("examples", examples)
                .add("buttons", buttons);
    }

    private static JsonObjectBuilder code(Code code) {
        JsonArrayBuilder apps = array();
        code.apps()
                .forEach(app ->
                        apps.add(object().add("packageName", app.packageName()).add("signature", app.signature())));
        return object().add("advice", code.advice())
                .add("minutes", code.minutes())
                .add("way", code.way().name())
                .add("apps", apps)
                .add("terms", code.terms())
                .add("copyText", code.copyText())
                .add("autofillText", code.autofillText());
    }

    /** What {@link #write} wrote; of what it has not always written, nothing. */
    public static TemplateDraft read(String text) {
        JsonObject draft = JsonParts.object(JsonParts.read(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        Card front = card(draft);
        return new TemplateDraft(
                draft.getString("name"),
                draft.getString("language"),
                Category.valueOf(draft.getString("category")),
                draft.getBoolean("named"),
                Form.valueOf(draft.getString("form", Form.PLAIN.name())),
                front.header(),
                front.body(),
                front.examples(),
                draft.getString("footer"),
                front.buttons(),
                JsonParts.object(draft, "offer").map(DraftText::offer).orElse(Offer.NONE),
                objects(draft, "cards").map(DraftText::card).toList(),
                code(draft.getJsonObject("code")),
                draft.getBoolean("mayRecategorise"));
    }

    private static Card card(JsonObject from) {
        JsonObject header = from.getJsonObject("header");
        JsonObject given = from.getJsonObject("examples");
        Map<String, String> examples = new LinkedHashMap<>();
        given.keySet().forEach(name -> examples.put(name, given.getString(name)));
        return new Card(
                new Header(
                        Header.Kind.valueOf(header.getString("kind")),
                        header.getString("text"),
                        header.getString("example"),
                        header.getString("sample"),
                        header.getString("sampleName")),
                from.getString("body"),
                examples,
                objects(from, "buttons").map(DraftText::button).toList());
    }

    private static Button button(JsonObject button) {
        return new Button(
                Button.Kind.valueOf(button.getString("kind")),
                button.getString("text"),
                button.getString("value"),
                button.getString("example"));
    }

    private static Offer offer(JsonObject offer) {
        return new Offer(offer.getString("text"), offer.getBoolean("expires"));
    }

    private static Code code(JsonObject code) {
        return new Code(
                code.getBoolean("advice"),
                code.getInt("minutes"),
                Code.Way.valueOf(code.getString("way", Code.Way.COPY_CODE.name())),
                objects(code, "apps")
                        .map(app -> new Code.App(app.getString("packageName"), app.getString("signature")))
                        .toList(),
                code.getBoolean("terms", false),
                code.getString("copyText", ""),
                code.getString("autofillText", ""));
    }

    private static Stream<JsonObject> objects(JsonObject from, String name) {
        return JsonParts.items(from, name).stream().map(JsonObject.class::cast);
    }

    private static JsonObjectBuilder object() {
        return JsonParts.builders().createObjectBuilder();
    }

    private static JsonArrayBuilder array() {
        return JsonParts.builders().createArrayBuilder();
    }
}
