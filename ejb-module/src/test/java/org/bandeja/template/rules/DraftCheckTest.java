package org.bandeja.template.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Code.App;
import org.bandeja.template.rules.TemplateDraft.Code.Way;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.bandeja.template.rules.TemplateDraft.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of WhatsApp's rules: each line a draft, and the problems that it has, in order. */
class DraftCheckTest {
    private static final String NONE = "";
    private static final String CODE_POINT = "\uD83D\uDE00";

    private static final Card CARD = new Card(
            new Header(Header.Kind.IMAGE, "", "", "4::aW1", ""),
            "Bolsos de tela",
            Map.of(),
            List.of(Button.quickReply("Me interesan")));

    /** A good template, of which each line changes one thing. */
    private static final class Made {
        private String name = "order_update";
        private String language = "es_CO";
        private Category category = Category.UTILITY;
        private boolean named;
        private Header header = Header.NONE;
        private String body = "Hola, su pedido va en camino.";
        private final Map<String, String> examples = new LinkedHashMap<>();
        private String footer = "";
        private List<Button> buttons = List.of();
        private Form form = Form.PLAIN;
        private Offer offer = Offer.NONE;
        private final List<Card> cards = new ArrayList<>(List.of(CARD, CARD));
        private Code code = Code.USUAL;

        private TemplateDraft draft() {
            return new TemplateDraft(
                    name, language, category, named, form, header, body, examples, footer, buttons, offer, cards, code,
                    false);
        }
    }

    private interface Making {
        void make(Made made);
    }

    private static Arguments line(String what, String problems, Making making) {
        Made made = new Made();
        making.make(made);
        return Arguments.of(what, made.draft(), problems);
    }

    private static Arguments name(String name, String problems) {
        return line("name " + name, problems, made -> made.name = name);
    }

    private static Arguments body(String body, String problems, String... examples) {
        return line("body " + body, problems, made -> {
            made.body = body;
            for (int i = 0; i < examples.length; i++) made.examples.put(String.valueOf(i + 1), examples[i]);
        });
    }

    private static Arguments named(String body, String problems, String... examples) {
        return line("named " + body, problems, made -> {
            made.named = true;
            made.body = body;
            for (int i = 0; i < examples.length; i += 2) made.examples.put(examples[i], examples[i + 1]);
        });
    }

    private static Arguments header(Header header, String problems) {
        return line("header " + header, problems, made -> made.header = header);
    }

    private static Arguments header(Header.Kind kind, String sample, String problems) {
        return header(new Header(kind, "", "", sample, ""), problems);
    }

    private static Arguments footer(String footer, String problems) {
        return line("footer " + footer, problems, made -> made.footer = footer);
    }

    private static Arguments buttons(String problems, Button... buttons) {
        return line("buttons " + List.of(buttons), problems, made -> made.buttons = List.of(buttons));
    }

    private static Arguments code(int minutes, String problems) {
        return line("code of " + minutes, problems, made -> {
            made.category = Category.AUTHENTICATION;
            made.code = Code.copied(true, minutes);
            made.body = "";
            made.buttons = List.of(Button.quickReply(""));
        });
    }

    private static Button address(String address) {
        return new Button(Button.Kind.URL, "Ver " + address.length(), address, "");
    }

    private static Button address(String address, String example) {
        return new Button(Button.Kind.URL, "Ver", address, example);
    }

    private static Button phone(String phone) {
        return new Button(Button.Kind.PHONE_NUMBER, "Llamar", phone, "");
    }

    private static Button copy(String code) {
        return new Button(Button.Kind.COPY_CODE, "", code, "");
    }

    private static Button flow(String id) {
        return flow(id, "");
    }

    private static Button flow(String id, String screen) {
        return new Button(Button.Kind.FLOW, "Agendar", id, screen);
    }

    private static Button[] quickReplies(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Button.quickReply("Sí " + i))
                .toArray(Button[]::new);
    }

    private static Button[] with(Button[] some, Button... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(Button[]::new);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                name("a", NONE),
                name("order_update_2026", NONE),
                name("_", NONE),
                name("x".repeat(512), NONE),
                name("x".repeat(513), "name TOO_LONG 512 513"),
                name("", "name MISSING"),
                name("Order", "name NAME_FORM"),
                name("pedido_ñ", "name NAME_FORM"),
                name("two words", "name NAME_FORM"),
                name("dash-ed", "name NAME_FORM"),
                name("٣", "name NAME_FORM"),
                line("no language", "language MISSING", made -> made.language = ""),
                line("en-US", "language LANGUAGE_UNKNOWN", made -> made.language = "en-US"),
                line("klingon", "language LANGUAGE_UNKNOWN", made -> made.language = "tlh"),
                line("Filipino", NONE, made -> made.language = "fil"));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("Hola", NONE),
                body("", "body MISSING"),
                body(" \n ", "body MISSING"),
                body("x".repeat(1024), NONE),
                body("x".repeat(1025), "body TOO_LONG 1024 1025"),
                body(CODE_POINT.repeat(1024), NONE),
                body("*Hola*, _bien_ ~no~ 😀\n\nAdiós", NONE),
                body("Hola {{1}}, su pedido llegó hoy", NONE, "Ana"),
                body("Hola {{1}}, su pedido {{2}} llegó por fin hoy", NONE, "Ana", "7"),
                body("Hola {{2}}, su pedido {{1}} llegó por fin hoy", NONE, "Ana", "7"),
                body("Hola {{1}}, su pedido llegó, {{1}}, por fin hoy", NONE, "Ana"),
                body("Hola {{1}}, su pedido llegó hoy", "examples.1 EXAMPLE_MISSING 1"),
                body("Hola {{1}}, su pedido llegó hoy", "examples.1 EXAMPLE_MISSING 1", "  "),
                body("Hola {{1}}, su pedido llegó hoy", NONE, "x".repeat(1024)),
                body("Hola {{1}}, su pedido llegó hoy", "examples.1 TOO_LONG 1024 1025", "x".repeat(1025)),
                body("Hola {{1}}, su pedido llegó hoy", "examples.1 PLAIN_LINE", "Ana\nGómez"),
                body("Hola {{1}}, su pedido llegó hoy", NONE, "*Ana* 🎉"),
                body("{{1}}, su pedido llegó hoy", "body VARIABLE_AT_EDGE", "Ana"),
                body("Su pedido llegó hoy, {{1}}", "body VARIABLE_AT_EDGE", "Ana"),
                body("Su pedido llegó hoy, {{1}}.", "body VARIABLE_AT_EDGE", "Ana"),
                body("¡{{1}}, su pedido llegó hoy!", "body VARIABLE_AT_EDGE", "Ana"),
                body("Su pedido llegó hoy, {{1}} 🎉", NONE, "Ana"),
                body("Hola {{1}}{{2}} su pedido ya llegó hoy", "body VARIABLES_TOUCH", "Ana", "B"),
                body("Hola {{1}} \n {{2}} su pedido ya llegó hoy", "body VARIABLES_TOUCH", "Ana", "B"),
                body("Hola {{1}}, {{2}} su pedido ya llegó hoy", NONE, "Ana", "B"),
                body("Hola {{1}} adiós", "body TOO_FEW_WORDS 3 2", "Ana"),
                body("Hola {{1}} y adiós", NONE, "Ana"),
                body("Hola {{1}}, pedido {{2}} llegó ya", "body TOO_FEW_WORDS 5 4", "Ana", "7"),
                body("Hola {{1}} - adiós", "body TOO_FEW_WORDS 3 2", "Ana"),
                body("Hola {{2}}, su pedido llegó hoy", "body NOT_SEQUENTIAL 1|examples.2 EXAMPLE_MISSING 2"),
                body(
                        "Hola {{1}}, su pedido {{3}} llegó por fin hoy",
                        "body NOT_SEQUENTIAL 2|examples.3 EXAMPLE_MISSING 3", "Ana", "7"),
                body("Hola {{0}}, su pedido llegó hoy", "body VARIABLE_NUMBER 0|examples.0 EXAMPLE_MISSING 0"),
                body("Hola {{01}}, su pedido llegó hoy", "body VARIABLE_NUMBER 01|examples.01 EXAMPLE_MISSING 01"),
                body("Hola {{ 1 }}, su pedido llegó hoy", "body VARIABLE_NUMBER  1 |examples. 1  EXAMPLE_MISSING  1 "),
                body(
                        "Hola {{name}}, su pedido llegó hoy",
                        "body VARIABLE_NUMBER name|examples.name EXAMPLE_MISSING name"),
                body("Hola {{}}, su pedido llegó hoy", "body VARIABLE_NUMBER |examples. EXAMPLE_MISSING "),
                body("Hola {{#1}}, su pedido llegó hoy", "body VARIABLE_SIGNS #1|examples.#1 EXAMPLE_MISSING #1"),
                body("Hola {{1, su pedido llegó hoy", "body LOOSE_BRACES"),
                body("Hola 1}}, su pedido llegó hoy", "body LOOSE_BRACES"),
                body("Llaves {1} sueltas no son nada", NONE),
                named("Hola {{first_name}}, su pedido llegó hoy", NONE, "first_name", "Ana"),
                named("Hola {{n1}}, su pedido llegó hoy", NONE, "n1", "Ana"),
                named("Hola {{first_name}}, su pedido llegó hoy", "examples.first_name EXAMPLE_MISSING first_name"),
                named("Hola {{First}}, su pedido llegó hoy", "body VARIABLE_NAME First", "First", "Ana"),
                named("Hola {{1}}, su pedido llegó hoy", "body VARIABLE_NAME 1", "1", "Ana"),
                named("Hola {{precio$}}, su pedido llegó hoy", "body VARIABLE_SIGNS precio$", "precio$", "7"),
                named("Hola {{cien%}}, su pedido llegó hoy", "body VARIABLE_SIGNS cien%", "cien%", "7"),
                named(
                        "Hola {{dos palabras}}, su pedido llegó hoy",
                        "body VARIABLE_NAME dos palabras",
                        "dos palabras",
                        "7"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header(Header.text("Su pedido", ""), NONE),
                header(Header.text("Su pedido {{1}}", "7"), NONE),
                header(Header.text("{{1}}", "7"), NONE),
                header(Header.text("Su pedido {{1}}", ""), "header.example EXAMPLE_MISSING 1"),
                header(Header.text("Su pedido {{1}}", "7\r8"), "header.example PLAIN_LINE"),
                header(Header.text("Su pedido {{1}}", "x".repeat(61)), "header.example TOO_LONG 60 61"),
                header(Header.text("De {{1}} a {{2}}", "7"), "header.text ONE_VARIABLE"),
                header(Header.text("Su pedido {{2}}", "7"), "header.text NOT_SEQUENTIAL 1"),
                header(Header.text("Su pedido {{a}}", "7"), "header.text VARIABLE_NUMBER a"),
                header(Header.text("", ""), "header.text MISSING"),
                header(Header.text("x".repeat(60), ""), NONE),
                header(Header.text("x".repeat(61), ""), "header.text TOO_LONG 60 61"),
                header(Header.text("Su *pedido*", ""), "header.text PLAIN_LINE"),
                header(Header.text("Su _pedido_", ""), "header.text PLAIN_LINE"),
                header(Header.text("Ref order_7", ""), NONE),
                header(Header.text("Su\npedido", ""), "header.text PLAIN_LINE"),
                header(Header.text("Llegó 🎉", ""), "header.text PLAIN_LINE"),
                header(Header.text("Llegó ✅", ""), "header.text PLAIN_LINE"),
                header(Header.Kind.LOCATION, "", NONE),
                header(Header.Kind.IMAGE, "4::aW1", NONE),
                header(Header.Kind.IMAGE, "", "header.sample SAMPLE_MISSING"),
                header(Header.Kind.VIDEO, "", "header.sample SAMPLE_MISSING"),
                header(Header.Kind.DOCUMENT, "", "header.sample SAMPLE_MISSING"),
                footer("x".repeat(60), NONE),
                footer("x".repeat(61), "footer TOO_LONG 60 61"),
                footer("Hola {{1}}", "footer NO_VARIABLES"),
                footer("Hola {{1", "footer NO_VARIABLES"),
                footer("Una\nDos", "footer PLAIN_LINE"),
                footer("  ", "footer MISSING"));
    }

    static Stream<Arguments> manyButtons() {
        return Stream.of(
                buttons(NONE, quickReplies(10)),
                buttons("buttons TOO_MANY_BUTTONS 10", quickReplies(11)),
                buttons(
                        NONE,
                        with(
                                quickReplies(6),
                                address("https://a.co"),
                                address("https://ab.co"),
                                phone("+5712345"),
                                copy("X"))),
                buttons(NONE, with(new Button[] {address("https://a.co")}, quickReplies(2))),
                buttons("buttons NOT_GROUPED", Button.quickReply("a"), address("https://a.co"), Button.quickReply("b")),
                buttons("buttons NOT_GROUPED", address("https://a.co"), Button.quickReply("b"), phone("+5712345")),
                buttons(
                        "buttons TOO_MANY_OF_KIND URL 2",
                        address("https://a.co"),
                        address("https://ab.co"),
                        address("https://abc.co")),
                buttons(
                        "buttons TOO_MANY_OF_KIND PHONE_NUMBER 1|buttons.1.text SAME_TEXT",
                        phone("+5712345"),
                        phone("+5712346")),
                buttons("buttons TOO_MANY_OF_KIND COPY_CODE 1", copy("A"), copy("B")));
    }

    static Stream<Arguments> singleButtons() {
        return Stream.of(
                buttons("buttons.0.text MISSING", Button.quickReply(" ")),
                buttons(NONE, Button.quickReply("x".repeat(25))),
                buttons("buttons.0.text TOO_LONG 25 26", Button.quickReply("x".repeat(26))),
                buttons("buttons.0.text PLAIN_LINE", Button.quickReply("Sí 👍")),
                buttons("buttons.0.text PLAIN_LINE", Button.quickReply("*Sí*")),
                buttons("buttons.0.text PLAIN_LINE", Button.quickReply("Sí {{1}}")),
                buttons("buttons.1.text SAME_TEXT", Button.quickReply("Sí"), Button.quickReply("sí ")),
                buttons("buttons.0.value MISSING", address("", "")),
                buttons(NONE, address("https://a.co/p/{{1}}", "7")),
                buttons("buttons.0.example EXAMPLE_MISSING 1", address("https://a.co/p/{{1}}", "")),
                buttons("buttons.0.example PLAIN_LINE", address("https://a.co/p/{{1}}", "7\n8")),
                buttons("buttons.0.example TOO_LONG 2000 2001", address("https://a.co/{{1}}", "7".repeat(2001))),
                buttons("buttons.0.value ADDRESS_VARIABLE", address("https://a.co/{{1}}/p", "7")),
                buttons("buttons.0.value ADDRESS_VARIABLE", address("https://a.co/{{1}}{{2}}", "7")),
                buttons("buttons.0.value ADDRESS_VARIABLE", address("https://a.co/{{name}}", "7")),
                buttons("buttons.0.value ADDRESS_VARIABLE", address("https://a.co/{{1", "7")),
                buttons("buttons.0.value ADDRESS_FORM", address("{{1}}", "7")),
                buttons("buttons.0.value ADDRESS_FORM", address("a.co", "")),
                buttons("buttons.0.value ADDRESS_FORM", address("javascript:alert(1)", "")),
                buttons("buttons.0.value ADDRESS_FORM", address("ftp://a.co", "")),
                buttons("buttons.0.value ADDRESS_FORM", address("https://user@a.co", "")),
                buttons("buttons.0.value ADDRESS_FORM", address("https://a co", "")),
                buttons(NONE, address("HTTP://A.CO?x=1#y", "")),
                buttons("buttons.0.value ADDRESS_OF_WHATSAPP", address("https://wa.me/57300", "")),
                buttons("buttons.0.value ADDRESS_OF_WHATSAPP", address("https://API.whatsapp.com/send?x={{1}}", "7")),
                buttons(NONE, address("https://a.co/" + "x".repeat(1987), "")),
                buttons("buttons.0.value TOO_LONG 2000 2001", address("https://a.co/" + "x".repeat(1988), "")),
                buttons(NONE, phone("+57 300 111 2233")),
                buttons(NONE, phone("573001112233")),
                buttons("buttons.0.value MISSING", phone("")),
                buttons("buttons.0.value PHONE_FORM", phone("call us")),
                buttons("buttons.0.value TOO_LONG 20 21", phone("+57300111223344556677")),
                buttons(NONE, copy("x".repeat(15))),
                buttons("buttons.0.value TOO_LONG 15 16", copy("x".repeat(16))),
                buttons("buttons.0.value MISSING", copy("")),
                buttons(NONE, flow("12345678901234567")),
                buttons(NONE, flow("12345", " WELCOME_SCREEN ")),
                buttons("buttons.0.example PLAIN_LINE", flow("12345", "A\nB")),
                buttons("buttons.0.example TOO_LONG 100 101", flow("12345", "X".repeat(101))),
                buttons("buttons.0.value MISSING", flow(" ")),
                buttons("buttons.0.value FLOW_ID", flow("my_flow")),
                buttons("buttons TOO_MANY_OF_KIND FLOW 1|buttons.1.text SAME_TEXT", flow("12345"), flow("12345")),
                code(0, NONE),
                code(1, NONE),
                code(90, NONE),
                code(91, "code.minutes MINUTES 90"),
                code(-1, "code.minutes MINUTES 90"));
    }

    private static Arguments carousel(String problems, Making making) {
        return line("carousel " + problems, problems, made -> {
            made.category = Category.MARKETING;
            made.form = Form.CAROUSEL;
            // what the form does not use does not count
            made.header = Header.text("", "");
            made.footer = "x".repeat(61);
            made.buttons = List.of(Button.quickReply(""));
            making.make(made);
        });
    }

    private static Arguments cards(int count, String problems) {
        return carousel(problems, made -> {
            made.cards.clear();
            made.cards.addAll(Collections.nCopies(count, CARD));
        });
    }

    /** The second of two cards is this one. */
    private static Arguments second(Card card, String problems) {
        return carousel(problems, made -> made.cards.set(1, card));
    }

    /** Both are this one. */
    private static Arguments both(Card card, String problems) {
        return carousel(problems, made -> Collections.fill(made.cards, card));
    }

    private static Card card(Header.Kind kind, String sample, String body, Button... buttons) {
        return new Card(new Header(kind, "", "", sample, ""), body, Map.of("1", "7"), List.of(buttons));
    }

    private static Card saying(String body) {
        return card(Header.Kind.IMAGE, "4::aW1", body, Button.quickReply("Sí"));
    }

    private static Card with(Button... buttons) {
        return card(Header.Kind.IMAGE, "4::aW1", "Bolsos", buttons);
    }

    static Stream<Arguments> carousels() {
        return Stream.of(
                cards(1, "cards CARD_COUNT 2 10 1"),
                cards(2, NONE),
                cards(10, NONE),
                cards(11, "cards CARD_COUNT 2 10 11"),
                carousel("category MARKETING_ONLY", made -> made.category = Category.UTILITY),
                carousel("body MISSING", made -> made.body = ""),
                second(
                        card(Header.Kind.VIDEO, "4::v", "Bolsos", Button.quickReply("Sí")),
                        "cards.1.header CARD_DIFFERS"),
                second(saying(""), "cards.1.body CARD_DIFFERS"),
                second(with(), "cards.1.buttons CARD_DIFFERS"),
                second(with(address("https://a.co")), "cards.1.buttons CARD_DIFFERS"),
                both(card(Header.Kind.VIDEO, "4::v", ""), NONE),
                both(
                        card(Header.Kind.IMAGE, "", ""),
                        "cards.0.header.sample SAMPLE_MISSING|cards.1.header.sample SAMPLE_MISSING"),
                both(card(Header.Kind.NONE, "", ""), "cards.0.header HEADER_KIND|cards.1.header HEADER_KIND"),
                both(card(Header.Kind.DOCUMENT, "4::d", ""), "cards.0.header HEADER_KIND|cards.1.header HEADER_KIND"),
                second(saying("x".repeat(160)), NONE),
                second(saying("x".repeat(161)), "cards.1.body TOO_LONG 160 161"),
                second(saying("Una\ndos\ntres"), NONE),
                second(saying("Una\ndos\ntres\ncuatro"), "cards.1.body LINE_BREAKS 2"),
                second(saying("Bolsos desde {{1}} pesos"), NONE),
                second(
                        saying("Bolsos desde {{2}} pesos"),
                        "cards.1.body NOT_SEQUENTIAL 1|cards.1.examples.2 EXAMPLE_MISSING 2"),
                second(with(Button.quickReply("")), "cards.1.buttons.0.text MISSING"),
                both(with(Button.quickReply("Sí"), phone("+5712345")), NONE),
                both(with(quickReplies(3)), "cards.0.buttons TOO_MANY_BUTTONS 2|cards.1.buttons TOO_MANY_BUTTONS 2"),
                both(with(copy("X")), "cards.0.buttons BUTTON_KIND COPY_CODE|cards.1.buttons BUTTON_KIND COPY_CODE"));
    }

    private static Arguments offer(String text, boolean expires, String problems, Button... buttons) {
        return offer(problems, made -> {
            made.offer = new Offer(text, expires);
            made.buttons = List.of(buttons);
        });
    }

    private static Arguments offer(String problems, Making making) {
        return line("offer " + problems, problems, made -> {
            made.category = Category.MARKETING;
            made.form = Form.OFFER;
            made.offer = new Offer("Hasta el lunes", true);
            made.footer = "x".repeat(61);
            made.buttons = List.of(copy("VERANO"), address("https://a.co"));
            made.cards.clear();
            making.make(made);
        });
    }

    static Stream<Arguments> offers() {
        Button link = address("https://a.co");
        return Stream.of(
                offer("x".repeat(16), true, NONE, copy("VERANO"), link),
                offer("x".repeat(17), true, "offer.text TOO_LONG 16 17", copy("VERANO"), link),
                offer(" ", true, "offer.text MISSING", copy("VERANO"), link),
                offer("De {{1}}", true, "offer.text NO_VARIABLES", copy("VERANO"), link),
                offer("Una\nDos", true, "offer.text PLAIN_LINE", copy("VERANO"), link),
                offer("Oferta", false, NONE, link),
                offer("Oferta", false, NONE, copy("VERANO"), link),
                offer("Oferta", true, "buttons OFFER_CODE", link),
                offer("Oferta", false, "buttons OFFER_CODE", link, copy("VERANO")),
                offer("Oferta", true, "buttons OFFER_LINK", copy("VERANO")),
                offer("Oferta", false, "buttons OFFER_LINK"),
                offer("Oferta", false, "buttons TOO_MANY_OF_KIND URL 1", link, address("https://ab.co")),
                offer("Oferta", false, "buttons BUTTON_KIND PHONE_NUMBER", link, phone("+5712345")),
                offer("category MARKETING_ONLY", made -> made.category = Category.UTILITY),
                offer(NONE, made -> made.body = "x".repeat(600)),
                offer("body TOO_LONG 600 601", made -> made.body = "x".repeat(601)),
                offer(NONE, made -> made.header = new Header(Header.Kind.VIDEO, "", "", "4::v", "")),
                offer("header HEADER_KIND", made -> made.header = Header.text("Hola", "")));
    }

    private static Arguments catalogue(String problems, Making making) {
        return line("catalogue " + problems, problems, made -> {
            made.category = Category.MARKETING;
            made.form = Form.CATALOG;
            made.header = Header.text("", "");
            made.buttons = List.of(Button.quickReply(""));
            making.make(made);
        });
    }

    static Stream<Arguments> catalogues() {
        return Stream.of(
                catalogue(NONE, made -> made.footer = "Hoy"),
                catalogue("body MISSING", made -> made.body = ""),
                catalogue("footer TOO_LONG 60 61", made -> made.footer = "x".repeat(61)),
                catalogue("category MARKETING_ONLY", made -> made.category = Category.UTILITY));
    }

    private static Arguments code(String problems, Way way, boolean terms, App... apps) {
        return line("code " + way + " " + problems, problems, made -> {
            made.category = Category.AUTHENTICATION;
            made.code = Code.of(true, 10, way, List.of(apps), terms);
        });
    }

    private static Arguments app(String packageName, String signature, String problems) {
        return code(problems, Way.ONE_TAP, false, new App(packageName, signature));
    }

    static Stream<Arguments> codes() {
        App app = new App("com.example.shop", "K8a/AINcGX7");
        App[] many = Collections.nCopies(5, app).toArray(App[]::new);
        return Stream.of(
                code(NONE, Way.COPY_CODE, false),
                code(NONE, Way.COPY_CODE, false, new App("", "")),
                code(NONE, Way.ONE_TAP, false, app),
                code(NONE, Way.ONE_TAP, false, many),
                code(
                        "code.apps TOO_MANY_APPS 5",
                        Way.ONE_TAP,
                        false,
                        Stream.concat(Stream.of(app), Stream.of(many)).toArray(App[]::new)),
                code("code.apps MISSING", Way.ONE_TAP, false),
                code(NONE, Way.ZERO_TAP, true, app),
                code("code.terms TERMS", Way.ZERO_TAP, false, app),
                app(" com.example.shop ", " K8a/AINcGX7 ", NONE),
                app("a.b", "+=/+=/+=/ab", NONE),
                app("", "K8a/AINcGX7", "code.apps.0.packageName MISSING"),
                app("shop", "K8a/AINcGX7", "code.apps.0.packageName PACKAGE_NAME"),
                app("com.1shop", "K8a/AINcGX7", "code.apps.0.packageName PACKAGE_NAME"),
                app("com.shop.", "K8a/AINcGX7", "code.apps.0.packageName PACKAGE_NAME"),
                app("com.sh-op", "K8a/AINcGX7", "code.apps.0.packageName PACKAGE_NAME"),
                app("com." + "x".repeat(220), "K8a/AINcGX7", NONE),
                app("com." + "x".repeat(221), "K8a/AINcGX7", "code.apps.0.packageName TOO_LONG 224 225"),
                app("com.shop", "", "code.apps.0.signature MISSING"),
                app("com.shop", "K8a/AINcGX", "code.apps.0.signature SIGNATURE"),
                app("com.shop", "K8a/AINcGX77", "code.apps.0.signature SIGNATURE"),
                app("com.shop", "K8a-AINcGX7", "code.apps.0.signature SIGNATURE"));
    }

    @Test
    void anExampleFileFitsItsPlace() {
        Made made = new Made();
        OptionalInt message = OptionalInt.empty();
        assertThat(DraftCheck.takesSample(made.draft(), message, Header.Kind.DOCUMENT))
                .isTrue();
        made.form = Form.OFFER;
        assertThat(DraftCheck.takesSample(made.draft(), message, Header.Kind.DOCUMENT))
                .isFalse();
        assertThat(DraftCheck.takesSample(made.draft(), message, Header.Kind.VIDEO))
                .isTrue();
        made.form = Form.CAROUSEL;
        assertThat(DraftCheck.takesSample(made.draft(), OptionalInt.of(1), Header.Kind.IMAGE))
                .isTrue();
        assertThat(DraftCheck.takesSample(made.draft(), OptionalInt.of(1), Header.Kind.VIDEO))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "names",
        "bodies",
        "headers",
        "manyButtons",
        "singleButtons",
        "carousels",
        "offers",
        "catalogues",
        "codes"
    })
    void theTable(String what, TemplateDraft draft, String problems) {
        assertThat(words(DraftCheck.problems(draft, Optional.empty()))).isEqualTo(problems);
    }

    @Test
    void theTableBreaksEveryRule() {
        Set<DraftProblem.Rule> broken = Stream.of(
                        names(), bodies(), headers(), manyButtons(), singleButtons(), carousels(), offers(), codes())
                .flatMap(lines -> lines)
                .flatMap(line -> DraftCheck.problems((TemplateDraft) line.get()[1], Optional.empty()).stream())
                .map(DraftProblem::rule)
                .collect(Collectors.toSet());
        assertThat(EnumSet.allOf(DraftProblem.Rule.class))
                .filteredOn(rule -> !broken.contains(rule))
                .containsExactly(DraftProblem.Rule.NAME_TAKEN, DraftProblem.Rule.CATEGORY_FIXED);
    }

    @Test
    void theCategoryOfAnApprovedTemplateStays() {
        TemplateDraft draft = new Made().draft();
        assertThat(DraftCheck.problems(draft, Optional.of(Category.UTILITY))).isEmpty();
        assertThat(words(DraftCheck.problems(draft, Optional.of(Category.MARKETING))))
                .isEqualTo("category CATEGORY_FIXED");
    }

    @Test
    void whatIsFarBeyondAllLimitsIsNoDraft() {
        assertThatThrownBy(() -> TemplateDraft.empty("x".repeat(4_001))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Button(null, "", "", "")).isInstanceOf(Malformed.class);
    }

    @Test
    void placesAreFilledAndOthersStay() {
        assertThat(new VariableText("Hola {{1}}, {{2}} y {{1}} $").filled(Map.of("1", "$1 \\Ana")))
                .isEqualTo("Hola $1 \\Ana, {{2}} y $1 \\Ana $");
    }

    private static String words(List<DraftProblem> problems) {
        return problems.stream()
                .map(problem -> Stream.concat(
                                Stream.of(problem.field(), problem.rule().name()), problem.facts().stream())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("|"));
    }
}
