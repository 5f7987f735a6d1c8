package org.bandeja.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptReaderTest {
    private static final String HEADER = "== Ana | +12025550101 | Ayuda | 5m";

    @Test
    void readsWhoWhereAndWhen() {
        Episode episode = read(HEADER, "< Hola").get(0);
        assertThat(episode.contact()).isEqualTo("Ana");
        assertThat(episode.department()).contains("Soporte");
        assertThat(episode.age()).isEqualTo(Duration.ofMinutes(5));
        assertThat(episode.deeds()).singleElement().satisfies(deed -> {
            assertThat(deed.kind()).isEqualTo(Deed.Kind.CUSTOMER_WRITES);
            assertThat(deed.text()).isEqualTo("Hola");
            assertThat(deed.who()).isEmpty();
        });
    }

    @Test
    void anotherDepartmentMayHaveBeenTheRoute() {
        assertThat(read(HEADER + " | Facturación", "< Hola").get(0).department())
                .contains("Facturación");
    }

    @Test
    void readsWhatBecameOfAReply() {
        List<Deed> deeds = read(HEADER, "> sofia: a: b", "> sofia [sent]: c", "> sofia [failed 131047: too late]: d")
                .get(0)
                .deeds();
        assertThat(deeds.get(0).text()).isEqualTo("a: b");
        assertThat(deeds).extracting(deed -> deed.outcome().status()).containsExactly("READ", "SENT", "FAILED");
        assertThat(deeds.get(2).outcome().errorCode()).isEqualTo(Optional.of(131_047));
        assertThat(deeds.get(2).outcome().details()).contains("too late");
    }

    @Test
    void readsTheWayThroughAnAttendant() {
        Episode.Way way = read(HEADER + " | Ventas | Recepción › Comprar#main.compra › Reparto", "< Hola")
                .get(0)
                .way()
                .orElseThrow();
        assertThat(way).isEqualTo(new Episode.Way("Recepción", "Comprar", "main.compra", Optional.of("Reparto")));
    }

    @Test
    void readsWhatIsAboutSomethingAndWhomItIsHandedTo() {
        List<Deed> deeds = read(
                        HEADER,
                        ">+ sofia order_update: Hola: su pedido",
                        "<< gracias",
                        "^ sofia 👍",
                        "^ ❤️",
                        ">> sofia: a usted",
                        "! sofia: mañana: @Diego Paredes",
                        "* sofia transfers diego",
                        "* diego moves Facturación")
                .get(0)
                .deeds();
        assertThat(deeds)
                .extracting(Deed::kind)
                .containsExactly(
                        Deed.Kind.SENDS_TEMPLATE,
                        Deed.Kind.CUSTOMER_ANSWERS,
                        Deed.Kind.REACTS,
                        Deed.Kind.CUSTOMER_REACTS,
                        Deed.Kind.REPLIES_TO,
                        Deed.Kind.NOTES,
                        Deed.Kind.TRANSFERS,
                        Deed.Kind.MOVES);
        assertThat(deeds)
                .extracting(Deed::text)
                .containsExactly(
                        "order_update|Hola: su pedido",
                        "gracias",
                        "👍",
                        "❤️",
                        "a usted",
                        "mañana: @Diego Paredes",
                        "diego",
                        "Facturación");
        assertThat(read(HEADER, ">+ sofia order_update: a").get(0).isStartedByUs())
                .isTrue();
    }

    @Test
    void longTextGoesOnInIndentedLines() {
        assertThat(read(HEADER, "< one", "  two", "  .", "  three").get(0).deeds())
                .extracting(Deed::text)
                .containsExactly("one two\n\nthree");
    }

    @Test
    void timePasses() {
        assertThat(read(HEADER, "< a", "~ 3h", "~ 2d", "< b")
                        .get(0)
                        .deeds()
                        .get(1)
                        .after())
                .isBetween(Duration.ofHours(51), Duration.ofHours(51).plusMinutes(5));
    }

    @Test
    void smallTalkGoesRound() {
        List<Deed> deeds = ScriptReader.read(List.of(HEADER, "% 5 sofia"), List.of("< a", "> b"))
                .get(0)
                .deeds();
        assertThat(deeds).extracting(Deed::text).containsExactly("a", "b", "a", "b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "> sofia hello", "* sofia dances", "> sofia [lost]: x", "~ soon", "? x"})
    void saysWhichLineItDoesNotUnderstand(String line) {
        assertThatThrownBy(() -> read(HEADER, line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }

    @Test
    void refusesAConversationWithoutWords() {
        assertThatThrownBy(() -> read(HEADER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("== Ana | +1", "< Hola")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("== Ana | +1 | Nowhere | 5m", "< Hola"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDemoHasConversationsOfAllKinds() {
        List<Episode> episodes = Script.conversations();
        assertThat(episodes).hasSizeGreaterThan(55);
        assertThat(episodes).anyMatch(episode -> episode.department().isEmpty());
        assertThat(episodes).anyMatch(episode -> episode.deeds().size() > 300);
        assertThat(episodes).anyMatch(episode -> !episode.hasPhone());
        Stream<String> texts =
                episodes.stream().flatMap(episode -> episode.deeds().stream().map(Deed::text));
        assertThat(texts).anyMatch(text -> text.length() > 2_000 && text.length() < 4_096);
        assertThat(episodes)
                .filteredOn(Episode::hasPhone)
                .extracting(Episode::address)
                .allMatch(phone -> phone.matches("\\+1\\d{3}55501\\d\\d|\\+447700900\\d{3}|\\+3363998\\d{4}"));
    }

    private static List<Episode> read(String... lines) {
        return ScriptReader.read(List.of(lines), List.of());
    }
}
