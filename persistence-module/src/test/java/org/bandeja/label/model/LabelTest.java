package org.bandeja.label.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void hasANameOfOneLine() {
        assertThat(new Label(LabelId.next(), "  VIP  ", LabelColour.RED).name()).isEqualTo("VIP");
        assertThat(new Label(LabelId.next(), "x".repeat(40), LabelColour.RED).name())
                .hasSize(40);
        for (String name : new String[] {null, "", " ", "x".repeat(41), "two\nlines", "two\u2028lines"}) {
            assertThatExceptionOfType(LabelNameNotUsable.class)
                    .isThrownBy(() -> new Label(LabelId.next(), name, LabelColour.RED));
        }
    }

    @Test
    void anArchivedOneIsPutOnNothing() {
        Label label = new Label(LabelId.next(), "VIP", LabelColour.RED);
        assertThatCode(label::requireOffered).doesNotThrowAnyException();
        label.archive();
        assertThatExceptionOfType(LabelArchived.class).isThrownBy(label::requireOffered);
        label.restore();
        assertThatCode(label::requireOffered).doesNotThrowAnyException();
    }
}
