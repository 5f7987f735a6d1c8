package org.bandeja.attendant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.DepartmentId;
import org.junit.jupiter.api.Test;

/** How far a customer has come with attendants. */
class DialogTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final AttendantId FIRST = new AttendantId(1);
    private static final AttendantId SECOND = new AttendantId(2);
    private static final String SALES = "department:0000000000003";

    private final Dialog dialog = new Dialog(new ConversationId(9), FIRST, 4, 7, NOW);

    @Test
    void whatTheFirstAttendantHasNotHeardIsForTheNextOne() {
        dialog.heard(11);
        dialog.goOn(List.of("main"), 1, true, NOW.plusSeconds(60));
        dialog.handOver(SECOND, 2, NOW.plusSeconds(1));
        assertThat(dialog.heardSeq()).isEqualTo(11);
        assertThat(dialog.attendant()).isEqualTo(SECOND);
        assertThat(dialog.number()).isEqualTo(2);
        assertThat(dialog.path()).isEmpty();
        assertThat(dialog.wrong()).isZero();
        assertThat(dialog.state()).isEqualTo(Dialog.State.TALKING);
    }

    @Test
    void itKnowsByWhichRouteItHasLedAsLongAsItHas() {
        assertThat(dialog.isLedTo(SALES)).isFalse();
        dialog.led(Optional.of(new DepartmentId(3)), SALES);
        assertThat(dialog.isLedTo(SALES)).isTrue();
        assertThat(dialog.isLedTo("department:0000000000004")).isFalse();
        dialog.goOn(List.of("main"), 0, false, NOW);
        assertThat(dialog.isLedTo(SALES)).as("it talks again").isFalse();
        dialog.led(Optional.empty(), SALES);
        dialog.begin(FIRST, 4, 20, NOW);
        dialog.end();
        assertThat(dialog.isLedTo(SALES)).isFalse();
    }
}
