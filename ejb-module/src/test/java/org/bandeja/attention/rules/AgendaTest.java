package org.bandeja.attention.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgendaTest {
    private static final long KEPT = 100;

    @Test
    void nothingIsAnAgendaWithoutItems() {
        Agenda agenda = new Agenda().with(Matter.PARKED_DELIVERIES, 0).with(Matter.STOPPED_NUMBERS, List.of());
        assertThat(agenda.with(new Agenda.Room(1000, KEPT)).items()).isEmpty();
    }

    @Test
    void theGravestComesFirstWhateverWasAddedFirst() {
        Agenda agenda = new Agenda()
                .with(Matter.NO_SECOND_STEP, 1)
                .with(Matter.FAILED_MESSAGES, 7)
                .with(Matter.CONVERSATIONS_WITHOUT_ROUTE, 2)
                .with(Matter.STOPPED_NUMBERS, List.of("a", "b"));
        assertThat(agenda.items())
                .extracting(Agenda.Item::matter)
                .containsExactly(
                        Matter.STOPPED_NUMBERS,
                        Matter.CONVERSATIONS_WITHOUT_ROUTE,
                        Matter.FAILED_MESSAGES,
                        Matter.NO_SECOND_STEP);
    }

    @Test
    void aSingleThingIsNamedSeveralAreNot() {
        List<Agenda.Item> items = new Agenda()
                .with(Matter.STOPPED_NUMBERS, List.of("one"))
                .with(Matter.ROUTE_PROBLEMS, List.of("one", "two"))
                .items();
        assertThat(items.get(0).only()).contains("one");
        assertThat(items.get(1).only()).isEmpty();
        assertThat(items.get(1).count()).isEqualTo(2);
    }

    @Test
    void severitiesStandInTheOrderOfTheMatters() {
        assertThat(Arrays.stream(Matter.values()).map(Matter::severity).toList())
                .as("what is critical stands before what is a warning, advice comes last")
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({"0, DISK_FULL", "99, DISK_FULL", "100, DISK_FULL", "101, DISK_LOW", "199, DISK_LOW", "200, ''"})
    void roomIsLowBeforeItIsGone(long free, String matter) {
        List<Agenda.Item> items = new Agenda().with(new Agenda.Room(free, KEPT)).items();
        assertThat(items)
                .extracting(item -> item.matter().name())
                .isEqualTo(matter.isEmpty() ? List.of() : List.of(matter));
    }
}
