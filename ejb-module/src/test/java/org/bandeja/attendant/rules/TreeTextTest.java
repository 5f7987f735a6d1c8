package org.bandeja.attendant.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.bandeja.attendant.rules.AttendantTree.Closed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTextTest {
    @Test
    void whatIsWrittenIsRead() {
        AttendantTree tree = Trees.closed(new Closed("there", "Cerrado", Trees.BILLS));
        assertThat(TreeText.read(TreeText.write(tree))).isEqualTo(tree);
    }

    @Test
    void whatIsAbsentIsEmpty() {
        AttendantTree tree = TreeText.read("{\"menus\": [{\"key\": \"main\", \"options\": [{\"key\": \"a\"}]}]}");
        assertThat(tree.main().orElseThrow().option("a").orElseThrow().label()).isEmpty();
        assertThat(tree.wrong().tries()).isEqualTo(3);
    }

    @Test
    void aChoiceIsReadAgain() {
        ChoiceId id = new ChoiceId(org.bandeja.attendant.model.AttendantId.next(), 12, "main", "a1");
        assertThat(ChoiceId.parse(id.text())).contains(id);
        assertThat(id.text().length()).isLessThanOrEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "att.",
                "att.0000000000000.0.main.a",
                "att.0000000000000.1.main.",
                "att.0000000000000.1.MAIN.a",
                "att.0000000000000.9999999999.main.a",
                "att.uuuuuuuuuuuuu.1.main.a",
                "x.0000000000000.1.main.a"
            })
    void whatIsNoChoiceOfOursIsNone(String text) {
        assertThat(ChoiceId.parse(text)).isEmpty();
    }

    @Test
    void menusTakeTheLeastFormThatHoldsThem() {
        assertThat(MenuMessage.shapeOf(Trees.usual().menus().get(0))).isEqualTo(AttendantTree.Menu.Shape.BUTTONS);
        assertThat(MenuMessage.shapeOf(Trees.usual().menus().get(1))).isEqualTo(AttendantTree.Menu.Shape.LIST);
    }

    @Test
    void numbersAreWrittenOut() {
        AttendantTree.Menu main = Trees.usual().menus().get(0);
        AttendantTree.Menu plain =
                new AttendantTree.Menu(main.key(), main.text(), AttendantTree.Menu.Shape.NUMBERS, "", main.options());
        assertThat(MenuMessage.of(plain, "Hola", "Ver", option -> "").text())
                .isEqualTo("Hola\n\n¿Qué desea?\n\n1. Ventas\n2. Soporte\n3. Horario");
    }
}
