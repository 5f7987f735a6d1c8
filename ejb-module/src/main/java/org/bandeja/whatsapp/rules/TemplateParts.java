package org.bandeja.whatsapp.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.App;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;
import org.bandeja.template.rules.VariableText;

/**
 * Reads a template's components, as WhatsApp lists them, so that somebody can go on writing. The example file of a header does not come
 * back: WhatsApp gives an address of it, and wants a file of our own again.
 */
public final class TemplateParts {
    private static final Set<String> KNOWN =
            Set.of("HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER");
    private static final Pattern PARAMETER = Pattern.compile("[?&]([a-z_]+)=([^&]*)");

    private final String category;
    private final boolean named;
    private Header header = Header.NONE;
    private String body = "";
    private final Map<String, String> examples = new LinkedHashMap<>();
    private String footer = "";
    private final List<Button> buttons = new ArrayList<>();
    private Form form = Form.PLAIN;
    private Offer offer = Offer.NONE;
    private final List<Card> cards = new ArrayList<>();
    private Code code = Code.copied(false, 0);
    private boolean writable = true;

    private TemplateParts(String category, boolean named) {
        this.category = category;
        this.named = named;
    }

    /**
     * @param components JSON array
     * @return empty when it has parts that cannot be written here: products of a catalogue, what WhatsApp has made since …
     */
    public static Optional<TemplateDraft> draft(
            String name, String language, String category, boolean named, String components) {
        TemplateParts parts = new TemplateParts(word(category), named);
        JsonObject whole = JsonParts.object(JsonParts.read(("{\"components\":" + components + "}").getBytes(UTF_8)))
                .orElseThrow();
        JsonParts.items(whole, "components").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .forEach(parts::take);
        return parts.category().filter(known -> parts.isWritable()).map(known -> parts.whole(name, language, known));
    }

    /** A catalogue has neither a header nor other buttons here. */
    private boolean isWritable() {
        boolean more = header.kind() != Header.Kind.NONE || !buttons.isEmpty();
        return writable && !(form == Form.CATALOG && more);
    }

    private Optional<Category> category() {
        return Stream.of(Category.values())
                .filter(known -> known.name().equals(category))
                .findFirst();
    }

    private TemplateDraft whole(String name, String language, Category known) {
        return new TemplateDraft(
                name, language, known, named, form, header, body, examples, footer, buttons, offer, cards, code, false);
    }

    /** What we cannot write ourselves is shown, and not offered for change. */
    private void requireWritable(boolean part) {
        writable = writable && part;
    }

    private void take(JsonObject component) {
        String type = word(JsonParts.word(component, "type").orElse(""));
        requireWritable(KNOWN.contains(type));
        switch (type) {
            case "HEADER" -> takeHeader(component);
            case "BODY" -> takeBody(component);
            case "FOOTER" -> takeFooter(component);
            case "BUTTONS" ->
                JsonParts.items(component, "buttons").stream()
                        .flatMap(item -> JsonParts.object(item).stream())
                        .forEach(this::takeButton);
            case "CAROUSEL" -> takeCards(component);
            case "LIMITED_TIME_OFFER" -> takeOffer(component);
            default -> {}
        }
    }

    /** A card has the parts of a message. */
    private void takeCards(JsonObject component) {
        form = Form.CAROUSEL;
        JsonParts.items(component, "cards").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .forEach(item -> {
                    TemplateParts card = new TemplateParts(category, named);
                    JsonParts.items(item, "components").stream()
                            .flatMap(part -> JsonParts.object(part).stream())
                            .forEach(card::take);
                    requireWritable(card.writable && card.form == Form.PLAIN);
                    cards.add(new Card(card.header, card.body, card.examples, card.buttons));
                });
    }

    private void takeOffer(JsonObject component) {
        form = Form.OFFER;
        JsonObject about = JsonParts.object(component, "limited_time_offer").orElse(component);
        offer = new Offer(JsonParts.text(about, "text").orElse(""), JsonParts.isTrue(about, "has_expiration"));
    }

    private void takeHeader(JsonObject component) {
        String format = word(JsonParts.word(component, "format").orElse(""));
        Optional<Header.Kind> kind = Stream.of(Header.Kind.values())
                .filter(known -> known != Header.Kind.NONE && known.name().equals(format))
                .findFirst();
        requireWritable(kind.isPresent());
        Optional<JsonObject> example = JsonParts.object(component, "example");
        String value = example.flatMap(given -> first(given, "header_text"))
                .or(() -> example.flatMap(given -> namedExamples(given, "header_text_named_params").values().stream()
                        .findFirst()))
                .orElse("");
        kind.ifPresent(known ->
                header = new Header(known, JsonParts.text(component, "text").orElse(""), value, "", ""));
    }

    private void takeBody(JsonObject component) {
        body = JsonParts.text(component, "text").orElse("");
        code = new Code(
                JsonParts.isTrue(component, "add_security_recommendation"),
                code.minutes(),
                code.way(),
                code.apps(),
                code.terms(),
                code.copyText(),
                code.autofillText());
        JsonParts.object(component, "example").ifPresent(example -> {
            List<JsonValue> rows = JsonParts.items(example, "body_text");
            List<JsonValue> row = rows.size() == 1 && rows.get(0).getValueType() == JsonValue.ValueType.ARRAY
                    ? rows.get(0).asJsonArray()
                    : rows;
            for (int i = 0; i < row.size(); i++) {
                int number = i + 1;
                string(row.get(i)).ifPresent(text -> examples.put(String.valueOf(number), text));
            }
            examples.putAll(namedExamples(example, "body_text_named_params"));
        });
    }

    private void takeFooter(JsonObject component) {
        footer = JsonParts.text(component, "text").orElse("");
        number(component, "code_expiration_minutes")
                .ifPresent(minutes -> code = new Code(
                        code.advice(),
                        minutes,
                        code.way(),
                        code.apps(),
                        code.terms(),
                        code.copyText(),
                        code.autofillText()));
    }

    private void takeButton(JsonObject button) {
        String type = word(JsonParts.word(button, "type").orElse(""));
        String text = JsonParts.text(button, "text").orElse("");
        switch (type) {
            case "QUICK_REPLY" -> buttons.add(Button.quickReply(text));
            case "URL" -> takeAddress(button, text);
            case "PHONE_NUMBER" ->
                buttons.add(new Button(
                        Button.Kind.PHONE_NUMBER,
                        text,
                        JsonParts.text(button, "phone_number").orElse(""),
                        ""));
            case "COPY_CODE" ->
                buttons.add(new Button(
                        Button.Kind.COPY_CODE, "", first(button, "example").orElse(""), ""));
            case "FLOW" -> takeFlow(button, text);
            case "CATALOG" -> form = Form.CATALOG;
            case "OTP" -> takeCode(button);
            default -> writable = false;
        }
    }

    /** Only what WhatsApp keeps itself: a flow that asks our server is not ours. */
    private void takeFlow(JsonObject button, String text) {
        Optional<String> flow = JsonParts.word(button, "flow_id");
        requireWritable(flow.isPresent()
                && word(JsonParts.word(button, "flow_action").orElse("NAVIGATE"))
                        .equals("NAVIGATE"));
        buttons.add(new Button(
                Button.Kind.FLOW,
                text,
                flow.orElse(""),
                JsonParts.text(button, "navigate_screen").orElse("")));
    }

    /** As it is submitted. */
    private void takeCode(JsonObject button) {
        List<App> apps = JsonParts.items(button, "supported_apps").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .map(app -> new App(
                        JsonParts.text(app, "package_name").orElse(""),
                        JsonParts.text(app, "signature_hash").orElse("")))
                .toList();
        takeCode(
                JsonParts.word(button, "otp_type").orElse(""),
                apps,
                JsonParts.isTrue(button, "zero_tap_terms_accepted"),
                JsonParts.text(button, "text").orElse(""),
                JsonParts.text(button, "autofill_text").orElse(""));
    }

    private void takeCode(String type, List<App> apps, boolean terms, String copyText, String autofillText) {
        Optional<Way> way = Stream.of(Way.values())
                .filter(known -> known.name().equals(word(type)))
                .findFirst();
        requireWritable(way.isPresent());
        way.ifPresent(
                known -> code = new Code(code.advice(), code.minutes(), known, apps, terms, copyText, autofillText));
    }

    private void takeAddress(JsonObject button, String text) {
        String address = JsonParts.text(button, "url").orElse("");
        if (category.equals(Category.AUTHENTICATION.name())) {
            takeListedCode(address, text);
            return;
        }
        String example = first(button, "example").orElse("");
        String fixed = address.replaceFirst("\\{\\{1}}$", "");
        boolean whole = !new VariableText(address).variables().isEmpty() && example.startsWith(fixed);
        buttons.add(new Button(Button.Kind.URL, text, address, whole ? example.substring(fixed.length()) : example));
    }

    /**
     * As it is listed: a code is a button with an address of WhatsApp's own, which tells its apps and what stands on the button that gives
     * them the code. That somebody has accepted the terms does not come back.
     */
    private void takeListedCode(String address, String text) {
        List<String> packages = parameters(address, "package_name");
        List<String> hashes = parameters(address, "signature_hash");
        boolean paired = packages.size() == hashes.size();
        writable &= paired;
        List<App> apps = paired
                ? IntStream.range(0, packages.size())
                        .mapToObj(i -> new App(packages.get(i), hashes.get(i)))
                        .toList()
                : List.of();
        String autofill =
                parameters(address, "cta_display_name").stream().findFirst().orElse("");
        takeCode(
                parameters(address, "otp_type").stream().findFirst().orElse(Way.COPY_CODE.name()),
                apps,
                false,
                text.equals(autofill) ? "" : text,
                autofill);
    }

    /** All of a name, in their order. */
    private static List<String> parameters(String address, String name) {
        return PARAMETER
                .matcher(address)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> URLDecoder.decode(plus(found.group(2)), UTF_8))
                .toList();
    }

    /** Hashes have the sign itself, and percent signs that are none are no reason to fail. */
    private static String plus(String encoded) {
        return encoded.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static Map<String, String> namedExamples(JsonObject example, String list) {
        Map<String, String> found = new LinkedHashMap<>();
        JsonParts.items(example, list).stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .forEach(item -> JsonParts.word(item, "param_name")
                        .ifPresent(name ->
                                found.put(name, JsonParts.text(item, "example").orElse(""))));
        return found;
    }

    /** The first element of a list, or the only text. */
    private static Optional<String> first(JsonObject parent, String name) {
        return JsonParts.items(parent, name).stream()
                .flatMap(item -> string(item).stream())
                .findFirst();
    }

    private static Optional<String> string(JsonValue value) {
        return value instanceof jakarta.json.JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static OptionalInt number(JsonObject parent, String name) {
        return JsonParts.word(parent, name)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
