package org.bandeja.template.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.template.rules.TemplateDraft.Button;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of WhatsApp's rules: each line a draft, and the problems that it has, in order. */
class DraftCheckTest {
    private static final String NONE = "";
    private static final String CODE_POINT = "\uD83D\uDE00";

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
        private Code code = Code.USUAL;

        private TemplateDraft draft() {
            return new TemplateDraft(
                    name, language, category, named, header, body, examples, footer, buttons, code, false);
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
            made.code = new Code(true, minutes);
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
                code(0, NONE),
                code(1, NONE),
                code(90, NONE),
                code(91, "code.minutes MINUTES 90"),
                code(-1, "code.minutes MINUTES 90"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"names", "bodies", "headers", "manyButtons", "singleButtons"})
    void theTable(String what, TemplateDraft draft, String problems) {
        assertThat(words(DraftCheck.problems(draft, Optional.empty()))).isEqualTo(problems);
    }

    @Test
    void theTableBreaksEveryRule() {
        Set<DraftProblem.Rule> broken = Stream.of(names(), bodies(), headers(), manyButtons(), singleButtons())
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
