package org.bandeja.conversation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.model.TooMuchForWhatsApp;
import org.bandeja.conversation.service.ButtonsReply.Button;
import org.bandeja.conversation.service.ListReply.Row;
import org.bandeja.conversation.service.ListReply.Section;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent can send besides words: WhatsApp's limits to the character, and our form of it. */
class RepliesTest {
    private static final Optional<MessageId> NO_QUOTE = Optional.empty();
    private static final Optional<String> NONE = Optional.empty();
    private static final Question SHORT = Question.of("q");

    private static String of(int length) {
        return "😀".repeat(length);
    }

    private static Optional<String> maybe(int length) {
        return Optional.of(of(length));
    }

    private static Reply location(double latitude, double longitude, Optional<String> name) {
        return new LocationReply(latitude, longitude, name, NONE, NO_QUOTE);
    }

    private static Reply cards(int count) {
        return new ContactsReply(Collections.nCopies(count, card("Ana")), NO_QUOTE);
    }

    private static ContactCard card(String name) {
        return new ContactCard(name, List.of(), List.of(), List.of(), NONE, NONE, List.of(), NONE);
    }

    private static Reply born(String day) {
        return new ContactsReply(
                List.of(new ContactCard(
                        "Ana", List.of(), List.of(), List.of(), NONE, NONE, List.of(), Optional.of(day))),
                NO_QUOTE);
    }

    private static Reply phone(String phone, String whatsapp) {
        return new ContactsReply(
                List.of(new ContactCard(
                        "Ana",
                        List.of(new ContactCard.Phone(phone, NONE, Optional.of(whatsapp))),
                        List.of(),
                        List.of(),
                        NONE,
                        NONE,
                        List.of(),
                        NONE)),
                NO_QUOTE);
    }

    private static Reply buttons(Question question, Button... buttons) {
        return new ButtonsReply(question, List.of(buttons), NO_QUOTE);
    }

    private static Reply rows(Question question, String label, int count) {
        return sections(question, label, new Section(NONE, row(count, 1)));
    }

    private static Reply sections(Question question, String label, Section... sections) {
        return new ListReply(question, label, List.of(sections), NO_QUOTE);
    }

    private static List<Row> row(int count, int first) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> new Row(String.valueOf(i), "t", NONE))
                .toList();
    }

    private static Section section(int number, String title) {
        return new Section(Optional.of(title), row(1, number));
    }

    private static Reply link(Question question, String label, String url) {
        return new LinkReply(question, label, url, NO_QUOTE);
    }

    private static Arguments of(String what, Supplier<Object> made) {
        return arguments(what, made);
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                of("the poles", () -> location(90, -180, NONE)),
                of("a long name", () -> location(0, 0, maybe(256))),
                of("a blank name is none", () -> location(0, 0, Optional.of(" "))),
                of("5 cards", () -> cards(5)),
                of("a birthday", () -> born("1990-02-28")),
                of("a WhatsApp number", () -> phone("+57 300", "573001112233")),
                of("1 button", () -> buttons(SHORT, new Button("1", of(20)))),
                of(
                        "3 buttons",
                        () -> buttons(
                                Question.of(of(1024)),
                                new Button(of(256), "a"),
                                new Button("2", "b"),
                                new Button("3", "c"))),
                of("header and footer", () -> buttons(new Question("q", maybe(60), maybe(60)), new Button("1", "a"))),
                of("10 rows", () -> rows(Question.of(of(4096)), of(20), 10)),
                of(
                        "10 sections",
                        () -> new ListReply(
                                SHORT,
                                "l",
                                IntStream.range(0, 10)
                                        .mapToObj(i -> section(i, of(24)))
                                        .toList(),
                                NO_QUOTE)),
                of(
                        "a long row",
                        () -> sections(SHORT, "l", new Section(NONE, List.of(new Row(of(200), of(24), maybe(72)))))),
                of("a link", () -> link(Question.of(of(1024)), of(20), "HTTPS://example.com/a?b=c#d")),
                of("the longest link", () -> link(SHORT, "l", "https://e.co/" + "x".repeat(2000 - 13))),
                of("where are you", () -> new LocationQuestion(of(1024), NO_QUOTE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void isTaken(String what, Supplier<Reply> reply) {
        Said said = reply.get().said();
        assertThat(said.isFreeForm()).isTrue();
        assertThat(said.content()).isPresent();
    }

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                of("a longer name", () -> location(0, 0, maybe(257))),
                of("6 cards", () -> cards(6)),
                of(
                        "4 buttons",
                        () -> buttons(
                                SHORT,
                                new Button("1", "a"),
                                new Button("2", "b"),
                                new Button("3", "c"),
                                new Button("4", "d"))),
                of("a longer title", () -> new Button("1", of(21))),
                of("a longer id", () -> new Button(of(257), "a")),
                of("a longer body", () -> buttons(Question.of(of(1025)), new Button("1", "a"))),
                of("a longer header", () -> new Question("q", maybe(61), NONE)),
                of("a longer footer", () -> new Question("q", NONE, maybe(61))),
                of("11 rows", () -> rows(SHORT, "l", 11)),
                of(
                        "11 rows in two sections",
                        () -> sections(
                                SHORT,
                                "l",
                                new Section(Optional.of("a"), row(6, 0)),
                                new Section(Optional.of("b"), row(5, 6)))),
                of("a longer label", () -> rows(SHORT, of(21), 1)),
                of("a longer list body", () -> rows(Question.of(of(4097)), "l", 1)),
                of("a longer section", () -> section(1, of(25))),
                of("a longer row id", () -> new Row(of(201), "t", NONE)),
                of("a longer row", () -> new Row("1", of(25), NONE)),
                of("a longer description", () -> new Row("1", "t", maybe(73))),
                of("a longer link label", () -> link(SHORT, of(21), "https://example.com")),
                of("a longer link", () -> link(SHORT, "l", "https://e.co/" + "x".repeat(2000 - 12))),
                of("a longer question", () -> new LocationQuestion(of(1025), NO_QUOTE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void isTooMuch(String what, Supplier<Object> reply) {
        assertThatThrownBy(reply::get).isInstanceOfSatisfying(TooMuchForWhatsApp.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BEYOND_LIMITS);
            assertThat(refusal.facts()).containsKeys("field", "most");
        });
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                of("beyond the pole", () -> location(90.000001, 0, NONE)),
                of("around the world", () -> location(0, -180.1, NONE)),
                of("nowhere", () -> location(Double.NaN, 0, NONE)),
                of("two lines", () -> location(0, 0, Optional.of("a\nb"))),
                of("no card", () -> cards(0)),
                of("no name", () -> card(" ")),
                of("no day", () -> born("1990-02-30")),
                of("no number of WhatsApp's", () -> phone("1", "+57")),
                of("no phone", () -> phone("", "573001112233")),
                of("no button", () -> buttons(SHORT)),
                of("no body", () -> buttons(Question.of(" "), new Button("1", "a"))),
                of("the same id", () -> buttons(SHORT, new Button("1", "a"), new Button("1", "b"))),
                of("the same title", () -> buttons(SHORT, new Button("1", "a"), new Button("2", "a "))),
                of("no title", () -> new Button("1", null)),
                of("no section", () -> sections(SHORT, "l")),
                of("no row", () -> new Section(NONE, List.of())),
                of("no label", () -> rows(SHORT, "", 1)),
                of(
                        "two sections, one title",
                        () -> sections(SHORT, "l", section(1, "a"), new Section(NONE, row(1, 2)))),
                of("the same row", () -> sections(SHORT, "l", section(1, "a"), section(1, "b"))),
                of("no web page", () -> link(SHORT, "l", "javascript:alert(1)")),
                of("no host", () -> link(SHORT, "l", "https:///x")),
                of("no address", () -> link(SHORT, "l", "https://a b")),
                of("nothing asked", () -> new LocationQuestion(null, NO_QUOTE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void isMalformed(String what, Supplier<Object> reply) {
        assertThatThrownBy(reply::get).isInstanceOf(Malformed.class);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(
                        new LocationReply(4.5, -74, Optional.of(" Sede "), Optional.of("Calle 1"), NO_QUOTE),
                        "location",
                        "Sede",
                        "{\"latitude\":4.5,\"longitude\":-74.0,\"name\":\"Sede\",\"address\":\"Calle 1\"}"),
                arguments(
                        new ContactsReply(List.of(card("Ana"), card("Eva")), NO_QUOTE),
                        "contacts",
                        "Ana, Eva",
                        "{\"contacts\":[{\"name\":\"Ana\"},{\"name\":\"Eva\"}]}"),
                arguments(
                        buttons(new Question("q", Optional.of("h"), NONE), new Button("1", "a \"b\"")),
                        "interactive",
                        "q",
                        "{\"kind\":\"button\",\"header\":\"h\",\"buttons\":[{\"id\":\"1\",\"title\":\"a \\\"b\\\"\"}]}"),
                arguments(
                        sections(
                                SHORT,
                                "l",
                                new Section(Optional.of("s"), List.of(new Row("1", "t", Optional.of("d"))))),
                        "interactive",
                        "q",
                        "{\"kind\":\"list\",\"label\":\"l\",\"sections\":[{\"title\":\"s\",\"rows\":[{\"id\":\"1\",\"title\":\"t\",\"description\":\"d\"}]}]}"),
                arguments(
                        link(SHORT, "l", "https://example.com"),
                        "interactive",
                        "q",
                        "{\"kind\":\"cta_url\",\"label\":\"l\",\"url\":\"https://example.com\"}"),
                arguments(
                        new LocationQuestion("where?", NO_QUOTE),
                        "interactive",
                        "where?",
                        "{\"kind\":\"location_request\"}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isKeptInOurForm(Reply reply, String type, String text, String content) {
        assertThat(reply.said().type()).isEqualTo(type);
        assertThat(reply.said().text()).contains(text);
        assertThat(reply.said().content()).contains(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"👍", "👍🏽", "❤️", "❤", "👨‍👩‍👧", "🇨🇴", "1️⃣", "‼️", "©️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "↔️", "〰️"})
    void oneEmoji(String text) {
        assertThat(new Emoji(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "1", "👍👍", "👍 ", "<b>", "ñ", "\u0000", "+", "\u200d", "e\u0301", "漢"})
    void noEmoji(String text) {
        assertThatThrownBy(() -> new Emoji(text)).isInstanceOf(Malformed.class);
    }
}
